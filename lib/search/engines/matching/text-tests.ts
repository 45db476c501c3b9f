/**
 * Tests of single clauses on the folded text itself: the definition of what matches. The reference engine uses
 * nothing else; the snapshot engine uses it where postings cannot decide.
 */
import type { NearClause, PatternClause, RunClause, TextField, TogetherClause } from '../../plan.ts'
import { type DocSet, Walk } from '../doc-sets.ts'
import type { Finder, Standing } from './finder.ts'
import type { Sighting } from './literals.ts'
import { standNear, standTogether } from './nearness.ts'
import type { Sought } from './occurrences.ts'
import type { Places } from './places.ts'
import { type ArticleTest, IN_BODY, IN_TITLE, MATCH, NEUTRAL, WHOLE } from './tests.ts'

export type TextClause = RunClause | PatternClause | NearClause | TogetherClause

/** Articles in whose title or body a clause can stand, ascending; null for all. */
export interface FieldSets {
  readonly title: DocSet | null
  readonly body: DocSet | null
}

const ANYWHERE: FieldSets = { title: null, body: null }

/**
 * The test of one clause by looking at the text of each article. To be made before the first article is tried.
 *
 * @param where - No other text is looked at.
 */
export function textTest(clause: TextClause, finder: Finder, where = ANYWHERE): ArticleTest {
  const literal = looseTest(clause, where, finder)
  const strict = strictClause(clause)
  return strict ? new EveryFieldTest([literal, strictTest(strict, where, finder)]) : literal
}

/** The same, whatever the clause says of scripts. */
export function looseTest(clause: TextClause, where: FieldSets, finder: Finder): ArticleTest {
  return new FieldsTest(clause, where, finder, false)
}

/** The test of a clause of {@link strictClause}, in the text with scripts and variants told apart. */
export function strictTest(clause: TextClause, where: FieldSets, finder: Finder): ArticleTest {
  return new FieldsTest(clause, where, finder, true)
}

/** A clause as it was typed; null where nothing of it tells scripts apart. */
export function strictClause<C extends TextClause>(clause: C): C | null {
  switch (clause.kind) {
    case 'run':
      return clause.strict === null ? null : { ...clause, text: clause.strict }
    case 'pattern':
      return clause.strict === null ? null : { ...clause, parts: clause.strict }
    default: {
      const left = strictClause(clause.left)
      const right = strictClause(clause.right)
      return left || right ? { ...clause, left: left ?? clause.left, right: right ?? clause.right } : null
    }
  }
}

function standing(clause: TextClause, finder: Finder): Standing {
  const { literals } = finder
  switch (clause.kind) {
    case 'run':
      return new RunStanding(
        clause.bridgePunctuation ? literals.numberOfBridged(clause.text) : literals.numberOf(clause.text),
      )
    case 'pattern':
      return finder.sought(clause)
    case 'near':
      return new NearStanding(clause, finder)
    default:
      return new TogetherStanding(clause, finder)
  }
}

class RunStanding implements Standing {
  readonly #number: number

  constructor(number: number) {
    this.#number = number
  }

  stands({ places }: Sighting): boolean {
    return (places[this.#number] as Places).length > 0
  }
}

class NearStanding implements Standing {
  readonly #clause: NearClause
  readonly #left: Sought
  readonly #right: Sought
  readonly #breaks: number

  constructor(clause: NearClause, finder: Finder) {
    this.#clause = clause
    this.#left = finder.sought(clause.left)
    this.#right = finder.sought(clause.right)
    this.#breaks = finder.literals.numberOf('\n')
  }

  stands(sighting: Sighting): boolean {
    const left = this.#left.in(sighting)
    if (left.starts.length === 0) return false
    const breaks = sighting.places[this.#breaks] as Places
    return standNear(left, this.#right.in(sighting), this.#clause, breaks, sighting)
  }
}

class TogetherStanding implements Standing {
  readonly #left: Sought
  readonly #right: Sought
  readonly #marks: number

  constructor(clause: TogetherClause, finder: Finder) {
    this.#left = finder.sought(clause.left)
    this.#right = finder.sought(clause.right)
    this.#marks =
      clause.unit === 'sentence' ? finder.literals.numberOfSentenceMarks() : finder.literals.numberOf('\n')
  }

  stands(sighting: Sighting): boolean {
    const left = this.#left.in(sighting)
    if (left.starts.length === 0) return false
    return standTogether(left, this.#right.in(sighting), sighting.places[this.#marks] as Places, sighting)
  }
}

/** Looks into the fields of an article for as long as something is still to be known. */
class FieldsTest implements ArticleTest {
  readonly #inTitle: boolean
  readonly #inBody: boolean
  readonly #titles: Walk | null
  readonly #bodies: Walk | null
  readonly #clause: Standing
  readonly #finder: Finder
  readonly #strictly: boolean

  constructor(clause: TextClause, { title, body }: FieldSets, finder: Finder, strictly: boolean) {
    const fields = fieldsOf(clause)
    this.#inTitle = fields.includes('title')
    this.#inBody = fields.includes('body')
    this.#titles = title && new Walk(title)
    this.#bodies = body && new Walk(body)
    this.#clause = standing(clause, finder)
    this.#finder = finder
    this.#strictly = strictly
  }

  test(doc: number, wanted: number): number {
    let flags = 0
    if (this.#inTitle && (wanted & (IN_TITLE | MATCH | WHOLE)) !== 0 && this.#standsInTitle(doc))
      flags = IN_TITLE | MATCH | WHOLE
    if (this.#inBody && (wanted & ~flags & (IN_BODY | MATCH | WHOLE)) !== 0 && this.#standsInBody(doc))
      flags |= IN_BODY | MATCH | WHOLE
    return flags
  }

  #standsInTitle(doc: number): boolean {
    if (this.#titles !== null && !this.#titles.meets(doc)) return false
    return this.#finder.holds(this.#clause, doc, 'title', this.#strictly)
  }

  #standsInBody(doc: number): boolean {
    if (this.#bodies !== null && !this.#bodies.meets(doc)) return false
    return this.#finder.holds(this.#clause, doc, 'body', this.#strictly)
  }
}

/** Holds where all hold in the same field. */
export class EveryFieldTest implements ArticleTest {
  readonly #tests: readonly ArticleTest[]

  constructor(tests: readonly ArticleTest[]) {
    this.#tests = tests
  }

  test(doc: number, wanted: number): number {
    const tests = this.#tests
    // That it matches at all may be found out in either field.
    const asked = (wanted & (MATCH | WHOLE)) === 0 ? wanted : NEUTRAL
    let flags = NEUTRAL
    for (let n = 0; n < tests.length; n++) {
      flags &= (tests[n] as ArticleTest).test(doc, asked & flags)
      if ((flags & asked & (IN_TITLE | IN_BODY)) === 0) return 0
    }
    return flags
  }
}

/** The fields in which a clause may match: for pairs, those that both sides may use. */
export function fieldsOf(clause: TextClause): readonly TextField[] {
  if (clause.kind === 'run' || clause.kind === 'pattern') return clause.fields
  return clause.left.fields.filter((field) => clause.right.fields.includes(field))
}
