/**
 * Finishing a run: identity, corrections and reprints over the whole archive. What comes out is read from disk again
 * as it is asked for, so that the archive's entries and groups are never in memory together.
 */
import type { DocumentEntry, ReprintGroup } from '../../store/index.ts'
import type { Corrections } from '../read/corrections.ts'
import {
  createReprintFinder,
  describeReprints,
  type ReadArticle,
  type ReprintArticle,
} from '../reprints/index.ts'
import { type CorrectedArticle, correctByHand } from './by-hand.ts'
import { finalEntry } from './entries.ts'
import { compareText, type Gathered } from './gathered.ts'
import { resolveIdentity } from './identity.ts'
import { type KeptIn, keptDraft, keptSketch, parseDraft } from './kept.ts'

/** An article that will be stored. */
export interface FinalArticle {
  readonly id: string
  readonly item: Gathered
  /** Null where nobody corrected it. */
  readonly correction: CorrectedArticle | null
}

/** A finished run, not yet written. */
export interface Finished {
  /** By id. */
  readonly articles: readonly FinalArticle[]
  /** Id of an article -> its reprint group; articles without reprints are not in it. */
  readonly clusterOf: ReadonlyMap<string, string>
  /** In canonical order, read anew at each call. */
  entries(): Iterable<DocumentEntry>
  /** In the order of their `clusterId`, described anew at each call. */
  groups(): Iterable<ReprintGroup>
}

/** An article's draft, corrected where a person did so: JSON in UTF-8. */
export function draftOf(article: FinalArticle, source: KeptIn): Buffer {
  const { correction, item } = article
  return correction ? Buffer.from(correction.line) : keptDraft(item.kept, source)
}

/** Gives ids, applies corrections, groups reprints. `items` are in canonical order. */
export function finish(items: readonly Gathered[], corrections: Corrections, source: KeptIn): Finished {
  const resolved = resolveIdentity(items)
  const articles: FinalArticle[] = []
  for (const one of resolved) {
    if (one.as !== 'article') continue
    const { id, item } = one
    articles.push({ id, item, correction: correctByHand(id, item, corrections, source) })
  }
  articles.sort((a, b) => compareText(a.id, b.id))
  const finder = createReprintFinder()
  for (const [index, { id, item, correction }] of articles.entries()) {
    finder.add(index, id, correction?.sketch ?? keptSketch(item.kept, source))
  }
  const read = reader(articles, source)
  const clusters = finder.clusters(read)
  const clusterOf = new Map<string, string>()
  for (const { clusterId, ordinals } of clusters)
    for (const ordinal of ordinals) clusterOf.set(articles[ordinal]?.id ?? '', clusterId)
  const byHand = new Map<string, CorrectedArticle>()
  for (const { id, correction } of articles) if (correction) byHand.set(id, correction)
  return {
    articles,
    clusterOf,
    *entries() {
      for (const one of resolved) yield finalEntry(one, byHand, source)
    },
    *groups() {
      for (const cluster of clusters) yield describeReprints(cluster, read)
    },
  }
}

/** Stories kept while groups are found and described; each is asked for two or three times in a row. */
const KEPT_STORIES = 1000

/** Reads stories again. Only those that may have a reprint are ever asked for. */
function reader(articles: readonly FinalArticle[], source: KeptIn): ReadArticle {
  const kept = new Map<number, ReprintArticle>()
  return (index) => {
    const known = kept.get(index)
    if (known) return known
    const article = articles[index]
    if (!article) throw new RangeError(`no article ${index}`)
    const { title, paragraphs, publishedAt, source: outlet } = parseDraft(draftOf(article, source))
    const story = { id: article.id, title, paragraphs, publishedAt, source: outlet }
    if (kept.size >= KEPT_STORIES) kept.clear()
    kept.set(index, story)
    return story
  }
}
