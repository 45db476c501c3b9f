/**
 * What is scored: the index terms of a plan, and the small bonuses on top of BM25+. Pure.
 */
import { piecesOf } from '../../text/index.ts'
import type { NearQuery } from '../engine.ts'
import type { Plan, RunClause, TextField } from '../plan.ts'
import { IN_BODY, IN_TITLE, WHOLE } from './matching/tests.ts'

/** Fields of the index, in the order in which MiniSearch adds them up. */
export const FIELDS = ['title', 'body'] as const

/** A word of a title says more: known-item searches liked 5, judged topics lost .02 by it. */
const TITLE_BOOST = 2.5

export const BOOSTS: Readonly<Record<TextField, number>> = { title: TITLE_BOOST, body: 1 }

/** An index term that counts towards the score. */
export interface ScoringTerm {
  readonly term: string
  readonly weight: number
  readonly fields: readonly TextField[]
}

/** More terms than any page shows: what a hostile query adds beyond them counts for matching, not for the order. */
const MAX_TERMS = 200

/** The terms by which the matches of a plan are scored: what was asked for, each once, in order. */
export function scoringTerms(plan: Plan): ScoringTerm[] {
  const found = new Map<string, Set<TextField>>()
  for (const run of runsOf(plan)) {
    for (const term of termsOfRun(run.text)) {
      if (found.size === MAX_TERMS && !found.has(term)) continue
      const fields = found.get(term) ?? new Set()
      for (const field of run.fields) fields.add(field)
      found.set(term, fields)
    }
  }
  return [...found].map(([term, fields]) => ({
    term,
    weight: 1,
    fields: FIELDS.filter((field) => fields.has(field)),
  }))
}

/** The terms of 近似结果, each once, as the query weighs them; `own` are those that do not stand across a border. */
export function nearTerms(near: NearQuery): { readonly all: ScoringTerm[]; readonly own: ScoringTerm[] } {
  const found = new Map<string, ScoringTerm>()
  const across = new Set<string>()
  for (const term of near.terms) {
    if (found.has(term.term)) continue
    found.set(term.term, { term: term.term, weight: term.weight, fields: FIELDS })
    if (term.across) across.add(term.term)
  }
  const all = [...found.values()]
  return { all, own: all.filter(({ term }) => !across.has(term)) }
}

/** Terms that a run is scored by: its pairs and words; a character alone is a term that engines look up as a prefix. */
export function termsOfRun(text: string): string[] {
  return piecesOf(text).map((piece) =>
    piece.kind === 'pair' ? piece.term : piece.kind === 'word' ? piece.text : piece.prefix,
  )
}

function runsOf(plan: Plan): Pick<RunClause, 'text' | 'fields'>[] {
  switch (plan.kind) {
    case 'run':
      return [plan]
    case 'words':
      // By its words alone: pairs across their borders are chance (known items .886 with them, .897 without).
      return [...plan.words]
    case 'pattern':
      return plan.parts
        .filter((part) => typeof part === 'string')
        .map((text) => ({ text, fields: plan.fields }))
    case 'near':
    case 'together':
      return [...runsOf(plan.left), ...runsOf(plan.right)]
    case 'all':
    case 'any':
      return plan.parts.flatMap(runsOf)
    default:
      return []
  }
}

/** One step of bonus; sorting by hard tiers instead lost on judged topics. */
const STEP = 1.2
const STEPS = [0, 1, 2, 3, 4, 5].map((steps) => STEP ** steps)

/**
 * For what stands whole in the title, whole in the body, and for holding all words. That every run stands as it was
 * typed (国家公园, and not 国家考古遗址公园) counts two steps more: P@5 of judged topics rose by .013, known items moved by less than .002.
 */
export function bonusOf(flags: number, allWords: boolean): number {
  const isWhole = (flags & WHOLE) !== 0
  const steps =
    Number((flags & IN_TITLE) !== 0) +
    Number((flags & IN_BODY) !== 0) +
    2 * Number(isWhole) +
    Number(allWords)
  return STEPS[steps] ?? 1
}
