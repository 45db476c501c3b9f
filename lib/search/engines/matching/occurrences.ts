/**
 * Where a run or a pattern stands in folded text, by bytes of its codes, in time linear in the text. Pure.
 */
import type { PatternClause, RunClause } from '../../plan.ts'
import { ClauseGaps, placeBefore, placeBehind } from './gaps.ts'
import type { Literals, Sighting } from './literals.ts'
import { Places } from './places.ts'

/** Where a clause may start and where it may end (exclusive, less `length`), each ascending. */
export interface Occurrences {
  readonly starts: Places
  readonly ends: Places
  /** To be added to each end: of a run, whose places are its starts, its bytes. */
  readonly length: number
}

/** A run or pattern that is looked for. */
export interface Sought {
  /** Whether it stands anywhere. */
  stands(sighting: Sighting): boolean
  /** Every place, overlapping ones included; valid until more of the text, or another one, is looked through. */
  in(sighting: Sighting): Occurrences
}

/** What is looked for, its literals made known to `literals`. */
export function soughtOf(clause: RunClause | PatternClause, literals: Literals): Sought {
  return clause.kind === 'run' ? new SoughtRun(clause.text, literals) : new SoughtPattern(clause, literals)
}

class SoughtRun implements Sought {
  readonly #number: number
  readonly #length: number
  /** By the field's slot, whose places are always the same object. */
  readonly #found: Occurrences[] = []

  constructor(text: string, literals: Literals) {
    this.#number = literals.numberOf(text)
    this.#length = literals.codes.coded(text).length
  }

  stands({ places }: Sighting): boolean {
    return (places[this.#number] as Places).length > 0
  }

  in({ places, slot }: Sighting): Occurrences {
    const starts = places[this.#number] as Places
    this.#found[slot] ??= { starts, ends: starts, length: this.#length }
    return this.#found[slot]
  }
}

/** A literal and the gap before it; the first literal's gap is what must stand before the match. */
interface Step {
  readonly literal: number
  readonly length: number
  readonly min: number
  readonly max: number
}

/** What was found of a pattern in a field: kept while that text is at hand. */
interface Kept extends Occurrences {
  serial: number
}

class SoughtPattern implements Sought {
  readonly #steps: readonly Step[]
  /** Characters that must follow the last literal. */
  readonly #after: number
  /** By the field's slot. */
  readonly #kept: Kept[] = []
  readonly #scratch: readonly [Places, Places] = [new Places(), new Places()]
  readonly #gaps: ClauseGaps

  constructor({ parts }: PatternClause, literals: Literals) {
    this.#gaps = new ClauseGaps(literals.codes)
    const { steps, after } = stepsOf(parts)
    this.#after = after
    this.#steps = steps.map(({ literal, min, max }) => ({
      literal: literals.numberOf(literal),
      length: literals.codes.coded(literal).length,
      min,
      max,
    }))
  }

  stands(sighting: Sighting): boolean {
    return this.#ends(sighting, true).length > 0
  }

  in(sighting: Sighting): Occurrences {
    this.#kept[sighting.slot] ??= { serial: 0, starts: new Places(), ends: new Places(), length: 0 }
    const kept = this.#kept[sighting.slot] as Kept
    if (kept.serial === sighting.serial) return kept
    kept.serial = sighting.serial
    kept.ends.copy(this.#ends(sighting, false))
    if (kept.ends.length === 0) kept.starts.clear()
    else kept.starts.copy(this.#starts(sighting))
    return kept
  }

  /**
   * Where matches end. A literal counts if the latest reachable end before its gap is near enough with no clause mark
   * between: the latest is the best for both, so one pointer a step does, and no pattern makes this slow.
   *
   * @param any - Whether one will do.
   */
  #ends(sighting: Sighting, any: boolean): Places {
    const steps = this.#steps
    const enough = any && this.#after === 0 ? steps.length - 1 : steps.length
    let before = this.#scratch[0]
    let ends = this.#scratch[1]
    before.clear()
    for (let n = 0; n < steps.length; n++)
      if ((sighting.places[(steps[n] as Step).literal] as Places).length === 0) return before
    for (let n = 0; n < steps.length; n++) {
      const { literal, length, min, max } = steps[n] as Step
      ends.clear()
      let next = 0
      const { at, length: count } = sighting.places[literal] as Places
      for (let i = 0; i < count; i++) {
        const place = at[i] as number
        // The latest place where what comes before may end.
        const latest = placeBefore(sighting, place, min)
        while (next + 1 < before.length && (before.at[next + 1] as number) <= latest) next++
        const end = n === 0 ? latest : (before.at[next] as number)
        if (end < 0 || end > latest || !this.#gaps.holds(sighting, end, place, max)) continue
        ends.push(place + length)
        if (n === enough) return ends
      }
      const done = before
      before = ends
      ends = done
      if (before.length === 0) return before
    }
    if (this.#after === 0) return before
    const { at, length: count } = before
    const after = this.#after
    before.clear()
    for (let i = 0; i < count; i++) {
      const end = at[i] as number
      const to = placeBehind(sighting, end, after)
      if (to >= 0 && this.#gaps.holds(sighting, end, to, after)) before.push(to)
    }
    return before
  }

  /** Where matches start: the same from behind, so places descend until the end. */
  #starts(sighting: Sighting): Places {
    let [behind, starts] = this.#scratch
    behind.clear()
    for (let n = this.#steps.length - 1; n >= 0; n--) {
      const { literal, length } = this.#steps[n] as Step
      const next = this.#steps[n + 1]
      const min = next?.min ?? this.#after
      const max = next?.max ?? this.#after
      starts.clear()
      let seen = 0
      const { at, length: count } = sighting.places[literal] as Places
      for (let i = count - 1; i >= 0; i--) {
        const end = (at[i] as number) + length
        const earliest = placeBehind(sighting, end, min)
        if (earliest < 0) continue
        while (seen + 1 < behind.length && (behind.at[seen + 1] as number) >= earliest) seen++
        const start = next ? (behind.at[seen] as number) : earliest
        if (start >= earliest && this.#gaps.holds(sighting, end, start, max)) starts.push(at[i] as number)
      }
      ;[behind, starts] = [starts, behind]
    }
    const lead = this.#steps[0]?.min ?? 0
    starts.clear()
    for (let i = behind.length - 1; i >= 0; i--) {
      const from = behind.at[i] as number
      const start = placeBefore(sighting, from, lead)
      if (start >= 0 && this.#gaps.holds(sighting, start, from, lead)) starts.push(start)
    }
    return starts
  }
}

/** A literal of a pattern and the gap before it. */
export interface PatternStep {
  readonly literal: string
  readonly min: number
  readonly max: number
}

/** A pattern as steps, and the characters that must follow the last: neighbouring gaps add up, neighbouring literals join. */
export function stepsOf(parts: PatternClause['parts']): {
  readonly steps: readonly PatternStep[]
  readonly after: number
} {
  const steps: { literal: string; min: number; max: number }[] = []
  let min = 0
  let max = 0
  for (const part of parts) {
    const last = steps.at(-1)
    if (typeof part !== 'string') {
      min += part.min
      max += part.max
    } else if (last && max === 0) last.literal += part
    else {
      steps.push({ literal: part, min, max })
      min = 0
      max = 0
    }
  }
  return { steps, after: min }
}
