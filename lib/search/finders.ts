/**
 * Finds what is marked in a folded line: runs, patterns, terms of the index. Pure.
 *
 * Classes, of which one each is kept: code that V8 compiled for a closure, or for a shape of which no object is left,
 * is forgotten with it, and half of what a page of hits costs would be compiling it again for the next query.
 */
import { isWordUnit } from '../text/index.ts'
import { isPunctuation } from './engines/matching/marks.ts'
import { Places } from './engines/matching/places.ts'
import { PatternPlaces } from './pattern-places.ts'
import type { PatternClause, RunClause } from './plan.ts'

/** Finds places in folded lines. */
export interface Finder {
  /** Replaces what `found` held by the places in the line: start and end of each, ascending, not overlapping. */
  find(folded: string, found: Places): void
}

/** Finds all of the clauses, as they were typed where scripts are told apart; places that touch become one. */
export function clausesFinder(clauses: readonly (RunClause | PatternClause)[]): Finder {
  return joined(clauses.map(finderOf))
}

/** Finds terms of the index, of which neighbours run together. */
export function termsFinder(terms: readonly string[]): Finder {
  return joined(terms.map((term) => new TermFinder(term)))
}

/** Finds the first, or where a line holds none of it the other. */
export function eitherFinder(first: Finder, other: Finder): Finder {
  return new EitherFinder(first, other)
}

function finderOf(clause: RunClause | PatternClause): Finder {
  if (clause.kind === 'pattern') return new PatternFinder(clause.strict ?? clause.parts)
  const text = clause.strict ?? clause.text
  return clause.bridgePunctuation ? bridgedFinder(text) : new RunFinder(text)
}

class RunFinder implements Finder {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  find(folded: string, found: Places): void {
    const text = this.#text
    found.clear()
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length))
      add(found, at, at + text.length)
  }
}

/** Where the index has a term of its own: 20 is none in 2013, and ai is none in aiib. */
class TermFinder implements Finder {
  readonly #term: string

  constructor(term: string) {
    this.#term = term
  }

  find(folded: string, found: Places): void {
    const term = this.#term
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
  return bare === '' ? new RunFinder(run) : new BridgedFinder(bare)
}

class BridgedFinder implements Finder {
  readonly #bare: string

  constructor(bare: string) {
    this.#bare = bare
  }

  find(folded: string, found: Places): void {
    const bare = this.#bare
    const first = bare.charAt(0)
    found.clear()
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

class PatternFinder implements Finder {
  readonly #places: PatternPlaces

  constructor(parts: PatternClause['parts']) {
    this.#places = new PatternPlaces(parts)
  }

  find(folded: string, found: Places): void {
    found.clear()
    this.#places.in(folded, found)
  }
}

class EitherFinder implements Finder {
  readonly #first: Finder
  readonly #other: Finder

  constructor(first: Finder, other: Finder) {
    this.#first = first
    this.#other = other
  }

  find(folded: string, found: Places): void {
    this.#first.find(folded, found)
    if (found.length === 0) this.#other.find(folded, found)
  }
}

/** Several at once: places that touch or overlap become one. */
function joined(finders: readonly Finder[]): Finder {
  const [only] = finders
  return only && finders.length === 1 ? only : new JoinedFinder(finders)
}

class JoinedFinder implements Finder {
  readonly #finders: readonly Finder[]

  constructor(finders: readonly Finder[]) {
    this.#finders = finders
  }

  find(folded: string, found: Places): void {
    const finders = this.#finders
    found.clear()
    for (let n = 0; n < finders.length; n++) {
      ;(finders[n] as Finder).find(folded, OTHER)
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

/** One of each, kept. */
export const FINDERS: readonly Finder[] = [
  new JoinedFinder([new RunFinder('一'), new TermFinder('一')]),
  new EitherFinder(new BridgedFinder('一'), new PatternFinder(['一'])),
]
