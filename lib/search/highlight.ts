/**
 * Where a query stands in the original text: ranges over the glyphs that were printed, for `<mark>`.
 *
 * Pure. Text is folded line by line with offsets, the terms are found in the folded line, and the places are led back.
 */
import {
  BOUNDARY,
  type FoldedText,
  foldLine,
  foldLineWithOrigins,
  foldStrictLine,
  foldStrictLineWithOrigins,
  isWordUnit,
  originalRange,
} from '../text/index.ts'
import type { PatternClause, RunClause, TextField } from './plan.ts'
import type { Wanted } from './query/plan-query.ts'

/**
 * A place to mark in a hit: `[start, end)` in UTF-16 units of its text, and the number of the term that stands there,
 * from 0, as `Parsed.terms` lists them.
 */
export type MarkedRange = readonly [start: number, end: number, term: number]

/** `[start, end)` in UTF-16 units of the original, and the number of the term that stands there. */
export interface TermRange {
  readonly start: number
  readonly end: number
  readonly term: number
}

/** One term of a query, with all the forms in which it counts. */
export interface HighlightTerm {
  /** As typed, for legends and colours. */
  readonly label: string
  readonly fields: readonly TextField[]
  /** The places in a folded line, not overlapping, ascending. */
  find(folded: string): readonly (readonly [number, number])[]
  /** Look in text folded without script and variants. */
  readonly strict: boolean
}

/** The marks of a whole article, by line. */
export interface ArticleMarks {
  readonly labels: readonly string[]
  readonly title: readonly TermRange[]
  /** One list for each paragraph, empty where nothing stands. */
  readonly paragraphs: readonly (readonly TermRange[])[]
  /** How many places there are in all. */
  readonly count: number
}

export interface Text {
  readonly title: string
  readonly paragraphs: readonly string[]
}

/**
 * The terms of a query that can be seen in an article: long runs where they stand whole, or, where the body holds none
 * of them whole, by their words.
 */
export function highlightTerms(wanted: readonly Wanted[], text: Text): HighlightTerm[] {
  let body: string | null = null
  return wanted.map(({ clause, text: label }): HighlightTerm => {
    if (clause.kind !== 'words') return termOf(label, [clause])
    body ??= text.paragraphs.map(foldLine).join(BOUNDARY)
    const whole = termOf(label, [clause.whole])
    return whole.find(body).length > 0 ? whole : wholeOrWords(whole, termOf(label, clause.words))
  })
}

function wholeOrWords(whole: HighlightTerm, words: HighlightTerm): HighlightTerm {
  return {
    ...whole,
    find(folded) {
      const places = whole.find(folded)
      return places.length > 0 ? places : words.find(folded)
    },
  }
}

/** A term for 近似结果: index terms, of which neighbours run together; a word or a number is marked where it stands alone. */
export function nearHighlightTerm(label: string, terms: readonly string[]): HighlightTerm {
  return {
    label,
    fields: ['title', 'body'],
    strict: false,
    find: (folded) =>
      merged(
        terms.flatMap((term) => placesOf(term, folded, true).filter((place) => isIndexed(folded, place))),
      ),
  }
}

/**
 * Finds all terms of a query in an article.
 *
 * @returns Ranges ascend and do not overlap; where terms overlap, the longer place wins, then the earlier term.
 */
export function markArticle(terms: readonly HighlightTerm[], text: Text): ArticleMarks {
  const title = rangesIn(terms, text.title, 'title')
  const paragraphs = text.paragraphs.map((paragraph) => rangesIn(terms, paragraph, 'body'))
  const count = paragraphs.reduce((sum, ranges) => sum + ranges.length, title.length)
  return { labels: terms.map((term) => term.label), title, paragraphs, count }
}

/** Ranges of the terms in one title or paragraph. */
export function rangesIn(terms: readonly HighlightTerm[], original: string, field: TextField): TermRange[] {
  const found: TermRange[] = []
  // Folding with the way back costs ten times as much: only for lines where something stands, and once.
  const loose = { plain: '', folded: null as FoldedText | null, fold: foldLineWithOrigins }
  const strict = { plain: '', folded: null as FoldedText | null, fold: foldStrictLineWithOrigins }
  for (const [index, term] of terms.entries()) {
    if (!term.fields.includes(field)) continue
    const line = term.strict ? strict : loose
    line.plain ||= (term.strict ? foldStrictLine : foldLine)(original)
    const places = term.find(line.plain)
    if (places.length === 0) continue
    line.folded ??= line.fold(original)
    for (const [from, to] of places) {
      const [start, end] = originalRange(original, line.folded, from, to)
      found.push({ start, end, term: index })
    }
  }
  return apart(found)
}

/** Whether the index has a term of its own here: 20 is none in 2013, and ai is none in aiib. */
function isIndexed(folded: string, [start, end]: readonly [number, number]): boolean {
  const cuts = (at: number) => isWordUnit(folded.charCodeAt(at - 1)) && isWordUnit(folded.charCodeAt(at))
  return !cuts(start) && !cuts(end)
}

function termOf(label: string, clauses: readonly (RunClause | PatternClause)[]): HighlightTerm {
  const [first] = clauses
  const strict = first?.kind === 'run' && first.strict !== null
  const finders = clauses.map(finderOf)
  const [only] = finders
  return {
    label,
    fields: first?.fields ?? [],
    strict,
    find: finders.length === 1 && only ? only : (folded) => merged(finders.flatMap((find) => find(folded))),
  }
}

type Finder = (folded: string) => readonly (readonly [number, number])[]

function finderOf(clause: RunClause | PatternClause): Finder {
  if (clause.kind === 'pattern') return byExpression(patternSource(clause))
  const text = clause.strict ?? clause.text
  if (clause.bridgePunctuation) return byExpression(bridgedSource(text))
  return (folded) => placesOf(text, folded, false)
}

function byExpression(source: string): Finder {
  const expression = new RegExp(source, 'gu')
  return (folded) =>
    Array.from(folded.matchAll(expression), ({ 0: match, index }) => [index, index + match.length] as const)
}

/** Shortest stretches; a gap never crosses a clause mark (see `engines/matching`). */
function patternSource(clause: PatternClause): string {
  const parts = clause.parts.map((part) =>
    typeof part === 'string' ? escaped(part) : `[^，,。！!？?；;：:、\\n]{${part.min},${part.max}}?`,
  )
  return parts.join('')
}

function bridgedSource(run: string): string {
  const characters = Array.from(run.replace(/[\p{P}\p{Z}]+/gu, ''), escaped)
  return characters.length > 0 ? characters.join('[\\p{P}\\p{Z}]*') : escaped(run)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (c) => `\\${c}`)
}

function placesOf(text: string, folded: string, overlapping: boolean): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = []
  const step = overlapping ? 1 : text.length
  for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + step))
    places.push([at, at + text.length])
  return places
}

/** Places that touch or overlap become one. */
function merged(places: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...places].sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const joined: [number, number][] = []
  for (const [start, end] of sorted) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/** Overlaps settled: the longer place stays. */
function apart(found: TermRange[]): TermRange[] {
  if (found.length < 2) return found
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end || a.term - b.term)
  const kept: TermRange[] = []
  for (const range of sorted) {
    const last = kept.at(-1)
    if (!last || range.start >= last.end) kept.push(range)
    else if (range.end - range.start > last.end - last.start) kept[kept.length - 1] = range
  }
  return kept
}
