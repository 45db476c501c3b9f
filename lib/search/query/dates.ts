/**
 * Dates as people type them: 2021, 202105, 2021-05, 2021/5/7, 2021年5月, 二〇二一年五月七號, and ranges with `..`, 至 or a dash.
 *
 * Pure. A period is named by its shortest spelling (`2021-05`) and stands for all of its days.
 */

/** First and last day, `YYYY-MM-DD`, inclusive; null is open. */
export interface DayRange {
  readonly from: string | null
  readonly to: string | null
}

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  '○': 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/**
 * Reads one period.
 *
 * @param typed - As typed, any width.
 * @returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where it is no date of the calendar.
 * @example readPeriod('二〇二一年五月') // '2021-05'
 */
export function readPeriod(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/[〇○零一二三四五六七八九十]+/g, spellDigits)
  const match =
    /^(\d{4})(?:年|[-/.])?$/.exec(text) ??
    /^(\d{4})(?:年|[-/.])(\d{1,2})月?$/.exec(text) ??
    /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})[日号號]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})?$/.exec(text)
  if (!match) return null
  const [, year = '', month, day] = match
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return null
  const monthText = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return monthText
  if (Number(day) < 1 || Number(day) > daysIn(monthText)) return null
  return `${monthText}-${day.padStart(2, '0')}`
}

/**
 * Reads a period or a range of periods: `2021`, `2020-05..2021`, `2020..`, `..2021-05`, `2020年5月至2021年`, `2020-2021`.
 *
 * @returns The days it covers; null where it cannot be read or covers none.
 */
export function readDayRange(typed: string): DayRange | null {
  const [left = '', right, ...more] = typed
    .normalize('NFKC')
    .trim()
    // A hyphen parts a date, so it parts a range only between two years.
    .replace(/^(\d{4}年?)-(?=\d{4}年?$)/, '$1..')
    .split(/\.{2,3}|[~〜—–]+|[至到]/)
  if (more.length > 0) return null
  const from = left.trim() === '' ? null : readPeriod(left)
  if (right === undefined) return from ? { from: firstDay(from), to: lastDay(from) } : null
  const to = right.trim() === '' ? null : readPeriod(right)
  if ((left.trim() && !from) || (right.trim() && !to) || (!from && !to)) return null
  const range = { from: from && firstDay(from), to: to && lastDay(to) }
  return range.from && range.to && range.from > range.to ? null : range
}

/** First day of a period that {@link readPeriod} gave. */
export function firstDay(period: string): string {
  return period + '0000-01-01'.slice(period.length)
}

/** Last day of a period that {@link readPeriod} gave. */
export function lastDay(period: string): string {
  if (period.length === 4) return `${period}-12-31`
  return period.length === 7 ? `${period}-${daysIn(period)}` : period
}

/** Days of a month `YYYY-MM`. */
function daysIn(month: string): number {
  const [year = 0, index = 1] = month.split('-').map(Number)
  if (index === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(index) ? 30 : 31
}

/** 二〇二一 -> 2021, 十二 -> 12, 二十三 -> 23, 三十 -> 30. */
function spellDigits(han: string): string {
  const ten = han.indexOf('十')
  if (ten < 0) return Array.from(han, (c) => DIGITS[c] ?? 0).join('')
  const tens = ten === 0 ? 1 : (DIGITS[han.charAt(ten - 1)] ?? 1)
  const ones = DIGITS[han.charAt(ten + 1)] ?? 0
  return String(tens * 10 + ones)
}
