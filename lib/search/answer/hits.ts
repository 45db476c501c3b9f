/**
 * From ids to hits that can be shown: titles, dates, marked passages. Pure but for the store it reads.
 */
import type { Story } from '../../store/index.ts'
import { foldLine, foldStrictLine } from '../../text/index.ts'
import type { EngineHit } from '../engine.ts'
import { type MarkedRange, markArticle, type TermsFor } from '../highlight.ts'
import type { Wanted } from '../query/plan-query.ts'
import { fragmentsOf } from '../snippet.ts'
import type { Hit } from './types.ts'

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
  const look = (text: string, ranges: readonly MarkedRange[]) => {
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

/** What a hit says of its article without its text. */
export type Head = Pick<Story, 'id' | 'title' | 'source' | 'publishedAt' | 'section' | 'lang' | 'clusterId'>

/** The hit with marked passages. */
export function hitOf(article: Story, found: EngineHit, termsFor: TermsFor): Hit {
  const marks = markArticle(termsFor(article), article)
  return {
    ...bareHitOf(article, found),
    fragments: fragmentsOf(article, marks),
    titleRanges: marks.title.map(({ start, end, term }) => [start, end, term] as const),
    matches: marks.count,
  }
}

/** The hit without passages, for callers that want ids and titles alone. */
export function bareHitOf(head: Head, found: EngineHit): Hit {
  return {
    id: head.id,
    title: head.title,
    source: head.source,
    published: head.publishedAt,
    section: head.section,
    lang: head.lang,
    score: found.score,
    tier: found.tier,
    fragments: [],
    titleRanges: [],
    matches: 0,
    folded: found.folded,
    clusterId: head.clusterId,
  }
}

/** Heads of articles seen lately: a thousand queries in a row show the same articles again and again. */
export class HeadCache {
  private readonly heads = new Map<string, Head>()
  private readonly read: (id: string) => Story | null

  constructor(read: (id: string) => Story | null) {
    this.read = read
  }

  /** Null for an unknown id. */
  get(id: string): Head | null {
    const known = this.heads.get(id)
    if (known) return known
    const article = this.read(id)
    if (!article) return null
    const { title, source, publishedAt, section, lang, clusterId } = article
    const head: Head = { id, title, source, publishedAt, section, lang, clusterId }
    if (this.heads.size >= MAX_HEADS) this.heads.clear()
    this.heads.set(id, head)
    return head
  }
}

/** A few megabytes. */
const MAX_HEADS = 20_000
