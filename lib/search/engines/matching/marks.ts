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

/** Whether a clause ends at `at`: the commas of 1,000 and the colon of 9:30 end nothing. */
export function isClauseMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (((KINDS[code] ?? 0) & CLAUSE) === 0) return false
  if (code !== COMMA && code !== COLON) return true
  return !(isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)))
}

/** Whether a sentence (or the paragraph) ends with the character `code`. */
export function isSentenceMark(code: number): boolean {
  return ((KINDS[code] ?? 0) & SENTENCE) !== 0
}

const isPunctuation = (code: number) => ((KINDS[code] ?? 0) & PUNCTUATION) !== 0

/**
 * Whether `run` stands in `text` when punctuation and spaces are passed over on both sides. Line breaks, which part
 * paragraphs, are never passed over. A run of marks alone has nothing to bridge and is searched as it stands.
 */
export function includesBridged(text: string, run: string): boolean {
  if (text.includes(run)) return true
  const first = skipMarks(run, 0)
  if (first === run.length) return false
  const start = run.charAt(first)
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1))
    if (standsBridged(text, at, run, first)) return true
  return false
}

function standsBridged(text: string, start: number, run: string, first: number): boolean {
  let at = start
  let want = first
  while (want < run.length) {
    if (text.charCodeAt(at) !== run.charCodeAt(want)) return false
    at = skipMarks(text, at + 1)
    want = skipMarks(run, want + 1)
  }
  return true
}

function skipMarks(text: string, from: number): number {
  let at = from
  while (at < text.length && isPunctuation(text.charCodeAt(at))) at++
  return at
}
