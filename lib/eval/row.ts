/** What every evaluation reports. Pure. */

/** One measured figure and what we want of it. */
export interface EvalRow {
  readonly name: string
  readonly value: number
  /** Null for what others reach: printed, not judged. */
  readonly goal: number | null
  readonly higherIsBetter: boolean
}

/** A figure that should not be lower than its goal. */
export function atLeast(goal: number, name: string, value: number): EvalRow {
  return { name, value, goal, higherIsBetter: true }
}

/** A figure that should not be higher than its goal. */
export function atMost(goal: number, name: string, value: number): EvalRow {
  return { name, value, goal, higherIsBetter: false }
}

/** What others reach, to compare with. */
export function unjudged(name: string, value: number): EvalRow {
  return { name, value, goal: null, higherIsBetter: true }
}

/** Whether a figure is where we want it, or nothing is wanted of it. */
export function isMet({ value, goal, higherIsBetter }: EvalRow): boolean {
  return goal === null || (higherIsBetter ? value >= goal : value <= goal)
}
