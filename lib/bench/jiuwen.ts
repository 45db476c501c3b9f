/**
 * Our own engine, under test.
 */
import type { SearchRequest } from '../search/engine.ts'
import { FACET_NAMES } from '../search/engine.ts'
import { minisearchSnapshot } from '../search/engines/minisearch-snapshot/index.ts'
import type { Plan, RunClause } from '../search/plan.ts'
import type { BenchQuery } from './queries.ts'
import { LIMIT, type Subject } from './subject.ts'

const NO_FILTERS = { include: {}, exclude: {}, from: null, to: null, onThisDay: null }

/** A query as our engines take it. */
function requestFor(query: BenchQuery): SearchRequest {
  const fields = query.field ? [query.field] : (['title', 'body'] as const)
  const parts = query.runs.map(
    (text): RunClause => ({ kind: 'run', text, fields, strict: null, bridgePunctuation: false }),
  )
  const plan: Plan = parts.length === 1 && parts[0] ? parts[0] : { kind: 'all', parts }
  const include = query.source ? { source: [query.source] } : {}
  return {
    plan,
    filters: { ...NO_FILTERS, include, from: query.from, to: query.to },
    sort: 'relevance',
    offset: 0,
    limit: LIMIT,
    group: false,
    near: null,
    nearLimit: 0,
    facets: [],
    histogram: null,
  }
}

/** The snapshot engine. */
export const jiuwen: Subject = {
  name: 'jiuwen',
  build: (articles, dir) => minisearchSnapshot.build(articles, dir),
  async open(dir) {
    const engine = await minisearchSnapshot.open(dir)
    return {
      async search(query) {
        return (await engine.search(requestFor(query))).hits.map((hit) => hit.id)
      },
      count: (query) =>
        engine.search({
          ...requestFor(query),
          limit: 0,
          facets: FACET_NAMES,
          histogram: 'month',
        }),
      keepsText: true,
      close: () => engine.close(),
    }
  },
}
