/**
 * What the parts of the contract share: an open engine over the invented archive, and the plainest way to say which
 * articles must be found.
 */
import type { Article } from '../../../article.ts'
import { foldArticle, foldLine } from '../../../text/index.ts'
import type { EnginePage, Filters, SearchEngine, SearchRequest } from '../../engine.ts'
import type { Plan, RunClause, TextField } from '../../plan.ts'

export const BOTH: readonly TextField[] = ['title', 'body']

export const NO_FILTERS: Filters = { include: {}, exclude: {}, from: null, to: null, onThisDay: null }

/** A run over title and body. */
export function run(text: string, given: Partial<RunClause> = {}): RunClause {
  return { kind: 'run', text: foldLine(text), fields: BOTH, strict: null, bridgePunctuation: false, ...given }
}

/** A longer run with the words that it is cut into. */
export function words(text: string, cut: readonly string[]): Plan {
  return { kind: 'words', whole: run(text), words: cut.map((word) => run(word)) }
}

/** A request for everything a page can hold. */
export function request(plan: Plan, given: Partial<SearchRequest> = {}): SearchRequest {
  return {
    plan,
    filters: NO_FILTERS,
    sort: 'relevance',
    offset: 0,
    limit: 10_000,
    group: false,
    near: null,
    nearLimit: 0,
    facets: [],
    histogram: null,
    ...given,
  }
}

/** Ids of a page's hits, in the order of ids. */
export const ids = (page: EnginePage): string[] => page.hits.map((hit) => hit.id).sort()

/** An engine under test, with what it was built from. */
export class Suite {
  readonly articles: readonly Article[]
  readonly byId: ReadonlyMap<string, Article>
  #engine: SearchEngine | null = null

  constructor(articles: readonly Article[]) {
    this.articles = articles
    this.byId = new Map(articles.map((article) => [article.id, article]))
  }

  get engine(): SearchEngine {
    if (!this.#engine) throw new Error('the engine is opened before the tests run')
    return this.#engine
  }

  set engine(engine: SearchEngine) {
    this.#engine = engine
  }

  readonly find = (plan: Plan, given: Partial<SearchRequest> = {}): Promise<EnginePage> =>
    this.engine.search(request(plan, given))

  /** Ids of the articles for whose folded text something holds, in their order. */
  readonly holding = (
    holds: (folded: { title: string; body: string }, article: Article) => boolean,
  ): string[] =>
    this.articles
      .filter((article) => holds(foldArticle(article.title, article.paragraphs), article))
      .map((article) => article.id)
      .sort()

  readonly containing = (text: string): string[] =>
    this.holding(({ title, body }) => title.includes(text) || body.includes(text))
}
