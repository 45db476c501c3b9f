/**
 * Marks that cut text into clauses and sentences, as operators understand them. Pure.
 *
 * All of it looks at folded text, where full-width marks are already their ASCII forms.
 */

const CLAUSE_MARKS = new Set([...'，,。！!？?；;：:、\n'].map((mark) => mark.charCodeAt(0)))
const SENTENCE_MARKS = new Set([...'。！!？?\n'].map((mark) => mark.charCodeAt(0)))
const COMMA = 0x2c
const COLON = 0x3a

const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** Whether a clause ends at `at`: the commas of 1,000 and the colon of 9:30 end nothing. */
export function isClauseMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (!CLAUSE_MARKS.has(code)) return false
  if (code !== COMMA && code !== COLON) return true
  return !(isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)))
}

/** Whether a sentence (or the paragraph) ends with the character `code`. */
export function isSentenceMark(code: number): boolean {
  return SENTENCE_MARKS.has(code)
}

const PUNCTUATION = /[\p{P}\p{Z}]+/gu

/** Text without punctuation and spaces, for 忽略标点. Paragraphs stay apart. */
export function withoutPunctuation(text: string): string {
  return text.replace(PUNCTUATION, '')
}
