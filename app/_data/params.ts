/** What Next hands to a page. */

/** Decoded query parameters; a repeated one is an array. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>

/** A dynamic segment as text, or null where its escapes are broken. */
export function segment(raw: string): string | null {
  try {
    return decodeURIComponent(raw)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
