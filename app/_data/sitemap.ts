/**
 * Site maps: lists of pages for search engines, in parts of at most 50,000 addresses.
 *
 * Articles are other people's texts, so they are listed (and indexable) only where the archive's owner says so by
 * `JIUWEN_INDEXABLE=1`. Pure but for that setting.
 *
 * @see https://www.sitemaps.org/protocol.html
 */

/** The protocol's limit is 50,000; a part of this size stays far below its 50 MB. */
export const PART_SIZE = 25_000

/** True where articles may be listed by search engines. */
export function isIndexable(): boolean {
  return process.env.JIUWEN_INDEXABLE === '1'
}

/** An answer of XML. */
export function xmlResponse(body: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}

/** Text as it may stand in XML: markup escaped, characters that XML 1.0 forbids left out. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

/** The index of parts. */
export function sitemapIndex(addresses: readonly string[]): string {
  const parts = addresses.map((address) => `<sitemap><loc>${xmlText(address)}</loc></sitemap>`)
  return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.join('')}</sitemapindex>`
}

/** One part. */
export function urlSet(addresses: Iterable<string>): string {
  const urls: string[] = []
  for (const address of addresses) urls.push(`<url><loc>${xmlText(address)}</loc></url>`)
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`
}
