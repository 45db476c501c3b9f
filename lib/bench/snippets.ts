/**
 * The passages of ten hits, as a page of results makes them: stories read from a store, folded, marked and cut.
 */
import { join } from 'node:path'
import type { Article } from '../article.ts'
import { hitOf } from '../search/answer/hits.ts'
import { understand } from '../search/answer/request.ts'
import type { EngineHit } from '../search/engine.ts'
import { highlightTerms } from '../search/highlight.ts'
import { changed, EMPTY_SEARCH } from '../search/index.ts'
import { openStore, type Store } from '../store/index.ts'
import { writeStoreOf } from '../store/testing.ts'
import type { BenchQuery } from './queries.ts'

const HITS = 10

/** A search, and what it found. */
export interface Found {
  readonly query: BenchQuery
  /** Best first. */
  readonly ids: readonly string[]
}

/** Stories that were found, to be shown. */
export class Snippets {
  readonly #store: Store

  /**
   * @param articles - Those that were indexed. Read once.
   * @param dir - Where a store of those that were found is written.
   */
  constructor(found: readonly Found[], articles: Iterable<Article>, dir: string) {
    const wanted = new Set(found.flatMap(({ ids }) => ids.slice(0, HITS)))
    const kept: Article[] = []
    for (const article of articles) if (wanted.has(article.id)) kept.push(article)
    const dataDir = join(dir, 'shown')
    writeStoreOf(
      dataDir,
      kept.sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
    this.#store = openStore(dataDir)
  }

  /** The first ten hits with their passages. */
  of({ query, ids }: Found): unknown[] {
    const q = query.runs.map((run) => `"${run}"`).join(' ')
    const termsFor = highlightTerms(understand(changed(EMPTY_SEARCH, { q })).planned.wanted)
    const hits: unknown[] = []
    for (const id of ids.slice(0, HITS)) {
      const story = this.#store.story(id)
      const hit: EngineHit = { id, score: 0, tier: 'whole', folded: 0 }
      if (story) hits.push(hitOf(story, hit, termsFor))
    }
    return hits
  }

  close(): void {
    this.#store.close()
  }
}
