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
  foldStrictLineWithOrigins,
  originalRange,
} from '../text/index.ts'
import { Places } from './engines/matching/places.ts'
import { clausesFinder, eitherFinder, type Finder, termsFinder } from './finders.ts'
import type { PatternClause, RunClause, TextField, WordsClause } from './plan.ts'
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
  readonly finder: Finder
  /** Look in text folded without script and variants. */
  readonly strict: boolean
}

/** The terms to mark in an article. */
export type TermsFor = (text: Text) => readonly HighlightTerm[]

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
 * of them whole, by their words. Made once a query, asked for each of its hits.
 */
export function highlightTerms(wanted: readonly Wanted[]): TermsFor {
  const terms = wanted.map(({ clause, text: label }) =>
    clause.kind === 'words' ? wordsTerms(label, clause) : { whole: termOf(label, [clause]), apart: null },
  )
  const always = terms.map(({ whole }) => whole)
  if (terms.every(({ apart }) => apart === null)) return () => always
  return (text) => {
    const body = text.paragraphs.map(foldLine).join(BOUNDARY)
    return terms.map(({ whole, apart }) => (apart === null || standsIn(body, whole) ? whole : apart))
  }
}

function wordsTerms(label: string, clause: WordsClause) {
  const whole = termOf(label, [clause.whole])
  const words = termOf(label, clause.words)
  const apart: HighlightTerm = { ...whole, finder: eitherFinder(whole.finder, words.finder) }
  return { whole, apart }
}

function standsIn(folded: string, { finder }: HighlightTerm): boolean {
  finder.find(folded, PLACES)
  return PLACES.length > 0
}

/** A term for 近似结果: index terms, of which neighbours run together; a word or a number is marked where it stands alone. */
export function nearHighlightTerm(label: string, terms: readonly string[]): HighlightTerm {
  return { label, fields: ['title', 'body'], strict: false, finder: termsFinder(terms) }
}

/**
 * Finds all terms of a query in an article.
 *
 * @returns Ranges ascend and do not overlap; where terms overlap, the longer place wins, then the earlier term.
 */
export function markArticle(terms: readonly HighlightTerm[], text: Text): ArticleMarks {
  const title = rangesIn(terms, text.title, 'title')
  const paragraphs: TermRange[][] = []
  let count = title.length
  for (const paragraph of text.paragraphs) {
    const ranges = rangesIn(terms, paragraph, 'body')
    paragraphs.push(ranges)
    count += ranges.length
  }
  return { labels: terms.map((term) => term.label), title, paragraphs, count }
}

/** Ranges of the terms in one title or paragraph. */
export function rangesIn(terms: readonly HighlightTerm[], original: string, field: TextField): TermRange[] {
  const found: TermRange[] = []
  let loose: FoldedText | null = null
  let strict: FoldedText | null = null
  for (let n = 0; n < terms.length; n++) {
    const term = terms[n] as HighlightTerm
    if (!term.fields.includes(field)) continue
    if (term.strict) strict ??= foldStrictLineWithOrigins(original)
    else loose ??= foldLineWithOrigins(original)
    const folded = (term.strict ? strict : loose) as FoldedText
    term.finder.find(folded.text, PLACES)
    for (let i = 0; i < PLACES.length; i += 2) {
      const place = originalRange(original, folded, PLACES.at[i] as number, PLACES.at[i + 1] as number)
      found.push({ start: place[0], end: place[1], term: n })
    }
  }
  return apart(found)
}

/** Used again for every line and term: a page of hits holds a hundred thousand places. */
const PLACES = new Places()

function termOf(label: string, clauses: readonly (RunClause | PatternClause)[]): HighlightTerm {
  const [first] = clauses
  const strict = (first?.strict ?? null) !== null
  return { label, fields: first?.fields ?? [], strict, finder: clausesFinder(clauses) }
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
