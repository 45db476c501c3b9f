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

/** Found by the platform's search, much faster than any regex; their first letters vary. */
const CLAIM_WORDS = ['harset', 'HARSET', 'ncoding', 'NCODING']

/** Room for the value behind such a word. */
const VALUE_BYTES = 80

/** Where most claims stand; only a page without one here is searched further. */
const USUAL_BYTES = 1024

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
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN_BYTES))
  const end = endOfClaims(buffer.subarray(0, USUAL_BYTES)) || endOfClaims(buffer)
  if (end === 0) return { http, page: [] }
  const head = buffer.toString('latin1', 0, end)
  const text = head.replace(COMMENTS_AND_SCRIPTS, ' ')
  const page = [...text.matchAll(CLAIM)].map((match) => match[1] ?? match[2] ?? '')
  return { http, page }
}

/** Where the last word that a claim needs stands, and room for its value; 0 where there is none. */
function endOfClaims(head: Buffer): number {
  let last = -1
  for (const word of CLAIM_WORDS) last = Math.max(last, head.lastIndexOf(word))
  return last < 0 ? 0 : last + VALUE_BYTES
}
