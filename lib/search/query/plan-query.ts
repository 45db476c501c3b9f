/**
 * From the parsed query to the plan that engines carry out: makes clauses of terms (`clauses.ts`), reads dates, and
 * keeps within the bounds of what is searched. Pure.
 */
import { foldLine, hasVariants } from '../../text/index.ts'
import type { PatternClause, Plan, RunClause, TextField } from '../plan.ts'
import { clauseOf, runOf, type Spelling, type TermClause } from './clauses.ts'
import { readDayRange } from './dates.ts'
import { readPattern } from './pattern.ts'
import {
  type FieldName,
  type Nearness,
  type ParsedQuery,
  type ProblemCode,
  problem,
  type QueryNode,
  type QueryProblem,
  type Span,
} from './syntax.ts'

/** At most so many characters of a query are searched, summed over its terms. */
export const MAX_CHARS = 100

/**
 * At most so many different terms of a query are searched. One that the texts must be looked through for counts as two,
 * a wildcard in a nearness as three: so many of them take as long as a reader will wait.
 */
export const MAX_TERMS = 32

/** Alternatives on the two sides of a nearness are multiplied out up to this many pairs: each is a search of its own. */
const MAX_PAIRS = 4

/** What the reader chose beside the words. */
export interface PlanOptions extends Spelling {
  /** Where plain terms are looked for. */
  readonly fields: readonly TextField[]
}

/** A text clause that a match should hold: what is highlighted, and what near matches are made of. */
export interface Wanted {
  readonly clause: TermClause
  /** As typed. */
  readonly text: string
  readonly span: Span
}

/** A query as engines carry it out, and what the answer shows of it. */
export interface PlannedQuery {
  readonly plan: Plan
  readonly wanted: readonly Wanted[]
  readonly problems: readonly QueryProblem[]
  /** Nearness that was read as “both”, since a side of it is no text. */
  readonly loosened: ReadonlySet<QueryNode>
}

/** Makes the plan of a parsed query; nothing typed is everything. */
export function planQuery(parsed: ParsedQuery, options: PlanOptions): PlannedQuery {
  const planner = new Planner(options)
  const around: Context = { fields: options.fields, stored: null, positive: true, near: false }
  const plan = parsed.root && planner.plan(parsed.root, around)
  const problems = [...parsed.problems, ...planner.problems].sort((a, b) => a.span.start - b.span.start)
  if (plan) return { plan, wanted: planner.wanted, problems, loosened: planner.loosened }
  return literalPlan(parsed, options, problems)
}

/** A query of marks alone is searched as it was typed. */
function literalPlan(parsed: ParsedQuery, options: PlanOptions, problems: QueryProblem[]): PlannedQuery {
  const text = parsed.typed.trim().slice(0, MAX_CHARS)
  const clause = runOf(text, options.fields, options)
  const loosened = new Set<QueryNode>()
  if (!clause) return { plan: { kind: 'everything' }, wanted: [], problems, loosened }
  const wanted = [{ clause, text, span: { start: 0, end: parsed.typed.length } }]
  return { plan: clause, wanted, problems: problems.filter(({ code }) => code !== 'marks-dropped'), loosened }
}

/** What surrounds a node: the field whose value it is, and whether a match should hold it. */
interface Context {
  readonly fields: readonly TextField[]
  readonly stored: Exclude<FieldName, TextField> | null
  readonly positive: boolean
  /** It stands beside another: places count, which only the texts know. */
  readonly near: boolean
}

type Term = Extract<QueryNode, { kind: 'term' }>
type Operand = RunClause | PatternClause

class Planner {
  readonly problems: QueryProblem[] = []
  readonly wanted: Wanted[] = []
  readonly loosened = new Set<QueryNode>()
  private readonly options: PlanOptions
  private readonly seen = new Set<string>()
  private readonly wantedKeys = new Set<string>()
  private chars = 0
  private terms = 0
  private full = false

  constructor(options: PlanOptions) {
    this.options = options
  }

  /** Null where nothing of the node is searched. */
  plan(node: QueryNode, context: Context): Plan | null {
    switch (node.kind) {
      case 'term':
        return this.term(node, context)
      case 'field':
        return this.plan(node.value, inField(context, node.field))
      case 'not': {
        const part = this.plan(node.part, { ...context, positive: !context.positive })
        return part && { kind: 'not', part }
      }
      case 'proximity':
        return this.proximity(node, context)
      default:
        return joined(
          node.kind,
          node.parts.map((part) => this.plan(part, context)),
        )
    }
  }

  private term(node: Term, context: Context): Plan | null {
    if (context.stored === 'date') return this.dates(node, context)
    const text = this.bounded(node, context)
    if (text === null) return null
    if (context.stored) {
      const value = foldLine(text)
      return value ? { kind: 'field', field: context.stored, value } : null
    }
    const { clause, problems } = clauseOf(text, node.quoted, context.fields, this.options)
    for (const code of problems) this.report(code, node.span)
    if (clause && context.positive) this.want(clause, node)
    return clause
  }

  /** A term typed a thousand times is looked for, and marked, once. */
  private want(clause: Wanted['clause'], { text, span }: Term): void {
    const key = JSON.stringify(clause)
    if (this.wantedKeys.has(key)) return
    this.wantedKeys.add(key)
    this.wanted.push({ clause, text, span })
  }

  /** The term's text within what is left of the bounds; null where nothing is. */
  private bounded(node: Term, context: Context): string | null {
    if (this.seen.has(node.text)) return node.text
    const left = MAX_CHARS - this.chars
    const characters = Array.from(node.text)
    const terms = this.terms + this.weightOf(node, context)
    if (terms > MAX_TERMS || left <= 0 || characters.length > left) this.tooLong(node.span)
    if (terms > MAX_TERMS || left <= 0) return null
    this.seen.add(node.text)
    this.terms = terms
    this.chars += Math.min(left, characters.length)
    return characters.length > left ? characters.slice(0, left).join('') : node.text
  }

  /** What a term counts for: more where postings alone say too little of it, twice over for a wildcard in a nearness. */
  private weightOf({ text, quoted }: Term, { near, stored }: Context): number {
    if (stored) return 1
    const { ignorePunctuation, strict } = this.options
    const isOfMarks = !/[\p{L}\p{N}]/u.test(text)
    const isLookedAt = near || ignorePunctuation || isOfMarks || (strict && hasVariants(text))
    const isPattern = !quoted && readPattern(text).parts !== null
    return 1 + Number(isLookedAt) + Number(isPattern)
  }

  private tooLong(span: Span): void {
    if (!this.full) this.report('too-long', span)
    this.full = true
  }

  private dates(node: Term, context: Context): Plan | null {
    const range = readDayRange(node.text)
    if (range) return { kind: 'dates', ...range }
    this.report('date-unreadable', node.span)
    const plain = { ...context, stored: null }
    return this.term({ ...node, quoted: true }, plain)
  }

  private proximity(node: Extract<QueryNode, { kind: 'proximity' }>, context: Context): Plan | null {
    const operands = [node.first, ...node.rest.map((step) => step.operand)]
    const sides = operands.map((operand) => this.alternatives(operand, { ...context, near: true }))
    const steps: (Plan | null)[] = []
    for (const [index, { nearness }] of node.rest.entries()) {
      const left = sides[index]
      const right = sides[index + 1]
      if (!left || !right || left.length * right.length > MAX_PAIRS) {
        const culprit = left && !right ? operands[index + 1] : operands[index]
        this.report('near-operand', spanOf(culprit ?? node.first))
        this.loosened.add(node)
        return joined(
          'all',
          operands.map((operand) => this.plan(operand, context)),
        )
      }
      steps.push(
        joined(
          'any',
          left.flatMap((l) => right.map((r) => nearClause(l, r, nearness))),
        ),
      )
    }
    return joined('all', steps)
  }

  /** The texts a side of a nearness may be; null where it is no text. */
  private alternatives(node: QueryNode, context: Context): Operand[] | null {
    if (node.kind === 'any') {
      const sides = node.parts.map((part) => this.alternatives(part, context))
      return sides.some((side) => side === null) ? null : sides.flatMap((side) => side ?? [])
    }
    if (node.kind === 'field' && (node.field === 'title' || node.field === 'body'))
      return this.alternatives(node.value, inField(context, node.field))
    if (node.kind !== 'term' || context.stored) return null
    const planned = this.term(node, context)
    if (planned?.kind === 'run' || planned?.kind === 'pattern') return [planned]
    return planned?.kind === 'words' ? [planned.whole] : null
  }

  private report(code: ProblemCode, span: Span): void {
    this.problems.push(problem(code, span.start, span.end))
  }
}

function inField(context: Context, field: FieldName): Context {
  if (field === 'title' || field === 'body') return { ...context, fields: [field], stored: null }
  return { ...context, stored: field }
}

function nearClause(left: Operand, right: Operand, nearness: Nearness): Plan {
  if (nearness.kind === 'sentence' || nearness.kind === 'paragraph')
    return { kind: 'together', left, right, unit: nearness.kind }
  return { kind: 'near', left, right, maxChars: nearness.maxChars, ordered: nearness.kind === 'before' }
}

/** Parts that say something, each once. */
function joined(kind: 'all' | 'any', parts: readonly (Plan | null)[]): Plan | null {
  const distinct = new Map<string, Plan>()
  for (const part of parts) if (part) distinct.set(JSON.stringify(part), part)
  const kept = [...distinct.values()]
  return kept.length > 1 ? { kind, parts: kept } : (kept[0] ?? null)
}

function spanOf(node: QueryNode): Span {
  switch (node.kind) {
    case 'term':
    case 'field':
      return node.span
    case 'not':
      return spanOf(node.part)
    case 'proximity':
      return spanOf(node.first)
    default:
      return node.parts[0] ? spanOf(node.parts[0]) : { start: 0, end: 0 }
  }
}
