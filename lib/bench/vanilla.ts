/**
 * MiniSearch as it comes, over our terms: one JSON file, everything in memory, all hits scored and sorted.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import MiniSearch, { type SearchResult } from 'minisearch'
import { BOOSTS, FIELDS } from '../search/engines/scoring-terms.ts'
import { foldArticle, terms } from '../text/index.ts'
import type { BenchQuery } from './queries.ts'
import { LIMIT, type Subject } from './subject.ts'

const identity = (term: string) => term

const OPTIONS = {
  fields: [...FIELDS],
  storeFields: ['day', 'source'],
  tokenize: terms,
  processTerm: identity,
  searchOptions: { tokenize: (term: string) => [term], processTerm: identity, boost: BOOSTS },
}

const FILE = 'minisearch.json'

/** The library under test. */
export const vanilla: Subject = {
  name: 'minisearch',
  build(articles, dir) {
    const mini = new MiniSearch(OPTIONS)
    for (const { id, title, paragraphs, publishedAt, source } of articles)
      mini.add({ id, ...foldArticle(title, paragraphs), day: publishedAt, source })
    writeFileSync(join(dir, FILE), JSON.stringify(mini))
  },
  open(dir) {
    const mini = MiniSearch.loadJSON(readFileSync(join(dir, FILE), 'utf8'), OPTIONS)
    return {
      search: (query) =>
        find(mini, query)
          .slice(0, LIMIT)
          .map((result) => result.id as string),
      count: null,
      keepsText: false,
      close: () => {},
    }
  },
}

/** Pairs only: without the text, MiniSearch cannot tell a phrase from its pairs. */
function find(mini: MiniSearch, query: BenchQuery): SearchResult[] {
  const wanted = query.runs.flatMap((run) => (run.length === 1 ? [run] : terms(run).slice(0, -1)))
  const { from, to, source } = query
  return mini.search(
    { combineWith: 'AND', queries: wanted },
    {
      prefix: (term) => term.length === 1,
      ...(query.field ? { fields: [query.field] } : {}),
      ...(from && to ? { filter: (hit) => hit.day >= from && hit.day <= to && hit.source === source } : {}),
    },
  )
}
