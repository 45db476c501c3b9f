/**
 * Tests of single clauses on the folded text itself: the definition of what matches. The reference engine uses
 * nothing else; the snapshot engine uses it where postings cannot decide.
 */
import type { NearClause, PatternClause, RunClause, TextField, TogetherClause } from '../../plan.ts'
import { includesBridged } from './marks.ts'
import { standNear, standTogether } from './nearness.ts'
import { patternMatches } from './occurrences.ts'
import { type ArticleTest, IN_BODY, IN_TITLE, MATCH, WHOLE } from './tests.ts'

/** The folded text of an article, by its number in the index. */
export interface FoldedTexts {
  field(doc: number, field: TextField): string
  /** The same with scripts and variants told apart. */
  strictField(doc: number, field: TextField): string
}

export type TextClause = RunClause | PatternClause | NearClause | TogetherClause

/** The test of one clause by looking at the text of each article. */
export function textTest(clause: TextClause, texts: FoldedTexts): ArticleTest {
  const looks = LOOKS[clause.kind] as (clause: TextClause, text: string) => boolean
  const fields = fieldsOf(clause)
  const strict = strictRuns(clause)
  return {
    test(doc) {
      let flags = 0
      if (fields.includes('title') && looks(clause, texts.field(doc, 'title'))) flags |= IN_TITLE
      if (fields.includes('body') && looks(clause, texts.field(doc, 'body'))) flags |= IN_BODY
      for (const run of strict) if (flags !== 0) flags &= strictFlags(run, doc, texts)
      return flags === 0 ? 0 : flags | MATCH | WHOLE
    },
  }
}

const LOOKS = {
  run: holdsRun,
  pattern: patternMatches,
  near: standNear,
  together: standTogether,
} as const

function holdsRun(clause: RunClause, text: string): boolean {
  return clause.bridgePunctuation ? includesBridged(text, clause.text) : text.includes(clause.text)
}

/** The fields in which a clause may match: for pairs, those that both sides may use. */
export function fieldsOf(clause: TextClause): readonly TextField[] {
  if (clause.kind === 'run' || clause.kind === 'pattern') return clause.fields
  return clause.left.fields.filter((field) => clause.right.fields.includes(field))
}

function strictRuns(clause: TextClause): readonly RunClause[] {
  const runs = clause.kind === 'run' || clause.kind === 'pattern' ? [clause] : [clause.left, clause.right]
  return runs.filter((run) => run.kind === 'run').filter((run) => run.strict !== null)
}

/** In which fields the run stands as it was typed, scripts and variants told apart. */
function strictFlags(run: RunClause, doc: number, texts: FoldedTexts): number {
  const literal = { ...run, text: run.strict ?? run.text }
  let flags = 0
  if (run.fields.includes('title') && holdsRun(literal, texts.strictField(doc, 'title'))) flags |= IN_TITLE
  if (run.fields.includes('body') && holdsRun(literal, texts.strictField(doc, 'body'))) flags |= IN_BODY
  return flags
}
