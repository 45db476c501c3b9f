/**
 * Moments in Chinese text: finds dates with or without a clock time and gives them as China time.
 *
 * Pure; imports nothing. Nothing before 1900 or after {@link LAST_YEAR} is a publication date, and a day that the
 * calendar lacks is none.
 */

/** A moment found in a text. */
export interface Moment {
  /** `YYYY-MM-DD`, China time. */
  readonly day: string
  /** `HH:MM`, null where only the day is given. */
  readonly clock: string | null
  /** Where it begins in the text. */
  readonly at: number
  /** Where it ends. */
  readonly end: number
}

/** Archives begin with the first web pages, or with printed papers that were scanned. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2035

const D = '[0-9０-９]'
const CLOCK = `(?:[\\sT　,，日]{0,4}(?:星期.|周.|礼拜.|[(（](?:星期|周)?.[)）])?[\\sT　]{0,4}(?:HKT|CST|BJT|(?:北京|香港|台北|当地|當地|本地)[时時][间間])?\\s?(上午|下午|晚上|凌晨|中午|晚间|清晨)?\\s{0,2}(${D}{1,2})\\s?[:：时時点]\\s?(${D}{1,2})(?!${D})(?:[:：分]${D}{2})?(?:\\s{0,2}([AaPp])\\.?[Mm](?![A-Za-z]))?)?`
const FULL = new RegExp(
  `(?<!${D}|[-.]|[!-~]/)((?:19|20|１９|２０)${D}{2})(?:\\s?[-/.．年－]\\s{0,2}/?)(${D}{1,2})(?:\\s?[-/.．月－]\\s{0,2}/?)(${D}{1,2})(?!${D})\\s?[日号]?${CLOCK}`,
  'g',
)
const HAN =
  /([一二][〇○零０一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/g
const SHORT = new RegExp(
  `(?<!${D}|[-./年])(${D}{2})-(${D}{2})-(${D}{2})\\s{0,2}(${D}{2}):(${D}{2})(?!${D})`,
  'g',
)
/** 17/11/2022 - 09:10, as overseas broadcasters write it. */
const DAY_FIRST =
  /(?<![\d/.])(0?[1-9]|[12]\d|3[01])[/.](0?[1-9]|1[0-2])[/.]((?:19|20)\d{2})(?!\d)(?:[\s,–-]{1,4}(\d{1,2}):(\d{2})(?!\d))?/g
/** 12/28/2015 with a day that no month has: the month stands first. */
const MONTH_FIRST =
  /(?<![\d/.])(0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01])\/((?:19|20)\d{2})(?!\d)(?:[\s,–-]{1,4}(\d{1,2}):(\d{2})(?!\d))?/g
/** Years of the Republic: 中華民國108年3月4日, or 109/05/06 behind a label. */
const REPUBLIC =
  /(?:民國|民国|(?:日期|時間|时间)\s{0,2}[:：]\s{0,3})(1?\d{2})\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})(?!\d)日?(?:\s{0,3}(\d{1,2}):(\d{2})(?!\d))?/g
const REPUBLIC_BEGAN = 1911
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH = `(${MONTHS.join('|')})[a-z]{0,6}\\.?`
const ENGLISH_CLOCK =
  '(?:[\\s,]{1,3}(?:at )?(\\d{1,2}):(\\d{2})(?::\\d{2})?(?:\\s?([ap])\\.?m)?(?:\\s?(gmt|utc|z|[+-]\\d{4}))?)?'
/** March 4, 2019 5:30 PM. */
const ENGLISH = new RegExp(`\\b${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})\\b${ENGLISH_CLOCK}`, 'gi')
/** 4 March 2019 17:30, and the form of mails and feeds with its offset. */
const ENGLISH_DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})\\s${MONTH}\\s(\\d{4})\\b${ENGLISH_CLOCK}`, 'gi')
const CLOCK_BEFORE = /(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?\s?([ap]m)?[\s,|·]{1,3}$/i
const COMPACT = /(?<![0-9])((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9])/g
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/
/** What every form of a moment has: most lines of a page have neither, and are asked no further. */
const MAY_TELL = new RegExp(`${D}|年`)
const CHINA_OFFSET_MS = 8 * 3_600_000

/** All moments in a text, in order. */
export function findMoments(text: string): Moment[] {
  if (!MAY_TELL.test(text)) return []
  const found: Moment[] = []
  for (const m of text.matchAll(FULL)) {
    const half = m[4] ?? (m[7] && /p/i.test(m[7]) ? '下午' : undefined)
    const made = moment(m[1], m[2], m[3], m[5], m[6], half, m.index, m[0].length)
    if (made) found.push(made.clock === null ? withClockBefore(text, made) : made)
  }
  for (const m of text.matchAll(DAY_FIRST)) {
    const [day, month] = isMonthFirst(text, m) ? [m[2], m[1]] : [m[1], m[2]]
    const made = moment(m[3], month, day, m[4], m[5], undefined, m.index, m[0].length)
    if (made) found.push(made.clock === null ? withClockBefore(text, made) : made)
  }
  for (const m of text.matchAll(MONTH_FIRST)) {
    const made = moment(m[3], m[1], m[2], m[4], m[5], undefined, m.index, m[0].length)
    if (made) found.push(made)
  }
  if (/民[國国]|[期間间]/.test(text)) found.push(...findRepublican(text))
  if (/[a-z]{3}/i.test(text)) found.push(...findEnglish(text))
  for (const m of text.matchAll(HAN)) {
    const [year, month, day] = [hanYear(m[1] ?? ''), hanNumber(m[2] ?? ''), hanNumber(m[3] ?? '')]
    const made = moment(year, month, day, undefined, undefined, undefined, m.index, m[0].length)
    if (made) found.push(made)
  }
  for (const m of text.matchAll(SHORT)) {
    const made = moment(`20${ascii(m[1] ?? '')}`, m[2], m[3], m[4], m[5], undefined, m.index, m[0].length)
    if (made && !found.some((other) => other.at <= made.at && made.at < other.end)) found.push(made)
  }
  return found.sort((a, b) => a.at - b.at)
}

const WEEKDAY = /(?:星期|周|週|礼拜)([日一二三四五六天])[\s,，)）]{0,3}$/

/** 周三, 06/12/2019: which of the two is the month is told by the weekday before them, where only one fits. */
function isMonthFirst(text: string, m: RegExpExecArray): boolean {
  const named = WEEKDAY.exec(text.slice(Math.max(0, m.index - 8), m.index))?.[1]
  if (named === undefined) return false
  const weekday = '日一二三四五六'.indexOf(named.replace('天', '日'))
  const isOn = (month: number, day: number): boolean => {
    const date = new Date(Date.UTC(Number(m[3]), month - 1, day))
    return date.getUTCMonth() === month - 1 && date.getUTCDay() === weekday
  }
  const [first, second] = [Number(m[1]), Number(m[2])]
  return !isOn(second, first) && isOn(first, second)
}

function findRepublican(text: string): Moment[] {
  return [...text.matchAll(REPUBLIC)].flatMap((m) => {
    const year = String(Number(m[1]) + REPUBLIC_BEGAN)
    const at = m.index + m[0].search(/\d/)
    const length = m.index + m[0].length - at
    return moment(year, m[2], m[3], m[4], m[5], undefined, at, length) ?? []
  })
}

function findEnglish(text: string): Moment[] {
  const monthFirst = [...text.matchAll(ENGLISH)].map((m) => ({ m, month: m[1], day: m[2] }))
  const dayFirst = [...text.matchAll(ENGLISH_DAY_FIRST)].map((m) => ({ m, month: m[2], day: m[1] }))
  return [...monthFirst, ...dayFirst].flatMap(({ m, month, day }) => {
    const number = String(MONTHS.indexOf((month ?? '').toLowerCase()) + 1)
    const half = /p/i.test(m[6] ?? '') ? '下午' : undefined
    const local = moment(m[3], number, day, m[4], m[5], half, m.index, m[0].length)
    return local?.clock && m[7] ? inChina(local, m[7]) : (local ?? [])
  })
}

/** A moment that was given with an offset from Greenwich, as a clock in China shows it. */
function inChina(local: Moment, offset: string): Moment {
  const zone = /^[+-]/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : 'Z'
  const made = fromEpoch(Date.parse(`${local.day}T${local.clock}:00${zone}`), 0)
  return made ? { ...made, at: local.at, end: local.end } : local
}

/** The moment with the clock time that stands directly before its day: 20:49 2009年1月4日. */
function withClockBefore(text: string, made: Moment): Moment {
  const m = CLOCK_BEFORE.exec(text.slice(Math.max(0, made.at - 12), made.at))
  const clock = m ? readClock(m[1], m[2], /p/i.test(m[3] ?? '') ? '下午' : undefined) : null
  return clock && m ? { ...made, clock, at: made.at - m[0].length } : made
}

/** A date written in eight digits, as database exports do; null where there is none. */
export function findCompactDay(text: string): Moment | null {
  for (const m of text.matchAll(COMPACT)) {
    const made = moment(m[1], m[2], m[3], undefined, undefined, undefined, m.index, m[0].length)
    if (made) return made
  }
  return null
}

/**
 * A machine-readable moment: ISO with or without offset, seconds or milliseconds since 1970, or any form that
 * {@link findMoments} reads.
 *
 * @returns China time; null where it is none.
 */
export function parseMoment(value: string | number): Moment | null {
  const text = String(value).trim()
  if (/^1\d{9}(?:\d{3})?$/.test(text)) {
    const ms = text.length === 10 ? Number(text) * 1000 : Number(text)
    return fromEpoch(ms, text.length)
  }
  const iso = ISO.exec(text)
  if (iso?.[6]) {
    const ms = Date.parse(text.replace(' ', 'T').replace(/\s/g, ''))
    return Number.isNaN(ms) ? null : fromEpoch(ms, text.length)
  }
  return findMoments(text)[0] ?? findCompactDay(text)
}

/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM+08:00`. */
export function formatMoment(moment: Moment): string {
  return moment.clock ? `${moment.day}T${moment.clock}+08:00` : moment.day
}

function fromEpoch(ms: number, length: number): Moment | null {
  const local = new Date(ms + CHINA_OFFSET_MS)
  const year = local.getUTCFullYear()
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  const iso = local.toISOString()
  return { day: iso.slice(0, 10), clock: iso.slice(11, 16), at: 0, end: length }
}

function moment(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
  at: number,
  length: number,
): Moment | null {
  const [y, m, d] = [Number(ascii(year ?? '')), Number(ascii(month ?? '')), Number(ascii(day ?? ''))]
  if (y < FIRST_YEAR || y > LAST_YEAR || m < 1 || m > 12 || d < 1) return null
  if (d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null
  const clock = readClock(hour, minute, half)
  return { day: `${y}-${pad(m)}-${pad(d)}`, clock, at, end: at + length }
}

function readClock(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): string | null {
  if (hour === undefined || minute === undefined) return null
  let h = Number(ascii(hour))
  const min = Number(ascii(minute))
  if (h < 12 && half !== undefined && /下午|晚/.test(half)) h += 12
  return h <= 23 && min <= 59 ? `${pad(h)}:${pad(min)}` : null
}

const pad = (n: number): string => String(n).padStart(2, '0')

function ascii(digits: string): string {
  return digits.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}

const HAN_DIGITS = '〇一二三四五六七八九'

function hanYear(text: string): string {
  return [...text.replace(/[○零０]/g, '〇')].map((c) => HAN_DIGITS.indexOf(c)).join('')
}

/** 一 to 三十一. */
function hanNumber(text: string): string {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const value = (c: string | undefined): number => (c ? Math.max(0, HAN_DIGITS.indexOf(c)) : 0)
  return String(text.includes('十') ? (tens === '' ? 1 : value(tens)) * 10 + value(ones) : value(ones))
}

/** A date without its year: month, day and clock. */
export interface YearlessMoment {
  /** `MM-DD`. */
  readonly monthDay: string
  readonly clock: string
}

const YEARLESS = /(?<![\d\-/.年])(\d{1,2})\s?[-/月]\s?(\d{1,2})日?\s{0,3}(\d{2}):(\d{2})(?!\d)/

/** The first date of a text that names month, day and clock but no year. */
export function findYearless(text: string): YearlessMoment | null {
  const m = YEARLESS.exec(text)
  if (!m) return null
  const clock = readClock(m[3], m[4], undefined)
  const [month, day] = [Number(m[1]), Number(m[2])]
  if (!clock || month < 1 || month > 12 || day < 1 || day > 31) return null
  return { monthDay: `${pad(month)}-${pad(day)}`, clock }
}

/** The text without its first yearless date, null where it has none. */
export function withoutYearless(text: string): string | null {
  return findYearless(text) ? text.replace(YEARLESS, '  ') : null
}

/** A date whose year, day and clock stand on lines of their own, in either order: 2019 / 09/07 / 19:02. */
export function findSpread(text: string): Moment | null {
  const m =
    /(?<!\d)((?:19|20)\d{2})年?\s(\d{1,2})[-/月](\d{1,2})日?\s(\d{1,2}):(\d{2})/.exec(text) ??
    reorder(/(?<!\d)(\d{1,2})[-/月](\d{1,2})日?\s((?:19|20)\d{2})年?\s(\d{1,2}):(\d{2})/.exec(text))
  return m ? moment(m[1], m[2], m[3], m[4], m[5], undefined, 0, text.length) : null
}

function reorder(m: RegExpExecArray | null): string[] | null {
  return m ? ['', m[3] ?? '', m[1] ?? '', m[2] ?? '', m[4] ?? '', m[5] ?? ''] : null
}
