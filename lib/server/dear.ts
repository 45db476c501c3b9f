/**
 * Which searches are dear: those that look through the text of thousands of articles. Pure.
 *
 * Most searches take two milliseconds; nearness, wildcards and long lists of alternatives over frequent characters
 * take a hundred and more, in which nobody else would be answered.
 */
import { parseQuery, type QueryNode } from '../search/index.ts'

/** Terms of a query that together are still cheap. */
const MANY_TERMS = 8
/** A run of so many characters is cut into words, and all of them are looked for. */
const LONG_RUN = 24

/**
 * Whether a query should be answered beside the others.
 *
 * @param q - As typed.
 */
export function isDear(q: string): boolean {
  const { root } = parseQuery(q)
  return root !== null && termsOf(root) > MANY_TERMS
}

/** Number of terms; beyond the limit for what is dear by itself. */
function termsOf(node: QueryNode): number {
  switch (node.kind) {
    case 'term':
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

/**
 * Whether a request asks for a dear search.
 *
 * @param target - Origin-form request target with well-formed escapes.
 */
export function asksDearly(target: string): boolean {
  const cut = target.indexOf('?')
  return cut >= 0 && isDear(new URLSearchParams(target.slice(cut + 1)).get('q') ?? '')
}
