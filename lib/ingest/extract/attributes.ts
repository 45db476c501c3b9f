/**
 * Which attributes of which elements are ever read: by the tree's walk, by the head's reader, by the parser itself.
 *
 * Pure. What is not named here is taken out of a page before it is parsed.
 */
import { isInline } from './elements.ts'

type Names = ReadonlySet<string>

const ALWAYS = ['style', 'hidden', 'itemprop', 'content']
const IN_LINE: Names = new Set(ALWAYS)
const BLOCK: Names = new Set([...ALWAYS, 'class', 'id'])
/** Within drawings and formulas these make `<font>` an element of the page again. */
const FOREIGN_FONT: Names = new Set([...ALWAYS, 'color', 'face', 'size'])

const BY_ELEMENT: ReadonlyMap<string, Names> = new Map([
  ['meta', new Set([...ALWAYS, 'name', 'property', 'http-equiv'])],
  ['link', new Set([...ALWAYS, 'rel', 'href'])],
  ['script', new Set([...ALWAYS, 'type'])],
  // A hidden one stays in its table; any other is moved before it.
  ['input', new Set([...ALWAYS, 'type'])],
  ['time', new Set([...ALWAYS, 'datetime'])],
  ['annotation-xml', new Set([...ALWAYS, 'encoding'])],
])

/**
 * The attributes of an element that something reads.
 *
 * @param element - Lower-case name.
 * @param isForeign - Whether it stands within a drawing or a formula.
 * @returns Lower-case names.
 */
export function attributesRead(element: string, isForeign: boolean): Names {
  const own = BY_ELEMENT.get(element)
  if (own) return own
  if (!isInline(element)) return BLOCK
  return isForeign && element === 'font' ? FOREIGN_FONT : IN_LINE
}

const TELLING_STYLE = /none|pre|&/i

/** False where a `style` says nothing that is read: whether the element is hidden, and whether its lines stay. */
export function styleTells(value: string): boolean {
  return TELLING_STYLE.test(value)
}
