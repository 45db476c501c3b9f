/**
 * The wording of a story: what is left when layout, punctuation and script no longer count.
 *
 * Reprints change all three: full-width commas become half-width ones, paragraphs are merged, simplified text is set
 * in traditional characters. Folded letters, digits and ideographs in one run survive that, so stories are compared
 * as wordings. Pure.
 */
import { foldText, isIdeogram, isWordUnit } from '../../text/index.ts'

/** Longest wording that is compared, in UTF-16 units; what a story says beyond this changes nothing. */
export const MAX_WORDING = 200_000

let scratch = new Uint16Array(1 << 12)

/** Whether a folded unit is part of the wording: a letter, digit or ideograph, not a mark or a space. */
export function isWording(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at)
  if (isWordUnit(code) || isIdeogram(code)) return true
  // The second half of a Han character beyond U+FFFF goes with its first half.
  return code >= 0xdc00 && code <= 0xdfff && at > 0 && isIdeogram(folded.charCodeAt(at - 1))
}

/**
 * The wording of some lines, joined without a seam, so that paragraphs may be merged or cut without a difference.
 *
 * @param lines - As printed.
 * @returns UTF-16 units, at most {@link MAX_WORDING}; empty where the lines hold no letter, digit or ideograph.
 */
export function wordingOf(lines: readonly string[]): Uint16Array {
  let length = 0
  for (const line of lines) {
    const folded = foldText(line)
    length = append(folded, length)
    if (length >= MAX_WORDING) break
  }
  return scratch.slice(0, Math.min(length, MAX_WORDING))
}

/** Puts the wording of one folded line behind `length` units of scratch; the new length. */
function append(folded: string, length: number): number {
  if (length + folded.length > scratch.length) {
    const wider = new Uint16Array(Math.max(scratch.length * 2, length + folded.length))
    wider.set(scratch)
    scratch = wider
  }
  let out = length
  for (let at = 0; at < folded.length; at++) if (isWording(folded, at)) scratch[out++] = folded.charCodeAt(at)
  return out
}

/** {@link wordingOf} of one line as a string, for keys of titles and sentences. */
export function wordingKey(line: string): string {
  return wordingOfFolded(foldText(line))
}

/** As {@link wordingKey}, for a line that has been folded. */
export function wordingOfFolded(folded: string): string {
  let key = ''
  let from = 0
  for (let at = 0; at <= folded.length; at++) {
    if (at < folded.length && isWording(folded, at)) continue
    if (at > from) key += folded.slice(from, at)
    from = at + 1
  }
  return key
}

/** The units of a wording given as a string; at most {@link MAX_WORDING}. */
export function unitsOf(key: string): Uint16Array {
  const units = new Uint16Array(Math.min(key.length, MAX_WORDING))
  for (let at = 0; at < units.length; at++) units[at] = key.charCodeAt(at)
  return units
}
