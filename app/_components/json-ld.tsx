/** Structured data for machines. The only place that writes a string into the page as it is, and it escapes `<`. */

/**
 * JSON as it may stand inside a script element: nothing in it can close the element or open a comment.
 *
 * @param value - Must be what JSON can carry.
 */
function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
}

export function JsonLd({ value }: { readonly value: unknown }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by scriptJson, and tested against markup in titles
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(value) }} />
  )
}
