/**
 * Marks that cut text into clauses and sentences, and marks that 忽略标点 passes over. Pure.
 *
 * All of it is about folded text, where full-width marks are already their ASCII forms.
 */

/** Marks that end a clause. */
export const CLAUSE_MARKS = '，,。！!？?；;：:、\n'

/** Marks that end a sentence (or the paragraph). */
export const SENTENCE_MARKS = '。！!？?\n'

const CLAUSE = 1
const PUNCTUATION = 2

/** By unit. */
const KINDS = new Uint8Array(0x10000)
for (const mark of CLAUSE_MARKS) addKind(mark.charCodeAt(0), CLAUSE)
for (let code = 0; code < 0x10000; code++)
  if (/[\p{P}\p{Z}]/u.test(String.fromCharCode(code))) addKind(code, PUNCTUATION)

function addKind(code: number, kind: number): void {
  KINDS[code] = (KINDS[code] ?? 0) | kind
}

/** Whether a clause ends with the unit `code`, if it is none of {@link isMarkOfNumbers} between digits. */
export function isClauseMark(code: number): boolean {
  return ((KINDS[code] ?? 0) & CLAUSE) !== 0
}

/** Whether 忽略标点 passes over the unit `code`: line breaks, which part paragraphs, are no punctuation. */
export function isPunctuation(code: number): boolean {
  return ((KINDS[code] ?? 0) & PUNCTUATION) !== 0
}

const COMMA = 0x2c
const COLON = 0x3a

/** The marks of 1,000 and 9:30. */
export const isMarkOfNumbers = (code: number) => code === COMMA || code === COLON

export const isDigit = (code: number) => code >= 0x30 && code <= 0x39
