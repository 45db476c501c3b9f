/**
 * What a page, its XML prolog or its HTTP header claims to be encoded in. Claims are evidence, never orders. Pure.
 */

/** The claims of one document, as written. */
export interface Claims {
  readonly http: string | null
  /** XML prolog and `<meta>` in the order they stand; those inside comments and scripts are none. */
  readonly page: readonly string[]
}

/** How far into the document a `<meta>` is looked for. Real pages have it behind kilobytes of comment. */
const PRESCAN_BYTES = 16_384

const HTTP_CHARSET = /charset\s*=\s*["']?\s*([^\s"';,]+)/i
const COMMENTS_AND_SCRIPTS = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1|$)/gi
const CLAIM =
  /<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([^"'>]{1,40})["']|<meta\b[^>]{0,1000}?charset\s*=\s*["']?\s*([^\s"'/>;]{1,40})/gi

/**
 * Finds what is claimed.
 *
 * @param bytes - The document.
 * @param contentType - The HTTP `Content-Type` as saved, or null.
 * @returns Labels as written; none is checked here.
 */
export function findClaims(bytes: Uint8Array, contentType: string | null): Claims {
  const http = HTTP_CHARSET.exec(contentType ?? '')?.[1] ?? null
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN_BYTES)).toString(
    'latin1',
  )
  if (!/charset|encoding/i.test(head)) return { http, page: [] }
  const text = head.replace(COMMENTS_AND_SCRIPTS, ' ')
  const page = [...text.matchAll(CLAIM)].map((match) => match[1] ?? match[2] ?? '')
  return { http, page }
}
