/** What every evaluation reports. Types only. */

/** One measured figure and what we want of it. */
export interface EvalRow {
  readonly name: string
  readonly value: number
  readonly goal: number
  readonly higherIsBetter: boolean
}
