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
  if (clause.kind === 'run') {
    const starts = placesOf(clause.text, text)
    return { starts, ends: starts.map((start) => start + clause.text.length) }
  }
  const steps = stepsOf(clause)
  const ends = endsOf(steps, text)
  return ends.length === 0 ? NOWHERE : { starts: startsOf(steps, text), ends }
}

/** Whether a pattern stands anywhere in `text`. */
export function patternMatches(clause: PatternClause, text: string): boolean {
  return endsOf(stepsOf(clause), text).length > 0
}

/** A literal and the gap before it; the first literal's gap is what must stand before the match. */
interface Step {
  readonly literal: string
  readonly min: number
  readonly max: number
}

interface Steps {
  readonly steps: readonly Step[]
  /** Characters that must follow the last literal. */
  readonly after: number
}

const known = new WeakMap<PatternClause, Steps>()

/** Neighbouring gaps add up, neighbouring literals join. */
function stepsOf(clause: PatternClause): Steps {
  let made = known.get(clause)
  if (!made) {
    made = makeSteps(clause)
    known.set(clause, made)
  }
  return made
}

function makeSteps({ parts }: PatternClause): Steps {
  const steps: Step[] = []
  let min = 0
  let max = 0
  for (const part of parts) {
    const last = steps.at(-1)
    if (typeof part !== 'string') {
      min += part.min
      max += part.max
    } else if (last && max === 0) steps[steps.length - 1] = { ...last, literal: last.literal + part }
    else {
      steps.push({ literal: part, min, max })
      min = 0
      max = 0
    }
  }
  return { steps, after: min }
}

/**
 * Where matches end. A literal counts if the latest reachable end before its gap is near enough with no clause mark
 * between: the latest is the best for both, so one pointer a step does, and no pattern makes this slow.
 */
function endsOf({ steps, after }: Steps, text: string): number[] {
  let ends: number[] = []
  for (const [n, { literal, min, max }] of steps.entries()) {
    const before = ends
    let at = 0
    ends = []
    for (const place of placesOf(literal, text)) {
      while (at + 1 < before.length && (before[at + 1] ?? 0) <= place - min) at++
      const end = n === 0 ? place - min : (before[at] ?? Number.POSITIVE_INFINITY)
      const near = n === 0 ? end >= 0 : end <= place - min && place - end <= max
      if (near && isClear(text, end, place)) ends.push(place + literal.length)
    }
    if (ends.length === 0) return ends
  }
  return after === 0 ? ends : ends.map((end) => end + after).filter((end) => isClear(text, end - after, end))
}

/** Where matches start: the same from behind. */
function startsOf({ steps, after }: Steps, text: string): number[] {
  let starts: number[] = []
  for (let n = steps.length - 1; n >= 0; n--) {
    const literal = steps[n]?.literal ?? ''
    const last = n === steps.length - 1
    const { min, max } = steps[n + 1] ?? { min: after, max: after }
    const behind = starts
    let at = behind.length - 1
    starts = []
    for (const place of placesOf(literal, text).reverse()) {
      const end = place + literal.length
      while (at > 0 && (behind[at - 1] ?? 0) >= end + min) at--
      const start = last ? end + after : (behind[at] ?? Number.NEGATIVE_INFINITY)
      const near = last || (start >= end + min && start - end <= max)
      if (near && isClear(text, end, start)) starts.push(place)
    }
    starts.reverse()
  }
  const lead = steps[0]?.min ?? 0
  return lead === 0
    ? starts
    : starts.map((start) => start - lead).filter((start) => start >= 0 && isClear(text, start, start + lead))
}

/** Whether `text` goes on from `start` to `end` without a clause mark. */
function isClear(text: string, start: number, end: number): boolean {
  if (end > text.length) return false
  for (let at = start; at < end; at++) if (isClauseMark(text, at)) return false
  return true
}

function placesOf(literal: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) places.push(at)
  return places
}
