/**
 * Rules of wording: how a line says what it is for, and the three ways to write such a rule.
 *
 * Pure. Patterns are tried on the line's wording (simplified, half-width, lower case) and are linear: fixed words,
 * single character classes, bounded repeats.
 */
import type { Label } from '../../lines/label-kinds.ts'

/** One way to recognise a label. */
export interface LabelRule {
  readonly label: Label
  /** Source of a regular expression, tried on the line's wording. */
  readonly pattern: string
  /** Longest text that may bear the label, in UTF-16 units. */
  readonly max: number
  /** A line that only this entry labels so; a test removes the entry and sees the line go unlabelled. */
  readonly example: string
}

const OPEN = '^[\\s【\\[〖(<《·•◆■●★▌|>»➤►▶▸]{0,4}'
const CLOSE = '[\\s】\\]〗)>》:|丨…]{0,6}(?:更多|more|[>»+]{1,4})?[\\s>»]{0,3}$'

/** The words, in brackets or behind a sign perhaps, are the whole line. */
export function line(label: Label, words: string, example: string, max = 30): LabelRule {
  return { label, pattern: `${OPEN}(?:${words})${CLOSE}`, max, example }
}

/** The line opens with the words. */
export function starts(label: Label, words: string, example: string, max = 120): LabelRule {
  return { label, pattern: `${OPEN}(?:${words})`, max, example }
}

/** The words, a whole pattern of their own, stand anywhere in the line. */
export function holds(label: Label, words: string, example: string, max = 120): LabelRule {
  return { label, pattern: words, max, example }
}
