/** Numbers and days as the interface writes them. Pure; Intl formatters are slow to build and not needed here. */

/** 12345 as `12,345`. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Milliseconds as seconds with two digits; at least `0.01`. */
export function secondsOf(milliseconds: number): string {
  return Math.max(0.01, milliseconds / 1000).toFixed(2)
}

/** A share of 0 to 1 as whole percent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** China keeps one time all year, in milliseconds before Greenwich. */
const CHINA_MS = 8 * 3_600_000

/** A moment of the archive's own doings, `2021-05-07T00:30:00.000Z`, in China time: `2021-05-07 08:30`. */
export function chinaMoment(moment: string): string {
  const at = Date.parse(moment)
  return Number.isNaN(at) ? moment : momentText(new Date(at + CHINA_MS).toISOString())
}

/** `2021-05-07T08:30+08:00` as `2021-05-07 08:30`; a day stays as it is. */
export function momentText(publishedAt: string): string {
  return publishedAt.length > 10 ? `${publishedAt.slice(0, 10)} ${publishedAt.slice(11, 16)}` : publishedAt
}
