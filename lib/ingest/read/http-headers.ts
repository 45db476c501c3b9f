/**
 * HTTP headers as text, saved beside a page or inside a WARC record. Pure.
 */

/** Headers by lower-case name; the first of a repeated name counts. Lines that are no headers are passed over. */
export function parseHeaders(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of text.split(/\r\n|\r|\n/)) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    if (/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name) && !headers.has(name))
      headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}

/** The Content-Type among saved headers, or null. */
export function contentTypeOf(text: string): string | null {
  return parseHeaders(text).get('content-type') || null
}
