/**
 * Wildcards: `?` is one character, `*` none to eight. Pure.
 */
import { foldLine, foldStrictLine } from '../../text/index.ts'
import type { PatternClause } from '../plan.ts'
import type { ProblemCode } from './syntax.ts'

/** Characters that one `*` may stand for. */
const STAR = 8

/** Six gaps and the literals round them; what stands behind is not read: each gap multiplies the places to look. */
const MAX_PARTS = 13

/** An unquoted term, read for wildcards. */
export interface ReadPattern {
  /** Literals and gaps in turn; null where the term has no wildcard that means anything. */
  readonly parts: PatternClause['parts'] | null
  /** The same, folded without script and variants. */
  readonly strict: PatternClause['parts'] | null
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
  if (!WILDCARD.test(text)) return { parts: null, strict: null, text, problem: note }
  const parts = partsOf(text, foldLine)
  if (!parts.some((part) => typeof part === 'string'))
    return { parts: null, strict: null, text, problem: 'wildcard-only' }
  const [only] = parts
  if (parts.length === 1 && typeof only === 'string')
    return { parts: null, strict: null, text: text.replace(WILDCARDS, ''), problem: note }
  const bounded = parts.slice(0, MAX_PARTS)
  return {
    parts: bounded,
    strict: partsOf(text, foldStrictLine).slice(0, MAX_PARTS),
    text,
    problem: bounded.length < parts.length ? 'too-long' : note,
  }
}

const WILDCARD = /[?？*＊]/
const WILDCARDS = /([?？*＊]+)/g

function partsOf(text: string, fold: (literal: string) => string): (string | Gap)[] {
  const parts: (string | Gap)[] = []
  for (const piece of text.split(WILDCARDS)) {
    const part = WILDCARD.test(piece) ? gapOf(piece) : fold(piece)
    const last = parts.at(-1)
    // Two gaps meet where the literal between them was of zero-width characters alone.
    if (typeof part !== 'string' && last && typeof last !== 'string')
      parts[parts.length - 1] = { min: last.min + part.min, max: last.max + part.max }
    else if (part !== '') parts.push(part)
  }
  return trimStars(parts)
}

/** Wildcards in a row add up. */
function gapOf(wildcards: string): Gap {
  const stars = wildcards.replace(/[?？]/g, '').length
  const ones = wildcards.length - stars
  return { min: ones, max: ones + stars * STAR }
}

/** At the ends only the characters that must be there count. */
function trimStars(parts: readonly (string | Gap)[]): (string | Gap)[] {
  const last = parts.length - 1
  return parts.flatMap((part, index) => {
    if (typeof part === 'string' || (index > 0 && index < last)) return [part]
    return part.min > 0 ? [{ min: part.min, max: part.min }] : []
  })
}
