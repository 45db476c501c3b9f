/**
 * Two clauses near one another, in one sentence or in one paragraph. Pure; linear in what was found.
 */
import type { Sighting } from './literals.ts'
import type { Occurrences } from './occurrences.ts'
import type { Places } from './places.ts'

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
): boolean {
  if (left.ends.length === 0 || right.starts.length === 0) return false
  if (follows(left, right, maxChars, breaks)) return true
  return !ordered && follows(right, left, maxChars, breaks)
}

/** Whether some `second` starts within `maxChars` after the end of some `first`, in the same paragraph. */
function follows(first: Occurrences, second: Occurrences, maxChars: number, breaks: Places): boolean {
  const { starts } = second
  let next = 0
  let line = 0
  for (let i = 0; i < first.ends.length; i++) {
    const end = (first.ends.at[i] as number) + first.length
    while (next < starts.length && (starts.at[next] as number) < end) next++
    if (next === starts.length) return false
    const start = starts.at[next] as number
    if (start - end > maxChars) continue
    while (line < breaks.length && (breaks.at[line] as number) < end) line++
    if (line === breaks.length || (breaks.at[line] as number) >= start) return true
  }
  return false
}

/**
 * Whether 同句 or 同段 holds somewhere.
 *
 * @param ends - Where sentences or paragraphs end; what follows the last is one too.
 */
export function standTogether(
  left: Occurrences,
  right: Occurrences,
  ends: Places,
  { length }: Sighting,
): boolean {
  const lefts = LEFT.over(left, ends, length)
  const rights = RIGHT.over(right, ends, length)
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
  #ends: Places | null = null
  #length = 0
  #start = 0
  #end = 0
  #unit = 0

  /** Begins anew. */
  over(found: Occurrences, ends: Places, length: number): this {
    this.#found = found
    this.#ends = ends
    this.#length = length
    this.#start = 0
    this.#end = 0
    this.#unit = 0
    return this
  }

  /** The first from number `least` on; -1 where there is none. */
  next(least: number): number {
    const units = this.#ends
    if (!this.#found || !units) return -1
    const { starts, ends, length } = this.#found
    for (; this.#start < starts.length; this.#start++) {
      const start = starts.at[this.#start] as number
      while (this.#unit < units.length && (units.at[this.#unit] as number) <= start) this.#unit++
      if (this.#unit < least) continue
      while (this.#end < ends.length && (ends.at[this.#end] as number) + length <= start) this.#end++
      if (this.#end === ends.length) return -1
      const unitEnd = this.#unit < units.length ? (units.at[this.#unit] as number) : this.#length
      if ((ends.at[this.#end] as number) + length <= unitEnd) return this.#unit
    }
    return -1
  }
}

/** Used again for every text: two walks an article would be most of what a search allocates. */
const LEFT = new UnitWalk()
const RIGHT = new UnitWalk()
