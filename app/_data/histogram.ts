/** Periods of a histogram: every year, month or day of the span, so that silence shows. Pure. */
import { daysOfMonth, isDay, isMonth, monthsOfYear } from './calendar.ts'

export interface Bar {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly period: string
  readonly count: number
  /** Inside the dates that the reader chose. */
  readonly isChosen: boolean
}

/** More bars than this are not drawn one by one; empty ones are then left out. */
const MAX_BARS = 400

/**
 * Fills the empty periods in.
 *
 * @param counts - Periods of one length, in order; empty ones may be missing.
 * @param from - First day, month or year chosen; empty for open. Unreadable ones choose nothing.
 * @param to - Last one chosen.
 */
export function barsOf(
  counts: readonly { readonly period: string; readonly count: number }[],
  from: string,
  to: string,
): Bar[] {
  const first = counts[0]?.period
  const last = counts.at(-1)?.period
  if (!first || !last) return []
  const byPeriod = new Map(counts.map(({ period, count }) => [period, count]))
  const periods = periodsBetween(first, last)
  const shown = periods.length > MAX_BARS ? counts.map(({ period }) => period) : periods
  const isAnyChosen = isPeriod(from) || isPeriod(to)
  return shown.map((period) => ({
    period,
    count: byPeriod.get(period) ?? 0,
    isChosen: isAnyChosen && overlaps(period, isPeriod(from) ? from : '', isPeriod(to) ? to : ''),
  }))
}

/** A year, a month or a day that exists. */
function isPeriod(text: string): boolean {
  return /^\d{4}$/.test(text) || isMonth(text) || isDay(text)
}

/** Texts of one length compare as dates do; a longer one is cut to the shorter. */
function overlaps(period: string, from: string, to: string): boolean {
  const isAfterStart = from === '' || cut(period, from) >= cut(from, period)
  const isBeforeEnd = to === '' || cut(period, to) <= cut(to, period)
  return isAfterStart && isBeforeEnd
}

function cut(text: string, other: string): string {
  return text.slice(0, Math.min(text.length, other.length))
}

function periodsBetween(first: string, last: string): string[] {
  const years = []
  for (
    let year = Number(first.slice(0, 4));
    year <= Number(last.slice(0, 4)) && years.length < 10_000;
    year++
  )
    years.push(String(year).padStart(4, '0'))
  const isWithin = (period: string) => period >= first && period <= last
  if (first.length === 4) return years
  const months = years
    .flatMap(monthsOfYear)
    .filter((month) => month >= first.slice(0, 7) && month <= last.slice(0, 7))
  return first.length === 7 ? months : months.flatMap(daysOfMonth).filter(isWithin)
}
