/**
 * What the header of the index file says beside its sections. Types only.
 */
import type { ValueField } from '../columns/columns.ts'

export interface IndexFacts {
  readonly articles: number
  /** Mean count of distinct terms, for title and body, as MiniSearch averages it. */
  readonly averageLengths: readonly number[]
  readonly days: readonly string[]
  readonly clusters: number
  /** Distinct values of each stored field, sorted. */
  readonly values: Readonly<Record<ValueField, readonly string[]>>
}
