/**
 * Where a run or a pattern stands in folded text, in time linear in the text. Pure.
 */
import type { PatternClause, RunClause } from '../../plan.ts'
import { isClauseMark } from './marks.ts'

/** Where a clause may start and where it may end (exclusive), each ascending. */
export interface Occurrences {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const NOWHERE: Occurrences = { starts: [], ends: [] }

/** Every place of a run or pattern in `text`, overlapping ones included. */
export function occurrencesOf(clause: RunClause | PatternClause, text: string): Occurrences {
  if (clause.kind === 'pattern') return patternOccurrences(clause, text)
  const starts = placesOf(clause.text, text)
  return { starts, ends: starts.map((start) => start + clause.text.length) }
}

/** Whether a pattern stands anywhere in `text`. */
export function patternMatches(clause: PatternClause, text: string): boolean {
  return reach(stepsOf(clause), text, false).length > 0
}

function patternOccurrences(clause: PatternClause, text: string): Occurrences {
  const steps = stepsOf(clause)
  const ends = reach(steps, text, false)
  if (ends.length === 0) return NOWHERE
  return { starts: reach(steps.toReversed(), text, true), ends }
}

type Step = PatternClause['parts'][number]

/** Gaps at the edges of a pattern bind to nothing; a match is what the literals span. Neighbouring gaps add up. */
function stepsOf(clause: PatternClause): Step[] {
  const steps: Step[] = []
  for (const part of clause.parts) {
    const last = steps.at(-1)
    if (typeof part === 'string') steps.push(part)
    else if (typeof last === 'object')
      steps[steps.length - 1] = { min: last.min + part.min, max: last.max + part.max }
    else if (last !== undefined || part.min > 0) steps.push(part)
  }
  const last = steps.at(-1)
  if (typeof last === 'object' && last.min === 0) steps.pop()
  return steps
}

/**
 * Carries the set of reachable positions through the steps: forwards to the ends of matches, or backwards to the
 * starts. A set, not a search, so that no pattern costs more than its length times the text's.
 */
function reach(steps: readonly Step[], text: string, backwards: boolean): number[] {
  let reached: number[] | null = null
  for (const step of steps) {
    if (typeof step === 'string') reached = afterLiteral(reached, step, text, backwards)
    else reached = afterGap(reached ?? everywhere(text), step, text, backwards)
    if (reached.length === 0) break
  }
  return reached ?? []
}

function afterLiteral(from: readonly number[] | null, literal: string, text: string, backwards: boolean) {
  const places = placesOf(literal, text)
  const enter = backwards ? literal.length : 0
  const leave = backwards ? 0 : literal.length
  if (!from) return places.map((place) => place + leave)
  const allowed = new Set(from)
  return places.filter((place) => allowed.has(place + enter)).map((place) => place + leave)
}

function afterGap(
  from: readonly number[],
  gap: { readonly min: number; readonly max: number },
  text: string,
  backwards: boolean,
): number[] {
  const reached = new Set<number>()
  for (const start of from) {
    for (let width = 0; width <= gap.max; width++) {
      const at = backwards ? start - width : start + width
      if (at < 0 || at > text.length) break
      if (width > 0 && isClauseMark(text, backwards ? at : at - 1)) break
      if (width >= gap.min) reached.add(at)
    }
  }
  return [...reached].sort((a, b) => a - b)
}

function everywhere(text: string): number[] {
  return Array.from({ length: text.length + 1 }, (_, at) => at)
}

function placesOf(literal: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) places.push(at)
  return places
}
