/**
 * The one interface that every engine implements. Types, and the names they are made of.
 *
 * An engine finds, ranks and counts. Parsing, folding, snippets, highlighting and URLs are ours and shared, so an
 * engine never sees what was typed and never returns text to show.
 */
import type { Article } from '../article.ts'
import type { Plan } from './plan.ts'
import type { SharedMemory } from './shared-memory.ts'

/** How a hit came in: the whole run stands in it, all of its words do, or it is only near (近似结果). */
export type Tier = 'whole' | 'words' | 'near'

/** What can be narrowed by lists of values, in the order of a page. */
export const FACET_NAMES = ['source', 'year', 'section', 'author', 'charset', 'reprints', 'lang'] as const
export type FacetName = (typeof FACET_NAMES)[number]

/** The value that stands for "none": no source named, no date shown. Displayed as 不详. */
export const UNKNOWN = ''

/** Narrowings chosen from lists. OR inside a name, AND between names. */
export interface Filters {
  readonly include: Partial<Readonly<Record<FacetName, readonly string[]>>>
  readonly exclude: Partial<Readonly<Record<FacetName, readonly string[]>>>
  /** `YYYY-MM-DD`, inclusive; null is open. With either set, undated articles do not match. */
  readonly from: string | null
  readonly to: string | null
  /** `MM-DD`, 历史上的今天; null for any day. */
  readonly onThisDay: string | null
  /** Ids to look among, such as the reprints of one story; left out for all articles. */
  readonly among?: readonly string[]
}

/** A term of 近似结果. */
export interface NearTerm {
  readonly term: string
  readonly weight: number
  /** A pair across the border of two words: alone it is chance, and it is not counted among the terms held. */
  readonly across: boolean
}

/** Best match over single terms, for 近似结果. */
export interface NearQuery {
  /** Folded index terms (bigrams, words, numbers), with a weight each. At least one is not `across`. */
  readonly terms: readonly NearTerm[]
}

export interface SearchRequest {
  readonly plan: Plan
  readonly filters: Filters
  readonly sort: 'relevance' | 'newest' | 'oldest'
  readonly offset: number
  readonly limit: number
  /** Fold reprint groups: the best of each stands for it, and `offset`/`limit` count groups. */
  readonly group: boolean
  /** Near matches behind the match set, at most `nearLimit`; null for none. */
  readonly near: NearQuery | null
  readonly nearLimit: number
  readonly facets: readonly FacetName[]
  /** Bars of the histogram; null for none. */
  readonly histogram: 'year' | 'month' | 'day' | null
}

export interface EngineHit {
  readonly id: string
  readonly score: number
  readonly tier: Tier
  /** Other members of its reprint group that match too; only counted when `group` was asked. */
  readonly folded: number
}

export interface FacetValue {
  readonly value: string
  readonly count: number
}

/** A narrowing of a search: all that was chosen and excluded of one facet, the range of dates, the day of the year. */
export type Narrowing = FacetName | 'dates' | 'onThisDay'

export interface EnginePage {
  /** Articles in the match set, exact. */
  readonly total: number
  /** Reprint groups in the match set; an article without reprints is a group of one. */
  readonly groups: number
  /** How many of `total` match whole, by words; `near` counts the near hits offered, never part of `total`. */
  readonly tiers: { readonly whole: number; readonly words: number; readonly near: number }
  readonly hits: readonly EngineHit[]
  /** The near hits, when asked for. */
  readonly near: readonly EngineHit[]
  /** Values by count (years by time), counted without the group's own selection; selected values are always there. */
  readonly facets: Partial<Readonly<Record<FacetName, readonly FacetValue[]>>>
  /** Periods in order with counts, zero periods left out, counted without the date filter. Undated under UNKNOWN. */
  readonly histogram: readonly { readonly period: string; readonly count: number }[]
  /** Articles that would match but for one narrowing, by that one; of facets asked for, dates only with the histogram. */
  readonly keptOut: Partial<Readonly<Record<Narrowing, number>>>
}

/** An open index, ready to answer. Holds no lock: a new build does not disturb it. */
export interface SearchEngine {
  readonly name: string
  /** Articles in the index. */
  readonly size: number
  /** Digest of the index build, for ETags and citations. */
  readonly fingerprint: string
  search(request: SearchRequest): Promise<EnginePage>
  /** Articles of the reprint group, lead first; just the article where there is no other, empty for an unknown id. */
  reprints(id: string): Promise<readonly string[]>
  close(): Promise<void>
}

export interface EngineModule {
  readonly name: string
  /** Version of the files it writes; an index of another version is refused as foreign. */
  readonly version: number
  /**
   * Writes an index of `articles` below `dir`, which exists and is empty.
   *
   * @param articles - In the store's canonical order. Read once.
   * @param onProgress - Told how many articles were indexed so far.
   */
  build(
    articles: Iterable<Article> | AsyncIterable<Article>,
    dir: string,
    onProgress?: (done: number) => void,
  ): Promise<void>
  /**
   * @param memory - What threads share that open the same index. The engine puts there what it reads, or takes it.
   * @throws ArchiveError `index-missing`, `index-damaged` or `index-foreign`.
   */
  open(dir: string, memory?: SharedMemory): Promise<SearchEngine>
}
