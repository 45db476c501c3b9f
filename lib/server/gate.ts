/**
 * The gate in front of the pages: which requests reach them, and what the refused ones are told.
 *
 * Pure. Next by itself answers POST and TRACE on a page, redirects an absolute-form target to the foreign host and
 * fails with 500 on malformed escapes; so method and target are judged here, before any routing.
 */

/** What becomes of a request. */
export type Verdict =
  | { readonly kind: 'pass'; readonly target: string }
  | { readonly kind: 'options' }
  | { readonly kind: 'refuse'; readonly status: 400 | 404 | 405 | 414 }

/** Longest request target in bytes. The longest query that is searched is 100 characters; links carry filters too. */
export const MAX_TARGET_BYTES = 8192

/** Reserved for Next's development tools and the features that are switched off. */
const CLOSED_PATHS = /^\/(?:_next\/image|_next\/data|__nextjs|_next\/webpack-hmr)(?:\/|$|[-_?])/

/** Headers that Next may see. All others could steer it (forwarded hosts, middleware and cache internals). */
const KNOWN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'if-modified-since',
  'if-none-match',
  'purpose',
  'range',
  'referer',
  'rsc',
  'user-agent',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'next-url',
])

/**
 * Judges method and target of a request.
 *
 * @param method - As received.
 * @param rawTarget - The request target as Node gives it: one character a byte.
 * @returns `pass` with a target in origin form whose escapes are well-formed UTF-8 without control characters in
 *   the path; otherwise what to answer. Never throws.
 * @see RFC 9112, section 3.2.
 */
export function judgeRequest(method: string, rawTarget: string): Verdict {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') return { kind: 'refuse', status: 405 }
  if (rawTarget.length > MAX_TARGET_BYTES) return { kind: 'refuse', status: 414 }
  if (method === 'OPTIONS') return { kind: 'options' }
  if (!rawTarget.startsWith('/') || rawTarget.startsWith('//')) return { kind: 'refuse', status: 400 }
  const target = escapeHighBytes(rawTarget)
  const cut = target.indexOf('?')
  const path = decoded(cut < 0 ? target : target.slice(0, cut))
  if (path === null || !isPlainPath(path)) return { kind: 'refuse', status: 400 }
  if (cut >= 0 && decoded(target.slice(cut + 1)) === null) return { kind: 'refuse', status: 400 }
  if (CLOSED_PATHS.test(path)) return { kind: 'refuse', status: 404 }
  return { kind: 'pass', target }
}

/**
 * Leaves only the headers that Next needs.
 *
 * @param headers - As received; changed in place.
 */
export function keepKnownHeaders(headers: Record<string, unknown>): void {
  for (const name of Object.keys(headers)) if (!KNOWN_HEADERS.has(name)) delete headers[name]
  const state = headers['next-router-state-tree']
  if (state !== undefined && !isJson(decoded(String(state)))) {
    // Next fails on a state tree that it cannot read; without one it sends the whole page.
    delete headers['next-router-state-tree']
  }
}

/** Some clients send Chinese unescaped: the bytes are kept and written as escapes. */
function escapeHighBytes(target: string): string {
  return target.replace(/[\u0080-\u00ff]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** No control characters, no back slashes (browsers read them as slashes), no steps upward. */
function isPlainPath(path: string): boolean {
  return !/[\u0000-\u001f\u007f\\]/.test(path) && !/(?:^|\/)\.\.?(?:\/|$)/.test(path)
}

function isJson(text: string | null): boolean {
  if (text === null) return false
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
