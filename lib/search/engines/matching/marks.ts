/**
 * Marks that cut text into clauses and sentences, and marks that 忽略标点 passes over. Pure.
 *
 * All of it looks at folded text, where full-width marks are already their ASCII forms. Tables answer by UTF-16 unit,
 * since these questions are asked once a character.
 */

const CLAUSE = 1
const SENTENCE = 2
const PUNCTUATION = 4

const KINDS = new Uint8Array(0x10000)
for (const mark of '，,。！!？?；;：:、\n') addKind(mark.charCodeAt(0), CLAUSE)
for (const mark of '。！!？?\n') addKind(mark.charCodeAt(0), SENTENCE)
for (let code = 0; code < 0x10000; code++)
  if (/[\p{P}\p{Z}]/u.test(String.fromCharCode(code))) addKind(code, PUNCTUATION)

function addKind(code: number, kind: number): void {
  KINDS[code] = (KINDS[code] ?? 0) | kind
}

const COMMA = 0x2c
const COLON = 0x3a

const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** Whether a clause ends at `at` of a text: the commas of 1,000 and the colon of 9:30 end nothing. */
export function isClauseMark(units: Uint16Array, at: number, length: number): boolean {
  const code = units[at] as number
  if (((KINDS[code] as number) & CLAUSE) === 0) return false
  if (code !== COMMA && code !== COLON) return true
  return !(at > 0 && at + 1 < length && isDigit(units[at - 1] as number) && isDigit(units[at + 1] as number))
}

/** Whether a sentence (or the paragraph) ends with the character `code`. */
export function isSentenceMark(code: number): boolean {
  return ((KINDS[code] ?? 0) & SENTENCE) !== 0
}

/** Whether 忽略标点 passes over the unit `code`: line breaks, which part paragraphs, are no punctuation. */
export function isPunctuation(code: number): boolean {
  return ((KINDS[code] ?? 0) & PUNCTUATION) !== 0
}

/** The first place from `from` on where no punctuation stands. */
export function skipMarks(units: Uint16Array, from: number, length: number): number {
  let at = from
  while (at < length && ((KINDS[units[at] as number] as number) & PUNCTUATION) !== 0) at++
  return at
}
