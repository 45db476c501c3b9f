/**
 * Takes out of a page, before it is parsed, what nothing here reads: the code of scripts and style sheets, comments,
 * and all attributes but a few. That is four fifths of a news page, and the parser would walk it character by
 * character and build tables of what is then thrown away.
 *
 * Pure and linear. Tags are followed as the tokenizer of the HTML standard follows them; where only the tree could
 * tell how, the rest of the page is left as it is and the parser does the work. Scripts are replaced by their number,
 * so that the head reader still finds them.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
import { attributesRead, styleTells } from './attributes.ts'

/** A page without what nothing reads. */
export interface LightPage {
  readonly html: string
  /** Contents of the scripts that were taken out; the page holds `{@link MARK}` and their number instead. */
  readonly scripts: readonly string[]
}

/** Opens the number of a script that was taken out. A character that no page can hold as text. */
export const MARK = '\u0001'

/** Stands for a comment: it keeps apart the texts beside it, as the comment did. */
const EMPTY_COMMENT = '<!---->'
/** The one comment that is read, see `head.ts`. */
const TELLING_COMMENT = 'saved from url'

const COMMENT_END = /--!?>/g
const SCRIPT_END = endTagOf('script')
const SCRIPT_EDGE = /<!--|-->|<\/?script[\t\n\f\r />]/gi

/** Elements whose content is text to the parser, whatever it looks like: where it ends, and whether it is read. */
const TEXT_ELEMENTS: ReadonlyMap<string, { readonly end: RegExp; readonly isRead: boolean }> = new Map([
  ['script', { end: SCRIPT_END, isRead: true }],
  ['title', { end: endTagOf('title'), isRead: true }],
  ['xmp', { end: endTagOf('xmp'), isRead: true }],
  ['noframes', { end: endTagOf('noframes'), isRead: true }],
  ['noembed', { end: endTagOf('noembed'), isRead: true }],
  ['style', { end: endTagOf('style'), isRead: false }],
  ['noscript', { end: endTagOf('noscript'), isRead: false }],
  ['iframe', { end: endTagOf('iframe'), isRead: false }],
  ['textarea', { end: endTagOf('textarea'), isRead: false }],
])

function endTagOf(name: string): RegExp {
  return new RegExp(`</${name}[\\t\\n\\f\\r />]`, 'gi')
}

/**
 * Lightens a page.
 *
 * @param html - Decoded text of the page.
 * @returns A page that parses to the same blocks and hints. Never throws.
 */
export function lighten(html: string): LightPage {
  return new Lightener(html).run()
}

const SPACE = 32
const EXCLAMATION = 33
const DOUBLE_QUOTE = 34
const SINGLE_QUOTE = 39
const SLASH = 47
const EQUALS = 61
const GREATER = 62
const QUESTION = 63
const STYLE_LENGTH = 'style'.length
/** Tab, line feed, form feed, carriage return. */
const isSpace = (code: number): boolean =>
  code === SPACE || code === 10 || code === 9 || code === 13 || code === 12
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

class Lightener {
  readonly #html: string
  readonly #scripts: string[] = []
  readonly #parts: string[] = []
  /** Up to where the page has been copied or cut. */
  #done = 0
  /** Open drawings and formulas: within them text elements can be closed at once, and CDATA sections exist. */
  #foreign = 0
  /** Whether the tag just followed closes itself. */
  #selfClosed = false
  /** Whether it has a `style`. */
  #styled = false

  constructor(html: string) {
    this.#html = html
  }

  run(): LightPage {
    const html = this.#html
    let at = html.indexOf('<')
    while (at >= 0) {
      const end = this.#markup(at, html.charCodeAt(at + 1))
      if (end < 0) break
      at = html.indexOf('<', end)
    }
    this.#parts.push(html.slice(this.#done))
    return { html: this.#parts.join(''), scripts: this.#scripts }
  }

  /** Follows what opens at a `<`; gives its end, -1 where it cannot be followed. */
  #markup(at: number, next: number): number {
    if (isLetter(next)) return this.#startTag(at)
    if (next === SLASH) return this.#endTag(at)
    if (next !== EXCLAMATION && next !== QUESTION) return at + 1
    const html = this.#html
    if (html.startsWith('!--', at + 1)) return this.#comment(at)
    if (this.#foreign > 0 && html.startsWith('![CDATA[', at + 1)) return -1
    return html.indexOf('>', at) + 1 || -1
  }

  #comment(at: number): number {
    const html = this.#html
    // `<!-->` and `<!--->` are whole comments.
    COMMENT_END.lastIndex = at + 2
    const end = COMMENT_END.test(html) ? COMMENT_END.lastIndex : html.length
    if (!html.slice(at, end).includes(TELLING_COMMENT)) this.#cut(at, end, EMPTY_COMMENT)
    return end
  }

  #endTag(at: number): number {
    const html = this.#html
    if (!isLetter(html.charCodeAt(at + 2))) return html.indexOf('>', at) + 1 || -1
    const nameEnd = endOfName(html, at + 2)
    if (this.#foreign > 0 && isForeign(html.slice(at + 2, nameEnd).toLowerCase())) this.#foreign--
    return this.#tag(at, nameEnd, null)
  }

  #startTag(at: number): number {
    const html = this.#html
    const nameEnd = endOfName(html, at + 1)
    const name = html.slice(at + 1, nameEnd).toLowerCase()
    const end = this.#tag(at, nameEnd, name)
    if (end < 0 || name === 'plaintext') return -1
    if (isForeign(name) && !this.#selfClosed) this.#foreign++
    const content = TEXT_ELEMENTS.get(name)
    if (!content) return end
    // Within a drawing it is closed, on the page it is not.
    if (this.#selfClosed && this.#foreign > 0) return -1
    return this.#content(name, content, end)
  }

  /** Passes over the content of a text element, or cuts it out; gives where its end tag begins. */
  #content(name: string, { end, isRead }: { end: RegExp; isRead: boolean }, from: number): number {
    const html = this.#html
    const to = name === 'script' ? endOfScript(html, from) : startOf(end, html, from)
    if (to < 0) return -1
    if (name === 'script') {
      const code = html.slice(from, to)
      this.#cut(from, to, code.trim() === '' ? '' : `${MARK}${this.#scripts.push(code) - 1}`)
    } else if (!isRead) this.#cut(from, to, '')
    return to
  }

  /** Follows a tag; one without end is dropped, and with it the rest of the page, as in browsers. */
  #tag(at: number, nameEnd: number, element: string | null): number {
    const end = this.#attributes(nameEnd, element)
    if (end < 0) this.#cut(at, this.#html.length, '')
    return end
  }

  /**
   * Follows a tag from behind its name and cuts out the attributes that nothing reads.
   *
   * @param element - Its lower-case name; null for an end tag, whose attributes mean nothing.
   * @returns The end of the tag, -1 where it has none.
   */
  #attributes(from: number, element: string | null): number {
    const html = this.#html
    const { length } = html
    let kept: ReadonlySet<string> | null = null
    let lastWasCut = false
    let slash = false
    this.#styled = false
    for (let i = from; i < length; ) {
      const code = html.charCodeAt(i)
      if (code === GREATER) {
        this.#selfClosed = slash
        return i + 1
      }
      if (code === SLASH || isSpace(code)) {
        slash = code === SLASH
        i++
        continue
      }
      const nameEnd = endOfAttributeName(html, i)
      const end = endOfValue(html, nameEnd)
      if (end < 0) return -1
      if (element !== null) kept ??= attributesRead(element, this.#foreign > 0)
      if (kept !== null && this.#isRead(i, nameEnd, end, kept)) lastWasCut = false
      else {
        // Neighbours go together, with the space between them.
        if (lastWasCut) this.#done = end
        else this.#cut(i, end, slash ? ' ' : '')
        lastWasCut = true
      }
      slash = false
      i = end
    }
    return -1
  }

  #isRead(from: number, nameEnd: number, end: number, kept: ReadonlySet<string>): boolean {
    const html = this.#html
    const name = html.slice(from, nameEnd)
    if (!kept.has(name) && !kept.has(name.toLowerCase())) return false
    if (nameEnd - from !== STYLE_LENGTH || name.toLowerCase() !== 'style') return true
    // Of attributes of one name the first counts.
    const first = !this.#styled
    this.#styled = true
    return first && styleTells(html.slice(nameEnd, end))
  }

  #cut(from: number, to: number, instead: string): void {
    this.#parts.push(this.#html.slice(this.#done, from), instead)
    this.#done = to
  }
}

const isForeign = (name: string): boolean => name === 'svg' || name === 'math'

function endOfName(html: string, from: number): number {
  let i = from
  while (i < html.length) {
    const code = html.charCodeAt(i)
    if (code === GREATER || code === SLASH || isSpace(code)) break
    i++
  }
  return i
}

/** The first character is part of the name whatever it is, as in `<p =x>`. */
function endOfAttributeName(html: string, from: number): number {
  let i = from + 1
  while (i < html.length) {
    const code = html.charCodeAt(i)
    if (code === EQUALS || code === GREATER || code === SLASH || isSpace(code)) break
    i++
  }
  return i
}

/** Where an attribute ends whose name ends at `nameEnd`; -1 where its quotes are never closed. */
function endOfValue(html: string, nameEnd: number): number {
  let i = skipSpace(html, nameEnd)
  if (html.charCodeAt(i) !== EQUALS) return nameEnd
  i = skipSpace(html, i + 1)
  const quote = html.charCodeAt(i)
  if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE)
    return html.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", i + 1) + 1 || -1
  while (i < html.length) {
    const code = html.charCodeAt(i)
    if (code === GREATER || isSpace(code)) break
    i++
  }
  return i
}

function skipSpace(html: string, from: number): number {
  let i = from
  while (i < html.length && isSpace(html.charCodeAt(i))) i++
  return i
}

/**
 * Where the end tag of a script begins, -1 where there is none. Within `<!--` a script may hold whole script elements,
 * as old pages write them.
 */
function endOfScript(html: string, from: number): number {
  const first = startOf(SCRIPT_END, html, from)
  if (first < 0 || !html.slice(from, first).includes('<!--')) return first
  let inComment = false
  let inner = false
  SCRIPT_EDGE.lastIndex = from
  for (let m = SCRIPT_EDGE.exec(html); m; m = SCRIPT_EDGE.exec(html)) {
    const [edge] = m
    if (edge === '<!--') {
      // `<!-->` opens and closes.
      SCRIPT_EDGE.lastIndex -= 2
      inComment = true
    } else if (edge === '-->') inComment = inner = false
    else if (edge.charCodeAt(1) !== SLASH) inner ||= inComment
    else if (inner) inner = false
    else return m.index
  }
  return -1
}

function startOf(pattern: RegExp, html: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? -1
}
