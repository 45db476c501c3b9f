/** What every evaluation reports. Pure. */

/** One measured figure and what we want of it. */
export interface EvalRow {
  readonly name: string
  readonly value: number
  /** Null for what others reach: printed, not judged. */
  readonly goal: number | null
  readonly higherIsBetter: boolean
}

/** Whether a figure is where we want it, or nothing is wanted of it. */
export function isMet({ value, goal, higherIsBetter }: EvalRow): boolean {
  return goal === null || (higherIsBetter ? value >= goal : value <= goal)
}
