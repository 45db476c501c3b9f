/**
 * The date histogram: which periods a bar stands for, and which bars are shown. Pure.
 */
import { type Filters, UNKNOWN } from '../engine.ts'
import type { Histogram } from './types.ts'

/** A chosen range of up to so many days is shown by days. */
const DAYS_BY_DAY = 62
/** Up to so many months are shown by months; more by years. */
const MONTHS_BY_MONTH = 48

interface Bar {
  readonly period: string
  readonly count: number
}

/** The unit to ask the engine for; months may still be put together to years by {@link histogramOf}. */
export function unitFor({ from, to }: Filters): 'month' | 'day' {
  return from !== null && to !== null && daysBetween(from, to) <= DAYS_BY_DAY ? 'day' : 'month'
}

/**
 * The histogram to show: the chosen range with its surroundings, in bars wide enough to be read.
 *
 * @param bars - By the unit of {@link unitFor}, in order, undated articles under {@link UNKNOWN}.
 */
export function histogramOf(bars: readonly Bar[], filters: Filters): Histogram {
  const undated = bars.find((bar) => bar.period === UNKNOWN)?.count ?? 0
  const dated = bars.filter((bar) => bar.period !== UNKNOWN)
  const { from, to } = filters
  if (unitFor(filters) === 'day')
    return { unit: 'day', bars: between(dated, from?.slice(0, 7), to?.slice(0, 7)), undated }
  const isNarrow = from !== null && to !== null && daysBetween(from, to) <= MONTHS_BY_MONTH * 31
  const shown = isNarrow ? between(dated, from.slice(0, 4), to.slice(0, 4)) : dated
  if (isNarrow || monthsSpanned(shown) <= MONTHS_BY_MONTH) return { unit: 'month', bars: shown, undated }
  return { unit: 'year', bars: byYear(shown), undated }
}

/** Bars whose period starts with something from `first` to `last`. */
function between(bars: readonly Bar[], first = '', last = '9'): Bar[] {
  return bars.filter(
    ({ period }) => period.slice(0, first.length) >= first && period.slice(0, last.length) <= last,
  )
}

function byYear(bars: readonly Bar[]): Bar[] {
  const counts = new Map<string, number>()
  for (const { period, count } of bars) {
    const year = period.slice(0, 4)
    counts.set(year, (counts.get(year) ?? 0) + count)
  }
  return [...counts].map(([period, count]) => ({ period, count }))
}

function monthsSpanned(bars: readonly Bar[]): number {
  const index = (period = '0-0') => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7))
  return bars.length === 0 ? 0 : index(bars.at(-1)?.period) - index(bars[0]?.period) + 1
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
}
