/**
 * Which searches are dear: those that look through the text of thousands of articles, or show very many. Pure.
 *
 * Most searches take two milliseconds; nearness, wildcards, single characters and long lists of alternatives take
 * twenty to many hundred, in which nobody else would be answered. A hundred hits take ten: their articles are read
 * and their passages chosen one by one.
 */
import { parseQuery, type QueryNode } from '../search/index.ts'
import { DEFAULT_SIZE, parseSearchUrl } from '../search/url.ts'

/** Terms of a query that together are still cheap. */
const MANY_TERMS = 8
/** A run of so many characters is cut into words, and all of them are looked for. */
const LONG_RUN = 24

/**
 * Whether a search is dear.
 *
 * @param q - As typed.
 * @param hits - Hits asked for.
 */
export function isDear(q: string, hits: number): boolean {
  if (hits > DEFAULT_SIZE) return true
  const { root } = parseQuery(q)
  return root !== null && termsOf(root) > MANY_TERMS
}

/** Number of terms; beyond the limit for what is dear by itself. */
function termsOf(node: QueryNode): number {
  switch (node.kind) {
    case 'term':
      // The index holds pairs: a single character stands in a great many of them.
      if (SINGLE_HAN.test(node.text)) return MANY_TERMS + 1
      if (node.quoted) return 1
      return /[*?]/.test(node.text) || node.text.length > LONG_RUN ? MANY_TERMS + 1 : 1
    case 'field':
      return termsOf(node.value)
    case 'not':
      return termsOf(node.part)
    case 'proximity':
      return MANY_TERMS + 1
    default:
      return node.parts.reduce((sum, part) => sum + termsOf(part), 0)
  }
}

/** Pages that search what their address says; suggestions only look up what was typed. */
const SEARCHING = /^\/(?:search|api\/search|article\/[^/?]+)\?/

const SINGLE_HAN = /^\p{Script=Han}$/u

/**
 * Whether a request asks for a search that should be answered beside the others.
 *
 * @param target - Origin-form request target with well-formed escapes.
 */
export function asksDearly(target: string): boolean {
  if (!SEARCHING.test(target)) return false
  const address = new URLSearchParams(target.slice(target.indexOf('?') + 1))
  const limit = Number(address.get('limit') ?? 0)
  const { q, size } = parseSearchUrl(address)
  return isDear(q, Math.max(size, limit))
}
