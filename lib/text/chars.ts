/**
 * Kinds of characters, by UTF-16 unit, from one small table: what folding, tokenising and cutting ask all day.
 *
 * Pure; imports nothing. A table of 64 K bytes answers in one read where a regular expression would cost a call.
 */

const HAN = 1
const IDEOGRAM = 2
const WORD = 4
const SPACE = 8
const IGNORED = 16
const EXTENDER = 32

const KINDS = new Uint8Array(0x10000)

function mark(pattern: RegExp, kind: number, from = 0, to = 0xffff): void {
  for (let code = from; code <= to; code++)
    if (pattern.test(String.fromCharCode(code))) KINDS[code] = (KINDS[code] ?? 0) | kind
}

/** A stretch known to be of one kind, so that 30,000 characters need not be asked one by one when the module loads. */
function fill(from: number, to: number, kinds: number): void {
  for (let code = from; code <= to; code++) KINDS[code] = (KINDS[code] ?? 0) | kinds
}

fill(0x3400, 0x4dbf, HAN | IDEOGRAM)
fill(0x4e00, 0x9fff, HAN | IDEOGRAM)
fill(0xac00, 0xd7a3, IDEOGRAM)
// High surrogates of planes 2 and 3, which hold nothing but Han; low surrogates follow their high one.
fill(0xd840, 0xd8bf, HAN | IDEOGRAM)
const ASKED: readonly (readonly [number, number])[] = [
  [0, 0x33ff],
  [0x4dc0, 0x4dff],
  [0xa000, 0xabff],
  [0xf900, 0xffff],
]
for (const [from, to] of ASKED) {
  mark(/\p{Script=Han}/u, HAN, from, to)
  mark(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー]/u, IDEOGRAM, from, to)
  mark(/[\p{L}\p{N}\p{M}]/u, WORD, from, to)
  mark(/\s/, SPACE, from, to)
  mark(/\p{M}|[\u1161-\u11ff]/u, EXTENDER, from, to)
}
// Joiners, direction marks, soft hyphen, byte-order mark, variation selectors: seen by nobody, typed by nobody.
const UNSEEN: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  // First unit of the tags and variation selectors of plane 14.
  [0xdb40, 0xdb40],
]
for (const [from, to] of UNSEEN) fill(from, to, IGNORED)
// Half-width voice marks and vowels become combining ones.
fill(0xff9e, 0xff9f, EXTENDER)
fill(0xffc2, 0xffdc, EXTENDER)
for (let code = 0; code < 0x10000; code++) {
  const kinds = KINDS[code] ?? 0
  if (kinds & IGNORED) KINDS[code] = IGNORED
  else if (kinds & IDEOGRAM) KINDS[code] = kinds & ~WORD
}

function is(code: number, kind: number): boolean {
  return ((KINDS[code] ?? 0) & kind) !== 0
}

/** A Han character, or the first unit of one beyond U+FFFF. White space between two of these means nothing. */
export const isHan = (code: number): boolean => is(code, HAN)

/** Han, kana, bopomofo or hangul: written without spaces, so indexed by pairs of characters. */
export const isIdeogram = (code: number): boolean => is(code, IDEOGRAM)

/** A letter, digit or combining mark of a script that spaces its words. */
export const isWordUnit = (code: number): boolean => is(code, WORD)

/** White space as `\s` knows it, without the byte-order mark. */
export const isSpace = (code: number): boolean => is(code, SPACE)

/** Zero-width and formatting characters, which folding drops. */
export const isIgnored = (code: number): boolean => is(code, IGNORED)

/** A combining mark or joining letter: belongs to the character before it. */
export const isExtender = (code: number): boolean => is(code, EXTENDER)

/** First half of a character beyond U+FFFF. */
export const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

/** Second half of a character beyond U+FFFF. */
export const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
