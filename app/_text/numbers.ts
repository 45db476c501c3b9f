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

/** `2021-05-07T08:30+08:00` as `2021-05-07 08:30`; a day stays as it is. */
export function momentText(publishedAt: string): string {
  return publishedAt.length > 10 ? `${publishedAt.slice(0, 10)} ${publishedAt.slice(11, 16)}` : publishedAt
}
