/**
 * Two clauses near one another, in one sentence or in one paragraph. Pure; linear in the text.
 */
import type { NearClause, TogetherClause } from '../../plan.ts'
import { isSentenceMark } from './marks.ts'
import { type Occurrences, occurrencesOf } from './occurrences.ts'

/** Whether NEAR/n or BEFORE/n holds somewhere in `text`, whose paragraphs are joined by line breaks. */
export function standNear(clause: NearClause, text: string): boolean {
  const left = occurrencesOf(clause.left, text)
  if (left.ends.length === 0) return false
  const right = occurrencesOf(clause.right, text)
  if (follows(left, right, clause.maxChars, text)) return true
  return !clause.ordered && follows(right, left, clause.maxChars, text)
}

/** Whether some `second` starts within `maxChars` after the end of some `first`, in the same paragraph. */
function follows(first: Occurrences, second: Occurrences, maxChars: number, text: string): boolean {
  let next = 0
  for (const end of first.ends) {
    while (next < second.starts.length && (second.starts[next] ?? 0) < end) next++
    const start = second.starts[next]
    if (start === undefined) return false
    if (start - end <= maxChars && !text.slice(end, start).includes('\n')) return true
  }
  return false
}

/** Whether 同句 or 同段 holds somewhere in `text`. */
export function standTogether(clause: TogetherClause, text: string): boolean {
  const left = occurrencesOf(clause.left, text)
  if (left.ends.length === 0) return false
  const right = occurrencesOf(clause.right, text)
  if (right.ends.length === 0) return false
  const units = unitsHolding(left, text, clause.unit)
  for (const unit of unitsHolding(right, text, clause.unit)) if (units.has(unit)) return true
  return false
}

/** Where each unit that holds a whole occurrence starts. */
function unitsHolding(found: Occurrences, text: string, unit: TogetherClause['unit']): Set<number> {
  const units = new Set<number>()
  let unitStart = 0
  let unitEnd = unitEndAfter(text, 0, unit)
  let next = 0
  for (const start of found.starts) {
    while (start >= unitEnd && unitEnd < text.length) {
      unitStart = unitEnd
      unitEnd = unitEndAfter(text, unitStart, unit)
    }
    while (next < found.ends.length && (found.ends[next] ?? 0) <= start) next++
    const end = found.ends[next]
    if (end !== undefined && end <= unitEnd) units.add(unitStart)
  }
  return units
}

/** One after the mark that ends the unit starting at `start`; the text's length where none does. */
function unitEndAfter(text: string, start: number, unit: TogetherClause['unit']): number {
  if (unit === 'paragraph') {
    const at = text.indexOf('\n', start)
    return at < 0 ? text.length : at + 1
  }
  for (let at = start; at < text.length; at++) if (isSentenceMark(text.charCodeAt(at))) return at + 1
  return text.length
}
