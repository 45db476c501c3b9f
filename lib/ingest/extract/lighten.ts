/**
 * Takes the code of scripts and style sheets out of a page before it is parsed: half of a news page is code, and the
 * parser would walk it character by character.
 *
 * Pure and linear. Scripts are replaced by their number, so that the head reader still finds them. Where a tag cannot
 * be followed with certainty the rest of the page is left as it is: the parser then does the work.
 */

/** A page without its code. */
export interface LightPage {
  readonly html: string
  /** Contents of the scripts that were taken out; the page holds `{@link MARK}` and their number instead. */
  readonly scripts: readonly string[]
}

/** Opens the number of a script that was taken out. A character that no page can hold as text. */
export const MARK = '\u0001'

const TAG_OR_COMMENT = /<(?:!--|[a-zA-Z])/g
const NAME = /<([a-zA-Z][^\s/>"'<]{0,40})/y
const QUOTE_OR_END = /["'>]/g
const SCRIPT_END = /<\/script[\s/>]/gi
const STYLE_END = /<\/style[\s/>]/gi

/** Cuts scripts and style sheets out of a page. */
export function lighten(html: string): LightPage {
  const scripts: string[] = []
  let out = ''
  let from = 0
  TAG_OR_COMMENT.lastIndex = 0
  for (let m = TAG_OR_COMMENT.exec(html); m; m = TAG_OR_COMMENT.exec(html)) {
    if (m[0] === '<!--') {
      const end = html.indexOf('-->', m.index + 2)
      if (end < 0) break
      TAG_OR_COMMENT.lastIndex = end + 3
      continue
    }
    const start = tagEnd(html, m.index)
    if (start < 0) break
    TAG_OR_COMMENT.lastIndex = start
    NAME.lastIndex = m.index
    const name = (NAME.exec(html)?.[1] ?? '').toLowerCase()
    if (name !== 'script' && name !== 'style') continue
    const end = endOf(html, start, name === 'script' ? SCRIPT_END : STYLE_END)
    if (end < 0) break
    const code = html.slice(start, end)
    // `<!--` in a script changes where it ends; the parser knows the rules.
    if (code.includes('<!--')) {
      TAG_OR_COMMENT.lastIndex = end
      continue
    }
    out += html.slice(from, start)
    if (name === 'script' && code.trim() !== '') out += `${MARK}${scripts.push(code) - 1}`
    from = end
    TAG_OR_COMMENT.lastIndex = end
  }
  return { html: out + html.slice(from), scripts }
}

/** Where the tag that opens at `from` ends, quoted values passed over; -1 where it never does. */
function tagEnd(html: string, from: number): number {
  QUOTE_OR_END.lastIndex = from
  for (let m = QUOTE_OR_END.exec(html); m; m = QUOTE_OR_END.exec(html)) {
    if (m[0] === '>') return m.index + 1
    const close = html.indexOf(m[0], m.index + 1)
    if (close < 0) return -1
    QUOTE_OR_END.lastIndex = close + 1
  }
  return -1
}

function endOf(html: string, start: number, pattern: RegExp): number {
  pattern.lastIndex = start
  return pattern.exec(html)?.index ?? -1
}
