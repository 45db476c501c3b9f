/**
 * Blocks: the one form that HTML pages and text dumps share, so that every later rule is written once.
 *
 * Pure types and small readers of them; imports nothing.
 */

/** What a container's names (class, id, tag) say it is for. `null` says nothing. */
export type Role =
  | 'nav'
  | 'comments'
  | 'related'
  | 'footer'
  | 'side'
  | 'share'
  | 'advert'
  | 'caption'
  | 'tags'
  | 'title'
  | 'info'
  | 'summary'
  | 'story'

/** An element that holds blocks. Container 0 is the whole page; a parent always stands before its children. */
export interface Container {
  readonly parent: number
  readonly tag: string
  /** Lower-case class and id, one string. */
  readonly names: string
  /** Its own role. */
  readonly role: Role | null
  /** Distance from container 0. */
  readonly depth: number
}

/** A stretch of text that stands for itself on the page: a paragraph, a line, a list item, a heading. */
export interface Block {
  /** Place in document order, from 0. */
  readonly index: number
  /** White space tidied, never empty. */
  readonly text: string
  /** Nearest block element, `line` in text dumps. */
  readonly tag: string
  /** Index of the container that holds it directly. */
  readonly container: number
  /** 1–6 inside h1–h6, else 0. */
  readonly heading: number
  /** UTF-16 units of `text` inside links. */
  readonly linkChars: number
  /** Where the link begins that closes the text, -1 where it ends otherwise. */
  readonly lastLink: number
  /** Links in it. */
  readonly links: number
  /** All of it is set in bold. */
  readonly strong: boolean
  /** It began with an indent (two ideographic spaces, no-break spaces…). */
  readonly indented: boolean
  /** A blank line stood before it (text dumps); always true in HTML. */
  readonly apart: boolean
  /** Not shown to readers (`hidden`, `display:none`). */
  readonly hidden: boolean
  /** Offsets in `text` where an inline element began or ended: names stand apart there although no space does. */
  readonly seams: readonly number[]
  /** A picture stands in the same block or directly before it. */
  readonly afterImage: boolean
}

/** What the head of the page says, and scripts that may hold the story. */
export interface Hints {
  /** `<title>`, tidied; null where there is none. */
  readonly documentTitle: string | null
  /** `name`/`property`/`itemprop` (lower case) → contents in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  /** `rel=canonical` address as written. */
  readonly canonical: string | null
  /** Address in a browser's "saved from url" comment. */
  readonly savedFrom: string | null
  /** Contents of JSON-LD scripts. */
  readonly jsonLd: readonly string[]
  /** Other scripts that could carry the page's state, in order. */
  readonly scripts: readonly string[]
  /** A `meta refresh` or a script that leads elsewhere. */
  readonly redirects: boolean
  /** Password field on the page. */
  readonly asksPassword: boolean
  readonly frames: number
  /** `datetime` attributes of `<time>` elements, by block index. */
  readonly times: readonly { readonly block: number; readonly value: string }[]
}

/** A document cut into blocks. */
export interface Page {
  readonly kind: 'html' | 'text'
  readonly blocks: readonly Block[]
  readonly containers: readonly Container[]
  readonly hints: Hints
}

/** Hints of a document that has no head. */
export const NO_HINTS: Hints = {
  documentTitle: null,
  meta: new Map(),
  canonical: null,
  savedFrom: null,
  jsonLd: [],
  scripts: [],
  redirects: false,
  asksPassword: false,
  frames: 0,
  times: [],
}

/** Share of a block's text that is links, 0 to 1. */
export function linkShare(block: Block): number {
  return block.text.length === 0 ? 0 : block.linkChars / block.text.length
}

/** Characters that a list of links has between two of them, as in ` | `. */
const SEPARATOR_CHARS = 3

/** True where a block is nothing but links and what separates them, however long it is. */
export function isLinkList(block: Block): boolean {
  return block.links > 1 && block.text.length - block.linkChars <= block.links * SEPARATOR_CHARS
}

/** The block's text with a space wherever an inline element began or ended, for reading names and dates. */
export function spacedText(block: Block): string {
  if (block.seams.length === 0) return block.text
  let out = ''
  let from = 0
  for (const seam of block.seams) {
    out += `${block.text.slice(from, seam)} `
    from = seam
  }
  return out + block.text.slice(from)
}
