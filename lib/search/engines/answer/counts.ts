/**
 * Facets and the date histogram of a match set, counted from the marks. Pure.
 */
import {
  type EnginePage,
  type FacetName,
  type FacetValue,
  type Narrowing,
  type SearchRequest,
  UNKNOWN,
} from '../../engine.ts'
import type { Columns, ValueColumn } from '../columns/columns.ts'
import { DATES_BIT, DAY_BIT, facetBit } from './filters.ts'

/** Articles that match, and which narrowings each fails (none, or just one that something is counted without). */
export interface Counted {
  readonly docs: Uint32Array
  /** Null where nothing is narrowed. */
  readonly misses: Uint16Array | null
  readonly count: number
}

type FacetRequest = Pick<SearchRequest, 'facets' | 'filters' | 'histogram'>

/** Counts every facet asked for, each without its own selection. */
export function countFacets(columns: Columns, found: Counted, request: FacetRequest): EnginePage['facets'] {
  const facets: Partial<Record<FacetName, readonly FacetValue[]>> = {}
  for (const name of request.facets) {
    const column = columns.facets[name]
    const counts = countValues(column, found, facetBit(name))
    const { include, exclude } = request.filters
    const selected = new Set([...(include[name] ?? []), ...(exclude[name] ?? [])])
    facets[name] = listValues(column, counts, selected, name === 'year')
  }
  return facets
}

function countValues(column: ValueColumn, found: Counted, bit: number): Uint32Array {
  const { docs, misses, count } = found
  const { codes, starts } = column
  const counts = new Uint32Array(column.values.length)
  const others = ~bit
  for (let i = 0; i < count; i++) {
    if (misses !== null && ((misses[i] as number) & others) !== 0) continue
    const doc = docs[i] as number
    if (starts === null) {
      ;(counts[codes[doc] as number] as number)++
      continue
    }
    const end = starts[doc + 1] as number
    for (let at = starts[doc] as number; at < end; at++) (counts[codes[at] as number] as number)++
  }
  return counts
}

/** By count, most first, equal counts by value; years by time. UNKNOWN keeps its place by count, last among years. */
function listValues(
  column: ValueColumn,
  counts: Uint32Array,
  selected: Set<string>,
  byTime: boolean,
): FacetValue[] {
  const listed: FacetValue[] = []
  for (let code = 0; code < counts.length; code++) {
    const value = column.values[code] ?? UNKNOWN
    const count = counts[code] ?? 0
    if (count > 0 || selected.has(value)) listed.push({ value, count })
    selected.delete(value)
  }
  for (const value of selected) listed.push({ value, count: 0 })
  if (byTime)
    return listed.sort(
      (a, b) => Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN) || compare(a.value, b.value),
    )
  return listed.sort((a, b) => b.count - a.count || compare(a.value, b.value))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const PERIOD_LENGTH = { year: 4, month: 7, day: 10 } as const

/** Articles a period, counted without the date range; undated articles last, under UNKNOWN. */
export function countPeriods(
  columns: Columns,
  found: Counted,
  request: FacetRequest,
): EnginePage['histogram'] {
  if (!request.histogram) return []
  const column = { values: columns.days, codes: columns.day, starts: null }
  const counts = countValues(column, found, DATES_BIT)
  const length = PERIOD_LENGTH[request.histogram]
  const bars: { period: string; count: number }[] = []
  let undated = 0
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code] ?? 0
    if (count === 0) continue
    const day = columns.days[code] ?? UNKNOWN
    const last = bars.at(-1)
    if (day === UNKNOWN) undated += count
    else if (last && day.startsWith(last.period)) last.count += count
    else bars.push({ period: day.slice(0, length), count })
  }
  if (undated > 0) bars.push({ period: UNKNOWN, count: undated })
  return bars
}

/** Articles that fail one narrowing alone, by narrowing; those that keep nothing out are left out. */
export function countKeptOut({ misses, count }: Counted, request: FacetRequest): EnginePage['keptOut'] {
  if (misses === null) return {}
  const byBits = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const missed = misses[i] as number
    if (missed !== 0) byBits.set(missed, (byBits.get(missed) ?? 0) + 1)
  }
  const keptOut: Partial<Record<Narrowing, number>> = {}
  const note = (name: Narrowing, bit: number) => {
    const kept = byBits.get(bit) ?? 0
    if (kept > 0) keptOut[name] = kept
  }
  for (const name of request.facets) note(name, facetBit(name))
  if (request.histogram) {
    note('dates', DATES_BIT)
    note('onThisDay', DAY_BIT)
  }
  return keptOut
}
