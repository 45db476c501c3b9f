/**
 * Parses a typed query. Any string parses; what cannot be taken as an operator keeps its literal meaning, and a
 * problem says where. Pure.
 *
 * `any := all (OR all)*`, `all := near (AND? near)*`, `near := unary (NEAR unary)*`, `unary := NOT* primary`. Operators
 * without operands, unmatched and over-deep parentheses are sorted out on the token list first, so the descent itself
 * meets only well-formed input and recurses no deeper than `MAX_DEPTH`.
 */
import { lex, type Token } from './lex.ts'
import {
  MAX_DEPTH,
  MAX_TYPED,
  type NearStep,
  type ParsedQuery,
  problem,
  type QueryNode,
  type QueryProblem,
} from './syntax.ts'

/**
 * Parses a query.
 *
 * @param typed - Anything. Only the first {@link MAX_TYPED} units are read.
 * @returns The tree (null where nothing was typed) and what was wrong with the query.
 */
export function parseQuery(typed: string): ParsedQuery {
  // A query is parsed to see how dear it is, to be answered, and again for each offer: mostly it is the last one.
  if (last?.typed !== typed) last = parsed(typed)
  return last
}

let last: ParsedQuery | null = null

function parsed(typed: string): ParsedQuery {
  const read = typed.slice(0, MAX_TYPED).toWellFormed()
  const { tokens, problems } = lex(read)
  if (typed.length > MAX_TYPED) problems.push(problem('too-long', MAX_TYPED, typed.length))
  const sound = settleOperators(matchParens(tokens, problems), problems)
  const root = sound.length > 0 ? new Descent(sound).any() : literal(read)
  return { typed, root, problems: problems.sort((a, b) => a.span.start - b.span.start) }
}

/** Where nothing is left of a query but loose operators, its own characters are what is searched. */
function literal(read: string): QueryNode | null {
  const text = read.trim()
  if (!text) return null
  const start = read.indexOf(text)
  return { kind: 'term', text, quoted: true, span: { start, end: start + text.length } }
}

/** Drops parentheses without a partner, nested too deep, or around nothing. */
function matchParens(tokens: readonly Token[], problems: QueryProblem[]): Token[] {
  const dropped = new Set<Token>()
  const open: Token[] = []
  for (const token of tokens) {
    if (token.kind === 'open') open.push(token)
    if (token.kind !== 'close') continue
    const partner = open.pop()
    if (!partner) {
      problems.push(problem('paren-close', token.start, token.end))
      dropped.add(token)
    } else if (open.length >= MAX_DEPTH) {
      if (open.length === MAX_DEPTH) problems.push(problem('paren-deep', partner.start, token.end))
      dropped.add(partner).add(token)
    }
  }
  for (const token of open) {
    problems.push(problem('paren-open', token.start, token.end))
    dropped.add(token)
  }
  return withoutEmptyGroups(
    tokens.filter((token) => !dropped.has(token)),
    problems,
  )
}

/** Drops parentheses around nothing, and what is then around nothing. */
function withoutEmptyGroups(tokens: readonly Token[], problems: QueryProblem[]): Token[] {
  const kept: Token[] = []
  for (const token of tokens) {
    const before = kept.at(-1)
    if (token.kind === 'close' && before?.kind === 'open') {
      kept.pop()
      problems.push(problem('paren-empty', before.start, token.end))
    } else kept.push(token)
  }
  return kept
}

/** Turns operators and fields that lack an operand into text, and drops loose signs. */
function settleOperators(tokens: readonly Token[], problems: QueryProblem[]): Token[] {
  const starts = operandStarts(tokens)
  const kept: Token[] = []
  const asText = (token: Token, code: 'operator-dangling' | 'field-empty') => {
    problems.push(problem(code, token.start, token.end))
    kept.push({ kind: 'term', text: token.text, quoted: true, start: token.start, end: token.end })
  }
  for (const [index, token] of tokens.entries()) {
    const before = kept.at(-1)
    const hasLeft = before?.kind === 'term' || before?.kind === 'close'
    const hasRight = starts[index + 1] === true
    if (token.kind === 'and' || token.kind === 'or' || token.kind === 'near') {
      if (hasLeft && hasRight) kept.push(token)
      else if (token.text === '|') problems.push(problem('operator-idle', token.start, token.end))
      else asText(token, 'operator-dangling')
    } else if (token.kind === 'not') {
      if (hasRight) kept.push(token)
      else if (token.text === '-') problems.push(problem('operator-idle', token.start, token.end))
      else asText(token, 'operator-dangling')
    } else if (token.kind === 'field') {
      const next = tokens[index + 1]
      if (next?.kind === 'term' || next?.kind === 'open') kept.push(token)
      else asText(token, 'field-empty')
    } else kept.push(token)
  }
  // Loose signs that were dropped may leave a group empty, and that an operator without an operand: `(|)`.
  const filled = withoutEmptyGroups(kept, problems)
  return filled.length === kept.length ? kept : settleOperators(filled, problems)
}

/** For each token, whether an operand can start with it: a run of NOTs counts only where something follows it. */
function operandStarts(tokens: readonly Token[]): boolean[] {
  const starts: boolean[] = new Array(tokens.length).fill(false)
  for (let i = tokens.length - 1; i >= 0; i--) {
    const kind = tokens[i]?.kind
    // A field without a value and an operator word without operands become text, which is an operand too.
    if (kind === 'term' || kind === 'open' || kind === 'field') starts[i] = true
    else if (kind === 'not') starts[i] = starts[i + 1] === true || tokens[i]?.text !== '-'
    else if (kind === 'and' || kind === 'or' || kind === 'near') starts[i] = false
  }
  return starts
}

/** Recursive descent over sound tokens. */
class Descent {
  private readonly tokens: readonly Token[]
  private at = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  any(): QueryNode {
    const parts = [this.all()]
    while (this.take('or')) parts.push(this.all())
    return one(parts) ?? { kind: 'any', parts }
  }

  private all(): QueryNode {
    const parts = [this.near()]
    for (;;) {
      const next = this.tokens[this.at]
      if (!next || next.kind === 'or' || next.kind === 'close') break
      this.take('and')
      parts.push(this.near())
    }
    return one(parts) ?? { kind: 'all', parts }
  }

  private near(): QueryNode {
    const first = this.unary()
    const rest: NearStep[] = []
    for (;;) {
      const next = this.tokens[this.at]
      if (next?.kind !== 'near') break
      this.at++
      rest.push({ nearness: next.nearness, operand: this.unary() })
    }
    return rest.length > 0 ? { kind: 'proximity', first, rest } : first
  }

  private unary(): QueryNode {
    let negated = false
    while (this.take('not')) negated = !negated
    const part = this.primary()
    if (!negated) return part
    return part.kind === 'not' ? part.part : { kind: 'not', part }
  }

  private primary(): QueryNode {
    const token = this.tokens[this.at++]
    if (token?.kind === 'open') {
      const inner = this.any()
      this.take('close')
      return inner
    }
    if (token?.kind === 'field') {
      const value = this.primary()
      const end = this.tokens[this.at - 1]?.end ?? token.end
      return { kind: 'field', field: token.field, value, span: { start: token.start, end } }
    }
    if (token?.kind !== 'term')
      throw new Error(`the query's tokens were not settled: ${token?.kind ?? 'end'}`)
    return {
      kind: 'term',
      text: token.text,
      quoted: token.quoted,
      span: { start: token.start, end: token.end },
    }
  }

  private take(kind: Token['kind']): boolean {
    if (this.tokens[this.at]?.kind !== kind) return false
    this.at++
    return true
  }
}

function one(parts: readonly QueryNode[]): QueryNode | null {
  return parts.length === 1 ? (parts[0] ?? null) : null
}
