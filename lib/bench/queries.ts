/**
 * Query sets for the benchmark, cut out of the corpus by a seeded sampler, so that every query finds something.
 */
import { seededRandom } from '../search/engines/contract/archive.ts'
import { foldArticle } from '../text/index.ts'
import type { Corpus } from './corpus.ts'

/** One search, in a form that every engine under test can translate. */
export interface BenchQuery {
  /** Folded runs that must all be found. */
  readonly runs: readonly string[]
  readonly field: 'title' | null
  readonly from: string | null
  readonly to: string | null
  readonly source: string | null
}

/** Pairs that must all be found; a phrase; a run in titles; a pair within a year and a source; one character. */
export const QUERY_KINDS = ['and', 'phrase', 'field', 'filtered', 'single'] as const
/** One of {@link QUERY_KINDS}. */
export type QueryKind = (typeof QUERY_KINDS)[number]

const HAN_RUN = /[\u4e00-\u9fff]{2,}/g

/** Makes `count` queries of each kind from the first `docs` articles. */
export function makeQueries(corpus: Corpus, docs: number, count: number): Record<QueryKind, BenchQuery[]> {
  const random = seededRandom(42)
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const sample = () => {
    for (;;) {
      const article = corpus.article(Math.floor(random() * docs))
      const { title, body } = foldArticle(article.title, article.paragraphs)
      const titles = title.match(HAN_RUN) ?? []
      const bodies = body.match(HAN_RUN) ?? []
      if (titles.length > 0 && bodies.length > 3) return { article, titles, bodies }
    }
  }
  const cut = (runs: readonly string[], length: number) => {
    const run = runs[Math.floor(random() * runs.length)] ?? ''
    const start = Math.floor(random() * Math.max(run.length - length + 1, 1))
    return run.slice(start, start + length)
  }
  const plain = { field: null, from: null, to: null, source: null }
  const make: Record<QueryKind, () => BenchQuery> = {
    and: () => {
      const { bodies } = sample()
      return { ...plain, runs: Array.from({ length: between(2, 3) }, () => cut(bodies, 2)) }
    },
    phrase: () => ({ ...plain, runs: [cut(sample().bodies, between(3, 8))] }),
    field: () => ({ ...plain, runs: [cut(sample().titles, between(2, 4))], field: 'title' }),
    filtered: () => {
      const { article, bodies } = sample()
      const year = (article.publishedAt ?? '2020').slice(0, 4)
      const runs = [cut(bodies, 2)]
      return { ...plain, runs, from: `${year}-01-01`, to: `${year}-12-31`, source: article.source }
    },
    single: () => ({ ...plain, runs: [cut(sample().bodies, 1)] }),
  }
  const entries = QUERY_KINDS.map((kind) => [kind, Array.from({ length: count }, make[kind])] as const)
  return Object.fromEntries(entries) as Record<QueryKind, BenchQuery[]>
}
