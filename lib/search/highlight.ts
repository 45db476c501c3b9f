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
  isWordUnit,
  originalRange,
} from '../text/index.ts'
import { isPunctuation } from './engines/matching/marks.ts'
import { Places } from './engines/matching/places.ts'
import { patternPlaces } from './pattern-places.ts'
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

/** Replaces what `found` held by the places in a folded line: start and end of each, ascending, not overlapping. */
type Finder = (folded: string, found: Places) => void

/** One term of a query, with all the forms in which it counts. */
export interface HighlightTerm {
  /** As typed, for legends and colours. */
  readonly label: string
  readonly fields: readonly TextField[]
  readonly find: Finder
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
  const apart: HighlightTerm = {
    ...whole,
    find(folded, found) {
      whole.find(folded, found)
      if (found.length === 0) words.find(folded, found)
    },
  }
  return { whole, apart }
}

function standsIn(folded: string, { find }: HighlightTerm): boolean {
  find(folded, PLACES)
  return PLACES.length > 0
}

/** A term for 近似结果: index terms, of which neighbours run together; a word or a number is marked where it stands alone. */
export function nearHighlightTerm(label: string, terms: readonly string[]): HighlightTerm {
  return { label, fields: ['title', 'body'], strict: false, find: joined(terms.map(indexedFinder)) }
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
  let loose: FoldedText | null = null
  let strict: FoldedText | null = null
  for (let n = 0; n < terms.length; n++) {
    const term = terms[n] as HighlightTerm
    if (!term.fields.includes(field)) continue
    if (term.strict) strict ??= foldStrictLineWithOrigins(original)
    else loose ??= foldLineWithOrigins(original)
    const folded = (term.strict ? strict : loose) as FoldedText
    term.find(folded.text, PLACES)
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
  return { label, fields: first?.fields ?? [], strict, find: joined(clauses.map(finderOf)) }
}

function finderOf(clause: RunClause | PatternClause): Finder {
  if (clause.kind === 'pattern') return patternFinder(clause)
  const text = clause.strict ?? clause.text
  return clause.bridgePunctuation ? bridgedFinder(text) : runFinder(text)
}

function runFinder(text: string): Finder {
  return (folded, found) => {
    found.clear()
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length))
      add(found, at, at + text.length)
  }
}

/** Where the index has a term of its own: 20 is none in 2013, and ai is none in aiib. */
function indexedFinder(term: string): Finder {
  return (folded, found) => {
    found.clear()
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      const end = at + term.length
      if (!cutsWord(folded, at) && !cutsWord(folded, end)) addJoined(found, at, end)
    }
  }
}

function cutsWord(folded: string, at: number): boolean {
  return isWordUnit(folded.charCodeAt(at - 1)) && isWordUnit(folded.charCodeAt(at))
}

/** Punctuation is passed over on both sides; marks alone are searched as they stand. */
function bridgedFinder(run: string): Finder {
  const bare = Array.from(run, (c) => (isPunctuation(c.charCodeAt(0)) ? '' : c)).join('')
  if (bare === '') return runFinder(run)
  return (folded, found) => {
    found.clear()
    const first = bare.charAt(0)
    for (let at = folded.indexOf(first); at >= 0; ) {
      const end = bridgedEnd(folded, bare, at)
      if (end > 0) add(found, at, end)
      at = folded.indexOf(first, end > 0 ? end : at + 1)
    }
  }
}

/** Where `bare` ends that begins at `start`; 0 where something else stands there. */
function bridgedEnd(folded: string, bare: string, start: number): number {
  let at = start + 1
  for (let n = 1; n < bare.length; n++, at++) {
    while (isPunctuation(folded.charCodeAt(at))) at++
    if (folded.charCodeAt(at) !== bare.charCodeAt(n)) return 0
  }
  return at
}

function patternFinder(clause: PatternClause): Finder {
  const places = patternPlaces(clause.strict ?? clause.parts)
  return (folded, found) => {
    found.clear()
    places(folded, (start, end) => add(found, start, end))
  }
}

/** Several at once: places that touch or overlap become one. */
function joined(finders: readonly Finder[]): Finder {
  const [only] = finders
  if (only && finders.length === 1) return only
  return (folded, found) => {
    found.clear()
    for (const find of finders) {
      find(folded, OTHER)
      if (OTHER.length > 0) found.copy(unite(found, OTHER, BOTH))
    }
  }
}

const OTHER = new Places()
const BOTH = new Places()

function unite(a: Places, b: Places, both: Places): Places {
  both.clear()
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const isFirst = j === b.length || (i < a.length && (a.at[i] as number) <= (b.at[j] as number))
    const start = (isFirst ? a.at[i] : b.at[j]) as number
    const end = (isFirst ? a.at[i + 1] : b.at[j + 1]) as number
    if (isFirst) i += 2
    else j += 2
    addJoined(both, start, end)
  }
  return both
}

function add(found: Places, start: number, end: number): void {
  found.push(start)
  found.push(end)
}

/** Makes one of it and the place before where they touch or overlap. */
function addJoined(found: Places, start: number, end: number): void {
  const last = found.length - 1
  const lastEnd = found.at[last] as number
  if (last > 0 && start <= lastEnd) found.at[last] = Math.max(lastEnd, end)
  else add(found, start, end)
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
