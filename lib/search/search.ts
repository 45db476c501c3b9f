/**
 * Search: query in, answer out. Parses, plans, asks the engine, reads the store, marks passages, and offers what may
 * help. The only place where all the parts of `lib/search` meet.
 */

import { Counts } from './answer/counts.ts'
import { histogramOf, unitFor } from './answer/histogram.ts'
import { bareHitOf, HeadCache, hitOf, otherSpellings } from './answer/hits.ts'
import { nearestDays } from './answer/nearest-dates.ts'
import { offersFor } from './answer/offers.ts'
import { countRequest, sortOf, type Understood, understand } from './answer/request.ts'
import type { Aid, Hit, SearchAnswer, WayOut } from './answer/types.ts'
import { waysOut } from './answer/ways-out.ts'
import { aidInChinese, changeInChinese } from './answer/words.ts'
import { archiveAids } from './approximate/archive-aids.ts'
import { aidKey, type NearSearch, nearSearch } from './approximate/near-query.ts'
import {
  type EngineHit,
  type EnginePage,
  FACET_NAMES,
  type SearchEngine,
  type SearchRequest,
} from './engine.ts'
import {
  type ArticleMarks,
  type HighlightTerm,
  highlightTerms,
  markArticle,
  nearHighlightTerm,
  type TermsFor,
  type Text,
} from './highlight.ts'
import { type OpenArchive, openArchive } from './open.ts'
import { explain, explainInChinese } from './query/explain.ts'
import { printQuery } from './query/print.ts'
import { problem } from './query/syntax.ts'
import type { SharedMemory } from './shared-memory.ts'
import { readSuggestions, type Suggestion, type Suggestions } from './suggest/suggest.ts'
import { changed, EMPTY_SEARCH, type SearchParams } from './url.ts'

/** 近似结果 follow a match set that holds fewer articles than this. */
const ENOUGH = 10

/** What the caller wants beyond the parameters; a surface states its defaults here. */
export interface SearchOptions {
  /** Used where the parameters leave `approximate` open. The site says true, command line and API false. */
  readonly approximate?: boolean
  /** Used where the parameters leave `group` open. The site says true, command line and API false. */
  readonly group?: boolean
  /** Number of hits, in place of the parameters' page size. No ceiling. */
  readonly limit?: number
  /** Results before the first, in place of the parameters' page: for a few neighbours of a result. */
  readonly offset?: number
  /** Facets and histogram; true unless told otherwise. They are most of what a search of many articles costs. */
  readonly counts?: boolean
  /** Marked passages; true unless told otherwise. */
  readonly fragments?: boolean
  /** Counted offers and ways out; true unless told otherwise. */
  readonly help?: boolean
  /** Looks among these ids alone, such as the reprints of one story. */
  readonly among?: readonly string[]
}

/** An open archive that answers searches. One for each process: opening reads files, answering does not write. */
export interface Search {
  search(params: SearchParams, options?: SearchOptions): Promise<SearchAnswer>
  /** The same answer as JSON, for who only hands it on. */
  json(params: SearchParams, options?: SearchOptions): Promise<string>
  /** How many articles a search finds: far cheaper than its answer. */
  count(params: SearchParams): Promise<number>
  /** Completions of what was typed so far: titles, terms, sources; letters reach Chinese by pinyin. */
  suggest(prefix: string, limit?: number): readonly Suggestion[]
  /**
   * Every place of a query in an article, for its page. Where it holds none, what 近似结果 would have found it by,
   * unless `approximate` is false.
   */
  mark(q: string, text: Text, options?: Partial<SearchParams>): ArticleMarks
  readonly engine: SearchEngine
  readonly store: OpenArchive['store']
  /** False where the store was ingested anew since the index was built. */
  readonly isCurrent: boolean
  close(): Promise<void>
}

/**
 * Opens index, store and side data of a data folder.
 *
 * @param options - `aliases`: the editable alias list (`archive/aliases.json`), or null to do without. `memory`: what
 *   the threads share that open this folder; each but the first then takes a fraction of the memory.
 * @throws ArchiveError `index-missing`, `index-damaged`, `index-foreign`, `store-missing`, `store-damaged`;
 *   `config-invalid` where the alias list cannot be read.
 */
export async function openSearch(
  dataDir: string,
  options: { readonly aliases?: string | null; readonly memory?: SharedMemory } = {},
): Promise<Search> {
  const archive = await openArchive(dataDir, options.memory)
  const suggestions = readSuggestions(archive.folder)
  const aids = archiveAids(archive.folder, options.aliases ?? null)
  return new ArchiveSearch(archive, suggestions, aids)
}

class ArchiveSearch implements Search {
  readonly engine: SearchEngine
  readonly store: OpenArchive['store']
  readonly isCurrent: boolean
  private readonly archive: OpenArchive
  private readonly heads: HeadCache
  private readonly suggestions: Suggestions
  private readonly aids: ReturnType<typeof archiveAids>

  constructor(archive: OpenArchive, suggestions: Suggestions, aids: ReturnType<typeof archiveAids>) {
    this.archive = archive
    this.engine = archive.engine
    this.store = archive.store
    this.isCurrent = archive.isCurrent
    this.suggestions = suggestions
    this.aids = aids
    this.heads = new HeadCache((id) => archive.store.story(id))
  }

  async count(params: SearchParams): Promise<number> {
    return (await this.engine.search(countRequest(understand(params)))).total
  }

  suggest(prefix: string, limit = 10): readonly Suggestion[] {
    return this.suggestions.complete(prefix, limit)
  }

  mark(q: string, text: Text, options: Partial<SearchParams> = {}): ArticleMarks {
    const { planned } = understand({ ...EMPTY_SEARCH, ...options, q })
    const exact = markArticle(highlightTerms(planned.wanted)(text), text)
    if (exact.count > 0 || options.approximate === false) return exact
    // The reader came from 近似结果: show what the article was found by.
    const near = nearSearch(planned.wanted, this.aids, new Set(options.withoutAids))
    return near ? markArticle(nearHighlights(near), text) : exact
  }

  async search(params: SearchParams, options: SearchOptions = {}): Promise<SearchAnswer> {
    const start = performance.now()
    const understood = among(understand(params), options.among)
    const group = params.group ?? options.group ?? false
    const approximate = params.approximate ?? options.approximate ?? false
    const size = options.limit ?? params.size
    const isPaged = options.limit === undefined && options.offset === undefined
    const offset = isPaged ? (params.page - 1) * size : (options.offset ?? 0)
    const counted = (options.counts ?? true) ? countsOf(understood) : NO_COUNTS
    const request = { ...pageRequest(understood), ...counted, group, offset, limit: size }
    const page = await this.engine.search(request)
    const results = group ? page.groups : page.total
    const wantsNear = approximate && page.total < ENOUGH && (!isPaged || offset === 0)
    const near = wantsNear ? this.nearOf(understood, page) : null
    const nearHits = near ? await this.nearHits(request, near, results) : []
    const found = [...page.hits, ...nearHits]
    const hits = (options.fragments ?? true) ? this.hits(found, understood, near) : this.bareHits(found)
    const help = (options.help ?? true) ? await this.help(understood, page.total) : NO_HELP
    return {
      total: page.total,
      groups: page.groups,
      parsed: parsedAnswer(understood, hits, help.leftOut),
      tiers: { ...page.tiers, near: nearHits.length },
      hits,
      facets: page.facets,
      histogram: histogramOf(page.histogram, understood.filters),
      keptOut: page.keptOut,
      aids: near && nearHits.length > 0 ? near.aids.map((aid) => aidAnswer(aid, params)) : [],
      offers: help.offers,
      ways: help.ways,
      sort: request.sort,
      grouped: group,
      approximate,
      page: isPaged ? params.page : 1,
      pages: Math.max(1, Math.ceil(results / Math.max(1, size))),
      size,
      // Last, so that it covers all of the above.
      took_ms: Math.round((performance.now() - start) * 100) / 100,
    }
  }

  async json(params: SearchParams, options: SearchOptions = {}): Promise<string> {
    return JSON.stringify(await this.search(params, options))
  }

  close(): Promise<void> {
    return this.archive.close()
  }

  private nearOf({ params, planned }: Understood, page: EnginePage): NearSearch | null {
    // What stands whole somewhere was written by somebody: no slip of the reader's.
    const aids = page.tiers.whole > 0 ? { ...this.aids, repair: () => null } : this.aids
    return nearSearch(planned.wanted, aids, new Set(params.withoutAids))
  }

  /** Near hits fill what the `results` of the match set leave of the page. */
  private async nearHits(
    request: SearchRequest,
    near: NearSearch,
    results: number,
  ): Promise<readonly EngineHit[]> {
    const nearLimit = request.offset + request.limit - results
    if (nearLimit <= 0 || request.limit === 0) return []
    const asked = { ...request, ...NO_COUNTS, offset: 0, limit: 0, near: near.query, nearLimit }
    return (await this.engine.search(asked)).near.slice(Math.max(0, request.offset - results))
  }

  private hits(found: readonly EngineHit[], { planned }: Understood, near: NearSearch | null): Hit[] {
    const exact = highlightTerms(planned.wanted)
    const terms = near ? nearHighlights(near) : []
    const inexact: TermsFor = () => terms
    const hits: Hit[] = []
    for (const hit of found) {
      const article = this.store.story(hit.id)
      if (article) hits.push(hitOf(article, hit, hit.tier === 'near' ? inexact : exact))
    }
    return hits
  }

  private bareHits(found: readonly EngineHit[]): Hit[] {
    return found.flatMap((hit) => {
      const head = this.heads.get(hit.id)
      return head ? [bareHitOf(head, hit)] : []
    })
  }

  /** Offers beside an answer, ways out of an empty one. */
  private async help(understood: Understood, total: number): Promise<Help> {
    const counts = new Counts(this.engine, understood, total)
    const offers = await counts.of(offersFor(understood, total))
    // Telling scripts apart only narrows and passing over marks only widens: the same count is the same articles.
    const news = offers.filter((offer) => offer.kind === 'number' || offer.count !== total)
    if (total > 0) return { offers: news, ways: [], leftOut: counts.leftOut }
    const ways = await counts.of(waysOut(understood, this.readings()))
    const nearest = await this.nearestDates(understood)
    return { offers: news, ways: [...nearest, ...ways], leftOut: counts.leftOut }
  }

  /** Days with something, where the dates leave nothing. */
  private async nearestDates(understood: Understood): Promise<WayOut[]> {
    const { params, filters } = understood
    if (filters.from === null && filters.to === null) return []
    const { histogram } = await this.engine.search({ ...countRequest(understood), histogram: 'day' })
    return nearestDays(histogram, filters).map(({ day, count }) => {
      const change = { kind: 'nearest-date', day } as const
      return {
        ...change,
        words: changeInChinese(change),
        params: changed(params, { from: day, to: day }),
        count,
      }
    })
  }

  private readings() {
    return {
      homophones: (run: string) => this.suggestions.homophones(run),
      repair: (run: string) => this.aids.repair(run),
    }
  }
}

/** The same search, narrowed to some ids where any are given. */
function among(understood: Understood, ids: readonly string[] | undefined): Understood {
  return ids ? { ...understood, filters: { ...understood.filters, among: ids } } : understood
}

function pageRequest(understood: Understood): SearchRequest {
  return { ...countRequest(understood), sort: sortOf(understood.params) }
}

function countsOf({ filters }: Understood): Pick<SearchRequest, 'facets' | 'histogram'> {
  return { facets: FACET_NAMES, histogram: unitFor(filters) }
}

const NO_COUNTS: Pick<SearchRequest, 'facets' | 'histogram'> = { facets: [], histogram: null }

/** What may help beside an answer, and whether something was not counted. */
type Help = Pick<SearchAnswer, 'offers' | 'ways'> & { readonly leftOut: boolean }

const NO_HELP: Help = { offers: [], ways: [], leftOut: false }

function nearHighlights(near: NearSearch): HighlightTerm[] {
  return near.termsOf.map(({ label, terms }) => nearHighlightTerm(label, terms))
}

function parsedAnswer(
  { parsed, planned, problems }: Understood,
  hits: readonly Hit[],
  leftOut: boolean,
): SearchAnswer['parsed'] {
  const parts = explain(parsed, planned)
  return {
    query: printQuery(parsed.root),
    words: explainInChinese(parts),
    parts,
    problems: leftOut ? [...problems, problem('not-counted', 0, 0)] : problems,
    terms: planned.wanted.map(({ text }) => text),
    alsoMatched: otherSpellings(hits, planned.wanted),
  }
}

function aidAnswer(aid: NearSearch['aids'][number], params: SearchParams): Aid {
  const key = aidKey(aid)
  return {
    ...aid,
    key,
    words: aidInChinese(aid),
    undo: changed(params, { withoutAids: [...params.withoutAids, key] }),
  }
}
