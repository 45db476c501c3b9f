/**
 * Wildcards: `?` is one character, `*` none to eight. Pure.
 */
import { foldLine } from '../../text/index.ts'
import type { PatternClause } from '../plan.ts'
import type { ProblemCode } from './syntax.ts'

/** Characters that one `*` may stand for. */
const STAR = 8

/** Wildcards beyond this many gaps are not read: each gap multiplies the places to look. */
const MAX_GAPS = 6

/** An unquoted term, read for wildcards. */
export interface ReadPattern {
  /** Literals and gaps in turn; null where the term has no wildcard that means anything. */
  readonly parts: PatternClause['parts'] | null
  /** The term as text: without wildcards that mean nothing. */
  readonly text: string
  readonly problem: ProblemCode | null
}

interface Gap {
  readonly min: number
  readonly max: number
}

/**
 * Reads the wildcards of an unquoted term.
 *
 * A full-width question mark at the end is the end of a question, not a wildcard; a star at either end says nothing,
 * since a term may stand anywhere.
 */
export function readPattern(term: string): ReadPattern {
  const asked = term.replace(/？+$/, '')
  const note: ProblemCode | null = asked !== term && asked !== '' ? 'question-mark' : null
  const text = asked || term
  if (!/[?？*＊]/.test(text)) return { parts: null, text, problem: note }
  const parts: (string | Gap)[] = []
  for (const piece of text.split(/([?？*＊]+)/)) {
    if (piece === '') continue
    const literal = /[?？*＊]/.test(piece) ? '' : foldLine(piece)
    if (literal) parts.push(literal)
    else if (/[?？*＊]/.test(piece)) parts.push(gapOf(piece))
  }
  const trimmed = trimStars(mergeGaps(parts))
  if (!trimmed.some((part) => typeof part === 'string'))
    return { parts: null, text, problem: 'wildcard-only' }
  const [only] = trimmed
  if (trimmed.length === 1 && typeof only === 'string') return { parts: null, text: only, problem: note }
  const bounded = trimmed.slice(0, MAX_GAPS * 2 + 1)
  return { parts: bounded, text, problem: bounded.length < trimmed.length ? 'too-long' : note }
}

function gapOf(wildcards: string): Gap {
  const stars = wildcards.replace(/[?？]/g, '').length
  const ones = wildcards.length - stars
  return { min: Math.min(ones, STAR), max: Math.min(ones + (stars > 0 ? STAR : 0), STAR * 2) }
}

/** Two gaps meet where the literal between them was of zero-width characters alone. */
function mergeGaps(parts: readonly (string | Gap)[]): (string | Gap)[] {
  const merged: (string | Gap)[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (typeof part !== 'string' && last && typeof last !== 'string')
      merged[merged.length - 1] = { min: last.min + part.min, max: Math.min(last.max + part.max, STAR * 2) }
    else merged.push(part)
  }
  return merged
}

/** At the ends only the characters that must be there count. */
function trimStars(parts: readonly (string | Gap)[]): (string | Gap)[] {
  const last = parts.length - 1
  return parts.flatMap((part, index) => {
    if (typeof part === 'string' || (index > 0 && index < last)) return [part]
    return part.min > 0 ? [{ min: part.min, max: part.min }] : []
  })
}
