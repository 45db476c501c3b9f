/**
 * The searchable form of an article: what "grep over the folded text" means here.
 *
 * White space between Han characters of one paragraph means nothing (line breaks of a dump, gaps of a layout) and is
 * dropped; any other white space is one space. Paragraphs are joined by a line break, a boundary that no phrase
 * crosses; the k-th line of the body is the k-th paragraph. Pure.
 */
import { isHan, isHighSurrogate, isIgnored, isLowSurrogate, isSpace } from './chars.ts'
import { type FoldedText, fold, foldStrict, foldStrictText, foldText } from './fold.ts'

/** Joins paragraphs in a folded body. Never occurs inside one. */
export const BOUNDARY = '\n'

/** An article as index and queries see it. */
export interface FoldedArticle {
  readonly title: string
  /** Paragraphs joined by {@link BOUNDARY}. */
  readonly body: string
}

/**
 * Folds an article for indexing and matching.
 *
 * @param title - As printed; folded like a paragraph.
 * @param paragraphs - As printed, in order.
 */
export function foldArticle(title: string, paragraphs: readonly string[]): FoldedArticle {
  return { title: foldLine(title), body: paragraphs.map(foldLine).join(BOUNDARY) }
}

/** As {@link foldArticle}, without folding script and variants: for 区分繁简. */
export function foldArticleStrict(title: string, paragraphs: readonly string[]): FoldedArticle {
  return { title: foldStrictLine(title), body: paragraphs.map(foldStrictLine).join(BOUNDARY) }
}

/** A typed phrase in searchable form: as a line, but white space at its edges counts, since it stands inside a line. */
export function foldPhrase(original: string): string {
  return withEdges(foldLine, original)
}

/** As {@link foldPhrase}, without folding script and variants. */
export function foldStrictPhrase(original: string): string {
  return withEdges(foldStrictLine, original)
}

/** A mark that joins with nothing and is not Han, so that the spaces beside it stay. */
const EDGE = '|'

function withEdges(fold: (original: string) => string, phrase: string): string {
  return fold(`${EDGE}${phrase}${EDGE}`).slice(1, -1)
}

/** One title or paragraph in searchable form. */
export function foldLine(original: string): string {
  const text = foldText(original)
  return hasIdleSpace(text) ? dropSpaces({ text, origins: NONE }).text : text
}

/** As {@link foldLine}, without folding script and variants. */
export function foldStrictLine(original: string): string {
  const text = foldStrictText(original)
  return hasIdleSpace(text) ? dropSpaces({ text, origins: NONE }).text : text
}

/** As {@link foldLine}, with the way back to the original, for highlights. */
export function foldLineWithOrigins(original: string): FoldedText {
  const folded = fold(original)
  return hasIdleSpace(folded.text) ? dropSpaces(folded) : folded
}

/** As {@link foldStrictLine}, with the way back to the original. */
export function foldStrictLineWithOrigins(original: string): FoldedText {
  const folded = foldStrict(original)
  return hasIdleSpace(folded.text) ? dropSpaces(folded) : folded
}

/**
 * Where a stretch of folded text stood in the original.
 *
 * @param original - The text that was folded.
 * @param start - First folded unit.
 * @param end - One after the last; greater than `start`.
 * @returns `[start, end)` in UTF-16 units, covering whole glyphs, without white space or zero-width marks behind it.
 */
export function originalRange(
  original: string,
  folded: FoldedText,
  start: number,
  end: number,
): readonly [number, number] {
  const { origins } = folded
  const from = origins[start] ?? original.length
  const last = origins[end - 1] ?? original.length
  let next = end
  while (next < folded.text.length && (origins[next] ?? 0) <= last) next++
  let to = origins[next] ?? original.length
  while (to > last + 1 && isBlank(original.charCodeAt(to - 1))) to--
  return [from, to]
}

const isBlank = (code: number) => isSpace(code) || isIgnored(code)
const NONE = new Uint32Array(0)

/** Whether white space is to be dropped or made one space; that between the words of a Latin line stays as it is. */
function hasIdleSpace(text: string): boolean {
  for (let at = text.search(/\s/); at >= 0 && at < text.length; at++) {
    if (!isSpace(text.charCodeAt(at))) continue
    if (text.charAt(at) !== ' ' || !needsSpace(text, at, at + 1) || isSpace(text.charCodeAt(at + 1)))
      return true
  }
  return false
}

function dropSpaces({ text, origins }: FoldedText): FoldedText {
  const kept = new Uint32Array(origins.length)
  let line = ''
  let at = 0
  while (at < text.length) {
    let end = at
    while (end < text.length && !isSpace(text.charCodeAt(end))) end++
    if (origins !== NONE) kept.set(origins.subarray(at, end), line.length)
    line += text.slice(at, end)
    at = end
    while (at < text.length && isSpace(text.charCodeAt(at))) at++
    if (at > end && needsSpace(text, end, at)) {
      if (origins !== NONE) kept[line.length] = origins[end] ?? 0
      line += ' '
    }
  }
  if (origins === NONE) return { text: line, origins }
  kept[line.length] = origins[text.length] ?? 0
  return { text: line, origins: kept.slice(0, line.length + 1) }
}

/** Whether white space over `[from, to)` separates anything: not at the edges of a line, not between two Han. */
function needsSpace(text: string, from: number, to: number): boolean {
  if (from === 0 || to === text.length) return false
  const before = text.charCodeAt(from - 1)
  const low = isLowSurrogate(before) && isHighSurrogate(text.charCodeAt(from - 2))
  return !(isHan(low ? text.charCodeAt(from - 2) : before) && isHan(text.charCodeAt(to)))
}
