/**
 * Where a pattern stands in a folded line, for marks: from each place where one can start, the shortest stretch.
 *
 * Pure. The same steps and clause marks as in matching, so that what matched is marked; time grows with the line and
 * the widths of the gaps, never with the ways to fill them.
 */
import { isClauseMark, isDigit, isMarkOfNumbers } from './engines/matching/marks.ts'
import { type PatternStep, stepsOf } from './engines/matching/occurrences.ts'
import type { Places } from './engines/matching/places.ts'
import type { PatternClause } from './plan.ts'

/** Finds the places of one pattern in folded lines. */
export class PatternPlaces {
  readonly #first: PatternStep | undefined
  readonly #others: readonly PatternStep[]
  /** Characters that must follow the last literal. */
  readonly #after: number

  constructor(parts: PatternClause['parts']) {
    const { steps, after } = stepsOf(parts)
    const [first, ...others] = steps
    this.#first = first
    this.#others = others
    this.#after = after
  }

  /** Appends to `found` start and end of each place in a folded line, ascending, not overlapping. */
  in(folded: string, found: Places): void {
    const first = this.#first
    const others = this.#others
    const after = this.#after
    if (!first || !holdsAll(folded, others)) return
    let from = 0
    for (let at = folded.indexOf(first.literal); at >= 0; at = folded.indexOf(first.literal, at + 1)) {
      const start = at - first.min
      if (start < from || !isClear(folded, start, at)) continue
      let ends = [at + first.literal.length]
      for (const step of others) ends = endsBehind(ends, step, folded)
      const end = firstClear(folded, ends, after)
      if (end < 0) continue
      from = end + after
      found.push(start)
      found.push(from)
    }
  }
}

function holdsAll(folded: string, steps: readonly PatternStep[]): boolean {
  for (const { literal } of steps) if (!folded.includes(literal)) return false
  return true
}

/** The first of `ends` behind which the line is clear for `after` characters; -1 where none is. */
function firstClear(folded: string, ends: readonly number[], after: number): number {
  for (const end of ends) if (isClear(folded, end, end + after)) return end
  return -1
}

/** Ends of a step's literal that some end of the step before reaches; both ascend. */
function endsBehind(before: readonly number[], { literal, min, max }: PatternStep, folded: string): number[] {
  const ends: number[] = []
  const last = (before.at(-1) ?? Number.NEGATIVE_INFINITY) + max
  let next = 0
  for (
    let at = folded.indexOf(literal, (before[0] ?? folded.length) + min);
    at >= 0 && at <= last;
    at = folded.indexOf(literal, at + 1)
  ) {
    while (next + 1 < before.length && (before[next + 1] ?? 0) <= at - min) next++
    const end = before[next] ?? at
    if (at - end <= max && isClear(folded, end, at)) ends.push(at + literal.length)
  }
  return ends
}

/** Whether the line goes on from `start` to `end` without a clause mark: the commas of 1,000 and the colon of 9:30 are none. */
function isClear(folded: string, start: number, end: number): boolean {
  if (end > folded.length) return false
  for (let at = start; at < end; at++) {
    const code = folded.charCodeAt(at)
    if (!isClauseMark(code)) continue
    const isInNumber = isDigit(folded.charCodeAt(at - 1)) && isDigit(folded.charCodeAt(at + 1))
    if (!(isMarkOfNumbers(code) && isInNumber)) return false
  }
  return true
}
