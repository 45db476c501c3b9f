/**
 * What a search answers: the object of `jiuwen search --json`, `/api/search` and the results page. Pure types.
 */
import type { EnginePage, FacetName, FacetValue, Tier } from '../engine.ts'
import type { MarkedRange } from '../highlight.ts'
import type { ExplainPart } from '../query/explain.ts'
import type { QueryProblem } from '../query/syntax.ts'
import type { Fragment } from '../snippet.ts'
import type { SearchParams } from '../url.ts'

export interface Hit {
  readonly id: string
  readonly title: string
  readonly source: string | null
  /** As in `Article.publishedAt`. */
  readonly published: string | null
  readonly section: string | null
  /** See `Article.lang`. */
  readonly lang: string
  readonly score: number
  readonly tier: Tier
  readonly fragments: readonly Fragment[]
  /** Places in `title`, ascending, not overlapping. */
  readonly titleRanges: readonly MarkedRange[]
  /** Places of the query in title and body. */
  readonly matches: number
  /** Other members of its reprint group that match too, folded behind it; 0 where nothing is folded. */
  readonly folded: number
  readonly clusterId: string | null
}

/** The query as it was understood. */
export interface Parsed {
  /** The query in its own language, tidied: parsing it again gives the same. */
  readonly query: string
  /** In Chinese words, for people. */
  readonly words: string
  /** The same in parts, for other languages and for chips. */
  readonly parts: readonly ExplainPart[]
  readonly problems: readonly QueryProblem[]
  /** The terms that a match should hold, as typed, in order: `term` of a marked range is a place in this list. */
  readonly terms: readonly string[]
  /** Other spellings of what was typed that the shown hits were found by: 台灣, 臺灣 for 台湾. */
  readonly alsoMatched: readonly string[]
}

/** A help of 近似结果: text of the query read as other text. */
export interface AidChange {
  readonly kind: 'numeral' | 'alias' | 'repair'
  readonly from: string
  readonly to: string
}

/** Help that 近似结果 used, each with the search that does without it. */
export interface Aid extends AidChange {
  /** Names the aid in `noaid=`. */
  readonly key: string
  /** A sentence in simplified Chinese; `kind`, `from` and `to` say the same. */
  readonly words: string
  /** The same search without this aid. */
  readonly undo: SearchParams
}

/** What an offer changes: numbers spelt otherwise throughout, 区分繁简, 忽略标点. */
export type OfferChange =
  | { readonly kind: 'number'; readonly q: string }
  | { readonly kind: 'strict' }
  | { readonly kind: 'punctuation' }

/** What a way out changes. */
export type WayChange =
  /** Periods as in an address; empty is open, both empty is any date. */
  | { readonly kind: 'dates'; readonly from: string; readonly to: string }
  /** The nearest day that has something, `YYYY-MM-DD`. */
  | { readonly kind: 'nearest-date'; readonly day: string }
  | {
      readonly kind: 'filter'
      readonly side: 'include' | 'exclude'
      readonly facet: FacetName
      /** All that were chosen. */
      readonly values: readonly string[]
    }
  | { readonly kind: 'number'; readonly q: string }
  | { readonly kind: 'drop-term'; readonly term: string }
  | { readonly kind: 'homophone' | 'repair'; readonly from: string; readonly to: string }
  /** Any day of the year, no filter at all, title and body, no quotes, single words, 忽略标点. */
  | { readonly kind: 'any-day' | 'all-filters' | 'field' | 'unquote' | 'words' | 'punctuation' }

export type Change = OfferChange | WayChange

/** The search that a change leads to, and what it finds. */
export interface Counted {
  /** The change as a phrase in simplified Chinese; `kind` and the values beside it say the same. */
  readonly words: string
  readonly params: SearchParams
  readonly count: number
}

/** A search that may be meant instead. */
export type Offer = OfferChange & Counted

/** A way out of an empty result. */
export type WayOut = WayChange & Counted

export interface Histogram {
  readonly unit: 'year' | 'month' | 'day'
  /** Periods in order; those without articles are left out. Counted without the date filter. */
  readonly bars: readonly { readonly period: string; readonly count: number }[]
  /** Articles that show no date. */
  readonly undated: number
}

export interface SearchAnswer {
  /** Articles in the match set. */
  readonly total: number
  /** Reprint groups in the match set. */
  readonly groups: number
  readonly took_ms: number
  readonly parsed: Parsed
  /** `near` counts the near hits among `hits`; never part of `total`. */
  readonly tiers: { readonly whole: number; readonly words: number; readonly near: number }
  /** The page of the match set; near hits, where asked for and needed, behind it. */
  readonly hits: readonly Hit[]
  readonly facets: Partial<Readonly<Record<FacetName, readonly FacetValue[]>>>
  readonly histogram: Histogram
  /** What one filter alone keeps out: articles that would come without all that is chosen and excluded there. */
  readonly keptOut: EnginePage['keptOut']
  readonly aids: readonly Aid[]
  readonly offers: readonly Offer[]
  readonly ways: readonly WayOut[]
  readonly sort: 'relevance' | 'newest' | 'oldest'
  /** Whether reprints are folded; then pages count groups. */
  readonly grouped: boolean
  /** Whether near hits were asked for. */
  readonly approximate: boolean
  readonly page: number
  readonly pages: number
  readonly size: number
}
