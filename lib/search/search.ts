/**
 * Search: query in, answer out. Parses, plans, asks the engine, reads the store, marks passages, and offers what may
 * help. The only place where all the parts of `lib/search` meet.
 */

import { histogramOf, unitFor } from './answer/histogram.ts'
import { hitOf, matchTerms, type TermsFor } from './answer/hits.ts'
import { offersFor, type Uncounted } from './answer/offers.ts'
import { countRequest, SHOWN_FACETS, sortOf, type Understood, understand } from './answer/request.ts'
import type { Aid, Hit, Offer, SearchAnswer, WayOut } from './answer/types.ts'
import { waysOut } from './answer/ways-out.ts'
import { archiveAids } from './approximate/archive-aids.ts'
import { aidKey, type NearSearch, nearSearch } from './approximate/near-query.ts'
import type { EngineHit, EnginePage, SearchEngine, SearchRequest } from './engine.ts'
import { type ArticleMarks, highlightTerms, markArticle, nearHighlightTerm, type Text } from './highlight.ts'
import { type OpenArchive, openArchive } from './open.ts'
import { explain, explainInChinese } from './query/explain.ts'
import { printQuery } from './query/print.ts'
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
  /** Marked passages; true unless told otherwise. */
  readonly fragments?: boolean
  /** Counted offers and ways out; true unless told otherwise. */
  readonly help?: boolean
}

/** An open archive that answers searches. One for each process: opening reads files, answering does not write. */
export interface Search {
  search(params: SearchParams, options?: SearchOptions): Promise<SearchAnswer>
  /** Completions of what was typed so far: titles, terms, sources; letters reach Chinese by pinyin. */
  suggest(prefix: string, limit?: number): readonly Suggestion[]
  /** Every place of a query in an article, for its page. */
  mark(q: string, text: Text, options?: Pick<SearchParams, 'strict' | 'ignorePunctuation'>): ArticleMarks
  readonly engine: SearchEngine
  readonly store: OpenArchive['store']
  /** False where the store was ingested anew since the index was built. */
  readonly isCurrent: boolean
  close(): Promise<void>
}

/**
 * Opens index, store and side data of a data folder.
 *
 * @param options - `aliases`: the editable alias list (`archive/aliases.json`), or null to do without.
 * @throws ArchiveError `index-missing`, `index-damaged`, `index-foreign`, `store-missing`, `store-damaged`;
 *   `config-invalid` where the alias list cannot be read.
 */
export async function openSearch(
  dataDir: string,
  options: { readonly aliases?: string | null } = {},
): Promise<Search> {
  const archive = await openArchive(dataDir)
  const suggestions = readSuggestions(archive.folder)
  const aids = archiveAids(archive.folder, options.aliases ?? null)
  return new ArchiveSearch(archive, suggestions, aids)
}

class ArchiveSearch implements Search {
  readonly engine: SearchEngine
  readonly store: OpenArchive['store']
  readonly isCurrent: boolean
  private readonly archive: OpenArchive
  private readonly suggestions: Suggestions
  private readonly aids: ReturnType<typeof archiveAids>

  constructor(archive: OpenArchive, suggestions: Suggestions, aids: ReturnType<typeof archiveAids>) {
    this.archive = archive
    this.engine = archive.engine
    this.store = archive.store
    this.isCurrent = archive.isCurrent
    this.suggestions = suggestions
    this.aids = aids
  }

  suggest(prefix: string, limit = 10): readonly Suggestion[] {
    return this.suggestions.complete(prefix, limit)
  }

  mark(q: string, text: Text, options: Partial<SearchParams> = {}): ArticleMarks {
    const { planned } = understand({ ...EMPTY_SEARCH, ...options, q })
    return markArticle(highlightTerms(planned.wanted, text), text)
  }

  async search(params: SearchParams, options: SearchOptions = {}): Promise<SearchAnswer> {
    const start = performance.now()
    const understood = understand(params)
    const grouped = params.group ?? options.group ?? false
    const approximate = params.approximate ?? options.approximate ?? false
    const size = options.limit ?? params.size
    const offset = options.limit === undefined ? (params.page - 1) * size : 0
    const request = { ...pageRequest(understood), group: grouped, offset, limit: size }
    const page = await this.engine.search(request)
    const wantsNear = approximate && page.total < ENOUGH && offset === 0
    // What stands whole somewhere was written by somebody: no slip of the reader's.
    const aids = page.tiers.whole > 0 ? { ...this.aids, repair: () => null } : this.aids
    const near = wantsNear ? nearSearch(understood.planned.wanted, aids, new Set(params.withoutAids)) : null
    const nearHits = near ? await this.near(request, near, size - page.hits.length) : []
    const help = options.help ?? true
    const count = grouped ? page.groups : page.total
    return {
      total: page.total,
      groups: page.groups,
      parsed: parsedAnswer(understood),
      tiers: { ...page.tiers, near: nearHits.length },
      hits: this.hits(page, nearHits, understood, near, options.fragments ?? true),
      facets: page.facets,
      histogram: histogramOf(page.histogram, understood.filters),
      aids: near ? near.aids.map((aid) => aidAnswer(aid, params)) : [],
      offers: help
        ? await this.counted<Offer>(offersFor(understood, page.total)).then((all) =>
            all.filter((offer) => offer.count !== page.total),
          )
        : [],
      ways: help && page.total === 0 ? await this.counted<WayOut>(waysOut(understood, this.readings())) : [],
      sort: request.sort,
      grouped,
      approximate,
      page: options.limit === undefined ? params.page : 1,
      pages: Math.max(1, Math.ceil(count / Math.max(1, size))),
      size,
      // Last, so that it covers all of the above.
      took_ms: Math.round((performance.now() - start) * 100) / 100,
    }
  }

  close(): Promise<void> {
    return this.archive.close()
  }

  private async near(request: SearchRequest, near: NearSearch, limit: number): Promise<readonly EngineHit[]> {
    if (limit <= 0) return []
    const asked = { ...request, limit: 0, near: near.query, nearLimit: limit, facets: [], histogram: null }
    return (await this.engine.search(asked)).near
  }

  private hits(
    page: EnginePage,
    nearHits: readonly EngineHit[],
    { planned }: Understood,
    near: NearSearch | null,
    fragments: boolean,
  ): Hit[] {
    const exact = matchTerms(planned.wanted)
    const terms = near?.termsOf.map(({ label, terms }) => nearHighlightTerm(label, terms)) ?? []
    const inexact: TermsFor = () => terms
    return [...page.hits, ...nearHits].flatMap((found) => {
      const article = this.store.article(found.id)
      return article ? [hitOf(article, found, found.tier === 'near' ? inexact : exact, fragments)] : []
    })
  }

  /** Counts each by a search of its own; those that find nothing are left out. */
  private async counted<T extends Offer | WayOut>(uncounted: readonly Uncounted<T>[]): Promise<T[]> {
    const counted: T[] = []
    for (const candidate of uncounted) {
      const { total } = await this.engine.search(countRequest(understand(candidate.params)))
      if (total > 0) counted.push({ ...candidate, count: total } as unknown as T)
    }
    return counted
  }

  private readings() {
    return {
      homophones: (run: string) => this.suggestions.homophones(run),
      repair: (run: string) => this.aids.repair(run),
    }
  }
}

function pageRequest(understood: Understood): SearchRequest {
  return {
    ...countRequest(understood),
    sort: sortOf(understood.params),
    facets: SHOWN_FACETS,
    histogram: unitFor(understood.filters),
  }
}

function parsedAnswer({ parsed, planned, problems }: Understood): SearchAnswer['parsed'] {
  const parts = explain(parsed, planned)
  return { query: printQuery(parsed.root), words: explainInChinese(parts), parts, problems }
}

const AID_WORDS = { numeral: '数字另一种写法', alias: '别名', repair: '可能的错字' } as const

function aidAnswer(aid: NearSearch['aids'][number], params: SearchParams): Aid {
  const key = aidKey(aid)
  return {
    ...aid,
    key,
    words: `${AID_WORDS[aid.kind]}：${aid.from} → ${aid.to}`,
    undo: changed(params, { withoutAids: [...params.withoutAids, key] }),
  }
}
