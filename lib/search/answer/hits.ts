/**
 * From ids to hits that can be shown: titles, dates, marked passages. Pure but for the store it reads.
 */
import type { Article } from '../../article.ts'
import { foldLine, foldStrictLine } from '../../text/index.ts'
import type { EngineHit } from '../engine.ts'
import { type HighlightTerm, highlightTerms, markArticle } from '../highlight.ts'
import type { Wanted } from '../query/plan-query.ts'
import { fragmentsOf } from '../snippet.ts'
import type { Hit } from './types.ts'

/** How the terms to mark are found for an article. */
export type TermsFor = (article: Article) => readonly HighlightTerm[]

/** Terms of the match set. */
export function matchTerms(wanted: readonly Wanted[]): TermsFor {
  return (article) => highlightTerms(wanted, article)
}

const MAX_SPELLINGS = 5

/**
 * Spellings under which the query stands in the hits, other than those typed: what folding brought in.
 *
 * @param wanted - Of the same query.
 */
export function otherSpellings(hits: readonly Hit[], wanted: readonly Wanted[]): string[] {
  const typed = new Set(wanted.map(({ text }) => foldStrictLine(text)))
  const asked = new Set(wanted.map(({ text }) => foldLine(text)))
  const found = new Set<string>()
  const look = (text: string, ranges: readonly (readonly [number, number])[]) => {
    for (const [start, end] of ranges) {
      const spelling = foldStrictLine(text.slice(start, end))
      if (asked.has(foldLine(spelling)) && !typed.has(spelling)) found.add(spelling)
    }
  }
  for (const hit of hits) {
    if (hit.tier === 'near') continue
    look(hit.title, hit.titleRanges)
    for (const fragment of hit.fragments) look(fragment.text, fragment.ranges)
  }
  return [...found].slice(0, MAX_SPELLINGS)
}

/**
 * The hit to show.
 *
 * @param fragments - False leaves the passages out, for callers that want ids and titles alone.
 */
export function hitOf(article: Article, found: EngineHit, termsFor: TermsFor, fragments: boolean): Hit {
  const marks = fragments ? markArticle(termsFor(article), article) : null
  return {
    id: article.id,
    title: article.title,
    source: article.source,
    published: article.publishedAt,
    section: article.section,
    score: found.score,
    tier: found.tier,
    fragments: marks ? fragmentsOf(article, marks) : [],
    titleRanges: marks ? marks.title.map(({ start, end }) => [start, end] as const) : [],
    matches: marks?.count ?? 0,
    folded: found.folded,
    clusterId: article.clusterId,
  }
}
