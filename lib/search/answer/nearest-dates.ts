/**
 * Where a filter by dates leaves nothing: the last day before it and the first day behind it that have something. Pure.
 */
import { type EnginePage, type Filters, UNKNOWN } from '../engine.ts'

/** A day and how many articles of it match. */
export interface DayCount {
  readonly day: string
  readonly count: number
}

/**
 * The days with matches that are nearest to the chosen dates.
 *
 * @param days - Bars by day, in order, counted without the filter by dates; undated articles under {@link UNKNOWN}.
 * @returns None where no dates were chosen; at most two, the earlier first.
 */
export function nearestDays(days: EnginePage['histogram'], { from, to }: Filters): DayCount[] {
  const dated = days.filter(({ period }) => period !== UNKNOWN)
  const before = from === null ? undefined : dated.findLast(({ period }) => period < from)
  const behind = to === null ? undefined : dated.find(({ period }) => period > to)
  return [before, behind].flatMap((bar) => (bar ? [{ day: bar.period, count: bar.count }] : []))
}
