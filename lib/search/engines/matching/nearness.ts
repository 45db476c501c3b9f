/**
 * Two clauses near one another, in one sentence or in one paragraph. Pure; linear in what was found.
 */
import { CharacterCount } from './gaps.ts'
import type { Sighting } from './literals.ts'
import type { Occurrences } from './occurrences.ts'
import type { Places } from './places.ts'
import { WIDEST, widthAt } from './text-codes.ts'

/** A nearness, with the places where paragraphs end. */
export interface Nearness {
  readonly maxChars: number
  readonly ordered: boolean
}

/**
 * Whether NEAR/n or BEFORE/n holds somewhere.
 *
 * @param breaks - The line breaks that join paragraphs.
 */
export function standNear(
  left: Occurrences,
  right: Occurrences,
  { maxChars, ordered }: Nearness,
  breaks: Places,
  text: Sighting,
): boolean {
  if (left.ends.length === 0 || right.starts.length === 0) return false
  if (follows(left, right, maxChars, breaks, text)) return true
  return !ordered && follows(right, left, maxChars, breaks, text)
}

/** Whether some `second` starts within `maxChars` after the end of some `first`, in the same paragraph. */
function follows(
  first: Occurrences,
  second: Occurrences,
  maxChars: number,
  breaks: Places,
  text: Sighting,
): boolean {
  const { starts } = second
  const characters = CHARACTERS.over(text)
  let next = 0
  let line = 0
  for (let i = 0; i < first.ends.length; i++) {
    const end = (first.ends.at[i] as number) + first.length
    while (next < starts.length && (starts.at[next] as number) < end) next++
    if (next === starts.length) return false
    const start = starts.at[next] as number
    if (start - end > maxChars * WIDEST) continue
    while (line < breaks.length && (breaks.at[line] as number) < end) line++
    if (line < breaks.length && (breaks.at[line] as number) < start) continue
    // So many bytes are never more characters.
    if (start - end <= maxChars || characters.between(end, start, text) <= maxChars) return true
  }
  return false
}

/**
 * Whether 同句 or 同段 holds somewhere.
 *
 * @param marks - What ends sentences or paragraphs, and belongs to them; what follows the last is one too.
 */
export function standTogether(left: Occurrences, right: Occurrences, marks: Places, text: Sighting): boolean {
  const lefts = LEFT.over(left, marks, text)
  const rights = RIGHT.over(right, marks, text)
  let a = lefts.next(0)
  let b = rights.next(0)
  while (a >= 0 && b >= 0) {
    if (a === b) return true
    if (a < b) a = lefts.next(b)
    else b = rights.next(a)
  }
  return false
}

/** The sentences or paragraphs that hold a whole occurrence, by their numbers, one after another. */
class UnitWalk {
  #found: Occurrences | null = null
  #marks: Places | null = null
  #text: Sighting | null = null
  #start = 0
  #end = 0
  #unit = 0

  /** Begins anew. */
  over(found: Occurrences, marks: Places, text: Sighting): this {
    this.#found = found
    this.#marks = marks
    this.#text = text
    this.#start = 0
    this.#end = 0
    this.#unit = 0
    return this
  }

  /** The first from number `least` on; -1 where there is none. */
  next(least: number): number {
    const marks = this.#marks
    const text = this.#text
    if (!this.#found || !marks || !text) return -1
    const { starts, ends, length } = this.#found
    for (; this.#start < starts.length; this.#start++) {
      const start = starts.at[this.#start] as number
      while (this.#unit < marks.length && (marks.at[this.#unit] as number) < start) this.#unit++
      if (this.#unit < least) continue
      while (this.#end < ends.length && (ends.at[this.#end] as number) + length <= start) this.#end++
      if (this.#end === ends.length) return -1
      if ((ends.at[this.#end] as number) + length <= endOf(marks, this.#unit, text)) return this.#unit
    }
    return -1
  }
}

/** Where a sentence or paragraph ends, its mark included. */
function endOf(marks: Places, unit: number, { bytes, end }: Sighting): number {
  if (unit === marks.length) return end
  const mark = marks.at[unit] as number
  return mark + widthAt(bytes, mark)
}

/** Used again for every text: two walks an article would be most of what a search allocates. */
const LEFT = new UnitWalk()
const RIGHT = new UnitWalk()
const CHARACTERS = new CharacterCount()
