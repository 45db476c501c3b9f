/**
 * Tests of single clauses on the folded text itself: the definition of what matches. The reference engine uses
 * nothing else; the snapshot engine uses it where postings cannot decide.
 */
import type { NearClause, PatternClause, RunClause, TextField, TogetherClause } from '../../plan.ts'
import type { FieldSighting, Finder } from './finder.ts'
import { standNear, standTogether } from './nearness.ts'
import { type ArticleTest, IN_BODY, IN_TITLE, MATCH, NEUTRAL, WHOLE } from './tests.ts'

export type TextClause = RunClause | PatternClause | NearClause | TogetherClause

/** What a test asks of one field of the article at hand. */
type Stands = (sighting: FieldSighting) => boolean

/** The test of one clause by looking at the text of each article. To be made before the first article is tried. */
export function textTest(clause: TextClause, finder: Finder): ArticleTest {
  const literal = new FieldsTest(fieldsOf(clause), finder, standing(clause, finder))
  const strict = strictClause(clause)
  return strict ? new EveryFieldTest([literal, strictTest(strict, finder)]) : literal
}

/** The test of a clause of {@link strictClause}, in the text with scripts and variants told apart. */
export function strictTest(clause: TextClause, finder: Finder): ArticleTest {
  return new FieldsTest(fieldsOf(clause), finder, standing(clause, finder), true)
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

function standing(clause: TextClause, finder: Finder): Stands {
  const { literals } = finder
  switch (clause.kind) {
    case 'run': {
      const number = clause.bridgePunctuation
        ? literals.numberOfBridged(clause.text)
        : literals.numberOf(clause.text)
      return ({ places }) => (places[number]?.length ?? 0) > 0
    }
    case 'pattern': {
      const sought = finder.sought(clause)
      return (sighting) => sought.stands(sighting)
    }
    default:
      return standingBoth(clause, finder)
  }
}

function standingBoth(clause: NearClause | TogetherClause, finder: Finder): Stands {
  const left = finder.sought(clause.left)
  const right = finder.sought(clause.right)
  const breaks = finder.literals.numberOf('\n')
  if (clause.kind === 'near')
    return (sighting) => {
      const paragraphs = sighting.places[breaks]
      return (
        paragraphs !== undefined &&
        standNear(left.in(sighting), right.in(sighting), clause, paragraphs, sighting)
      )
    }
  const isSentence = clause.unit === 'sentence'
  const marks = isSentence ? finder.literals.numberOfSentenceMarks() : breaks
  return (sighting) => {
    const ends = sighting.places[marks]
    return ends !== undefined && standTogether(left.in(sighting), right.in(sighting), ends, sighting)
  }
}

/** Looks into the fields of an article for as long as something is still to be known. */
class FieldsTest implements ArticleTest {
  readonly #inTitle: boolean
  readonly #inBody: boolean
  readonly #finder: Finder
  readonly #stands: Stands
  readonly #strictly: boolean

  constructor(fields: readonly TextField[], finder: Finder, stands: Stands, strictly = false) {
    this.#inTitle = fields.includes('title')
    this.#inBody = fields.includes('body')
    this.#finder = finder
    this.#stands = stands
    this.#strictly = strictly
  }

  test(doc: number, wanted: number): number {
    let flags = 0
    if (this.#inTitle && (wanted & (IN_TITLE | MATCH | WHOLE)) !== 0 && this.#standsIn(doc, 'title'))
      flags = IN_TITLE | MATCH | WHOLE
    if (this.#inBody && (wanted & ~flags & (IN_BODY | MATCH | WHOLE)) !== 0 && this.#standsIn(doc, 'body'))
      flags |= IN_BODY | MATCH | WHOLE
    return flags
  }

  #standsIn(doc: number, field: TextField): boolean {
    const finder = this.#finder
    return this.#stands(this.#strictly ? finder.strictlyIn(doc, field) : finder.in(doc, field))
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
function fieldsOf(clause: TextClause): readonly TextField[] {
  if (clause.kind === 'run' || clause.kind === 'pattern') return clause.fields
  return clause.left.fields.filter((field) => clause.right.fields.includes(field))
}
