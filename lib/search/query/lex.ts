/**
 * Cuts a typed query into tokens. Full-width operators count as their half-width forms; positions are those of the
 * typed text. Pure; linear.
 */
import { isQuote, QuotePairs } from './quotes.ts'
import { FIELD_NAMES, type FieldName, type Nearness, problem, type QueryProblem } from './syntax.ts'

interface Place {
  readonly start: number
  readonly end: number
}

/** A piece of the typed query; `text` is as typed, but an operator's is in half-width form. */
export type Token =
  | (Place & { readonly kind: 'term'; readonly text: string; readonly quoted: boolean })
  | (Place & { readonly kind: 'field'; readonly field: FieldName; readonly text: string })
  | (Place & { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close'; readonly text: string })
  | (Place & { readonly kind: 'near'; readonly nearness: Nearness; readonly text: string })

const WORD_OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['且', 'and'],
  ['并且', 'and'],
  ['並且', 'and'],
  ['OR', 'or'],
  ['或', 'or'],
  ['NOT', 'not'],
  ['非', 'not'],
])
const FIELD = /^([a-z]{3,7}|[\u4e00-\u9fff]{2}):/i
const NEAR = /^(NEAR|BEFORE)\/(\d{1,4})$/i
/** A wider gap than this is the same paragraph, which has its own operator. */
const MAX_GAP = 1000

/**
 * Tokens of a query, in order.
 *
 * @param typed - The query as typed, already cut to a bounded length.
 */
export function lex(typed: string): { readonly tokens: Token[]; readonly problems: QueryProblem[] } {
  // One unit for one, so that positions hold.
  const text = typed.replace(/[\uff01-\uff5e\u3000]/g, (c) =>
    c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  )
  const tokens: Token[] = []
  const problems: QueryProblem[] = []
  const quotes = new QuotePairs(text)
  let at = 0
  while (at < text.length) {
    const c = text.charAt(at)
    if (/\s/.test(c)) at++
    else if (c === '(' || c === ')')
      tokens.push({ kind: c === '(' ? 'open' : 'close', text: c, start: at, end: ++at })
    else if (c === '|') tokens.push({ kind: 'or', text: c, start: at, end: ++at })
    else if (c === '+') at++
    else if (isQuote(c)) {
      const end = quotes.closing(at)
      if (end === null) problems.push(problem('quote-open', at, at + 1))
      const inside = typed.slice(at + 1, end ?? at + 1)
      if (end !== null && inside.trim())
        tokens.push({ kind: 'term', text: inside, quoted: true, start: at, end: end + 1 })
      at = (end ?? at) + 1
    } else if (
      c === '-' &&
      /[^\s)]/.test(text.charAt(at + 1)) &&
      !afterField(tokens, at) &&
      !afterPhrase(tokens, at)
    )
      tokens.push({ kind: 'not', text: c, start: at, end: ++at })
    else at = lexBare(typed, text, at, tokens)
  }
  return { tokens, problems }
}

/** A run of plain characters: an operator word, a field's name, or text to search for. */
function lexBare(typed: string, text: string, at: number, tokens: Token[]): number {
  let end = at
  while (end < text.length && !endsBare(text, end, at)) end++
  const word = text.slice(at, end)
  const isValue = afterField(tokens, at)
  const field = isValue ? null : FIELD.exec(word)
  const name = field && FIELD_NAMES.get((field[1] ?? '').toLowerCase())
  if (field && name) {
    tokens.push({
      kind: 'field',
      field: name,
      text: word.slice(0, field[0].length),
      start: at,
      end: at + field[0].length,
    })
    return at + field[0].length
  }
  const operator = isValue ? null : readOperator(word)
  if (operator) tokens.push({ ...operator, text: word, start: at, end })
  else {
    // A minus that is text must stay text when the query is printed.
    const quoted = word.length > 1 && word.startsWith('-') && afterPhrase(tokens, at)
    tokens.push({ kind: 'term', text: typed.slice(at, end), quoted, start: at, end })
  }
  return end
}

type Operator =
  | { readonly kind: 'and' | 'or' | 'not' }
  | { readonly kind: 'near'; readonly nearness: Nearness }

function readOperator(word: string): Operator | null {
  const kind = WORD_OPERATORS.get(word)
  if (kind) return { kind }
  if (word === '同句') return { kind: 'near', nearness: { kind: 'sentence' } }
  if (word === '同段') return { kind: 'near', nearness: { kind: 'paragraph' } }
  const near = NEAR.exec(word)
  if (!near) return null
  const maxChars = Math.min(Number(near[2]), MAX_GAP)
  return { kind: 'near', nearness: { kind: near[1]?.toUpperCase() === 'NEAR' ? 'near' : 'before', maxChars } }
}

/** Right behind `标题:` everything up to the next gap is the value: -5 and OR are text there. */
function afterField(tokens: readonly Token[], at: number): boolean {
  const last = tokens.at(-1)
  return last?.kind === 'field' && last.end === at
}

/** Between phrases a minus joins them (“十四五”-“十五五”), as it does inside a word. */
function afterPhrase(tokens: readonly Token[], at: number): boolean {
  const last = tokens.at(-1)
  return last?.kind === 'term' && last.quoted && last.end === at
}

function endsBare(text: string, at: number, start: number): boolean {
  const c = text.charAt(at)
  if (c === '+') return !isPlusText(text, at, start)
  return /[\s()|]/.test(c) || isQuote(c)
}

/** A plus sign joins words (北京+上海), or is text: the end of C++, the middle of C++11. */
function isPlusText(text: string, at: number, start: number): boolean {
  if (at === start) return false
  if (text.charAt(at - 1) === '+') return at - 2 >= start && text.charAt(at - 2) !== '+'
  const after = text.charAt(at + 1)
  // Before a group a single sign joins: 北京+(上海|广州).
  return after === '' || /[\s)|+]/.test(after)
}
