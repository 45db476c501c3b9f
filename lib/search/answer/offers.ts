/**
 * Other searches that may be meant, each counted: numbers in their other spelling, scripts told apart, punctuation
 * passed over. Never applied silently.
 */

import { foldLine, foldStrictLine } from '../../text/index.ts'
import { numeralVariants } from '../approximate/numerals.ts'
import { printQuery } from '../query/print.ts'
import type { QueryNode } from '../query/syntax.ts'
import { changed, type SearchParams } from '../url.ts'
import type { Understood } from './request.ts'
import type { Change, OfferChange } from './types.ts'

/** A change that is still to be counted, and the search that it leads to. */
export interface Candidate<C extends Change> {
  readonly change: C
  readonly params: SearchParams
}

/** Above this many matches 区分繁简 is offered without being tried: it reads the original of every match. */
const MAX_STRICT_MATCHES = 300

/** What may be offered beside the answer to a search. */
export function offersFor({ params, parsed, planned }: Understood, total: number): Candidate<OfferChange>[] {
  const offers: Candidate<OfferChange>[] = []
  for (const q of numberSpellings(parsed.root))
    offers.push({ change: { kind: 'number', q }, params: changed(params, { q }) })
  const runs = planned.wanted.flatMap(({ clause }) => (clause.kind === 'run' ? [clause] : []))
  const hasScripts = planned.wanted.some(({ text }) => foldStrictLine(text) !== foldLine(text))
  if (hasScripts && !params.strict && total > 0 && total <= MAX_STRICT_MATCHES)
    offers.push({ change: { kind: 'strict' }, params: changed(params, { strict: true }) })
  if (!params.ignorePunctuation && runs.some(({ text }) => hasMarks(text) || text.length >= 6))
    offers.push({ change: { kind: 'punctuation' }, params: changed(params, { ignorePunctuation: true }) })
  return offers
}

/** Whether a run holds punctuation that could as well be left out; 3.5% is a number. */
export function hasMarks(run: string): boolean {
  return /\p{P}/u.test(run.replace(/\d[\d.,:/-]*%?/g, ''))
}

/** The query with its numbers in the other spelling, all at once; empty where it has none. */
export function numberSpellings(root: QueryNode | null): string[] {
  if (!root) return []
  const respelled = mapTerms(root, (text) =>
    numeralVariants(foldLine(text)).reduce(
      (folded, { from, to }) => folded.replaceAll(from, to),
      foldLine(text),
    ),
  )
  const q = printQuery(respelled)
  return foldLine(q) === foldLine(printQuery(root)) ? [] : [q]
}

/** The tree with the text of its terms changed; values of fields stay as they are. */
export function mapTerms(node: QueryNode, change: (text: string) => string): QueryNode {
  switch (node.kind) {
    case 'term':
      return change(node.text) === foldLine(node.text) ? node : { ...node, text: change(node.text) }
    case 'field':
      return node.field === 'title' || node.field === 'body'
        ? { ...node, value: mapTerms(node.value, change) }
        : node
    case 'not':
      return { ...node, part: mapTerms(node.part, change) }
    case 'proximity':
      return {
        ...node,
        first: mapTerms(node.first, change),
        rest: node.rest.map((step) => ({ ...step, operand: mapTerms(step.operand, change) })),
      }
    default:
      return { ...node, parts: node.parts.map((part) => mapTerms(part, change)) }
  }
}
