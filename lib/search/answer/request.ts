/**
 * From the parameters of an address to what an engine is asked. Pure.
 */
import type { Filters, SearchRequest } from '../engine.ts'
import { firstDay, lastDay, readPeriod } from '../query/dates.ts'
import { parseQuery } from '../query/parse.ts'
import { type PlannedQuery, planQuery } from '../query/plan-query.ts'
import { type ParsedQuery, problem, type QueryProblem } from '../query/syntax.ts'
import { defaultSort, type SearchParams } from '../url.ts'

/** A search that is understood: parsed, planned, filtered. */
export interface Understood {
  readonly params: SearchParams
  readonly parsed: ParsedQuery
  readonly planned: PlannedQuery
  readonly filters: Filters
  readonly problems: readonly QueryProblem[]
}

/** Reads query and filters. */
export function understand(params: SearchParams): Understood {
  const parsed = parseQuery(params.q)
  const planned = planQuery(parsed, {
    strict: params.strict,
    ignorePunctuation: params.ignorePunctuation,
    fields: params.field === 'all' ? ['title', 'body'] : [params.field],
  })
  const from = readPeriod(params.from)
  const to = readPeriod(params.to)
  const unread = (params.from !== '' && from === null) || (params.to !== '' && to === null)
  const problems = unread ? [...planned.problems, problem('filter-date', 0, 0)] : planned.problems
  const filters: Filters = {
    include: chosen(params.include),
    exclude: chosen(params.exclude),
    from: from && firstDay(from),
    to: to && lastDay(to),
    onThisDay: params.onThisDay || null,
  }
  return { params, parsed, planned, filters, problems }
}

/** Counts alone: what offers and ways out ask. */
export function countRequest({ planned, filters }: Understood): SearchRequest {
  return {
    plan: planned.plan,
    filters,
    sort: 'newest',
    offset: 0,
    limit: 0,
    group: false,
    near: null,
    nearLimit: 0,
    facets: [],
    histogram: null,
  }
}

/** The order that a search is answered in. */
export function sortOf({ q, sort }: SearchParams): SearchRequest['sort'] {
  return sort ?? defaultSort(q)
}

function chosen(values: SearchParams['include']): Filters['include'] {
  return Object.fromEntries(Object.entries(values).filter(([, list]) => list.length > 0))
}
