/** Days, months and gaps. Pure arithmetic on `YYYY-MM-DD` texts; no time zone is involved. */

const DAY_MS = 86_400_000

/** A silence longer than this, in days, is called a gap. */
export const GAP_DAYS = 30

/** A stretch of days without an article, both ends inclusive. */
export interface Gap {
  readonly from: string
  readonly to: string
  readonly days: number
}

/** Every day of a month `YYYY-MM`, in order. */
export function daysOfMonth(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = new Date(Date.UTC(2000, number, 0)).getUTCDate()
  const last = number === 2 && !isLeapYear(year) ? 28 : count
  return Array.from({ length: last }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`)
}

/** The twelve months of a year `YYYY`. */
export function monthsOfYear(year: string): string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
}

/** Monday is 0. */
export function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    isMonth(text.slice(0, 7)) &&
    daysOfMonth(text.slice(0, 7)).includes(text)
  )
}

/** True for a month written `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)
}

/**
 * The gaps between days with articles.
 *
 * @param days - In order.
 * @returns Gaps longer than {@link GAP_DAYS}, in order.
 */
export function gapsBetween(days: readonly string[]): Gap[] {
  const gaps: Gap[] = []
  for (let at = 1; at < days.length; at++) {
    const before = Date.parse(days[at - 1] ?? '')
    const after = Date.parse(days[at] ?? '')
    const length = Math.round((after - before) / DAY_MS) - 1
    if (length > GAP_DAYS)
      gaps.push({ from: dayOf(before + DAY_MS), to: dayOf(after - DAY_MS), days: length })
  }
  return gaps
}

/** Depth of ink from 1 to 4 for a count, so that an ordinary day and the busiest day differ. */
export function inkLevel(count: number, most: number): number {
  return Math.max(1, Math.min(4, Math.ceil((Math.log(count + 1) / Math.log(most + 1)) * 4)))
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
