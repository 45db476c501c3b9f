/**
 * Measures that an article is found by its own headline, as a reader who remembers it would type it.
 */
import { EMPTY_SEARCH, openSearch, type Search } from '../search/index.ts'
import { atLeast, type EvalRow } from './row.ts'

const FIRST_HITS = 10
const GOAL = 0.99
const OPTIONS = { limit: FIRST_HITS, group: true, help: false, fragments: false } as const

/**
 * Types every title that only one article bears.
 *
 * @param data - A data folder with store and index.
 * @returns The share that finds its article, or the article's reprint group, among the first ten.
 */
export async function measureTitles(data: string): Promise<EvalRow> {
  const search = await openSearch(data)
  try {
    const titles = lonelyTitles(search)
    let found = 0
    for (const [title, id] of titles) if (await finds(search, title, id)) found++
    return atLeast(GOAL, `${titles.size} titles find their article`, found / Math.max(1, titles.size))
  } finally {
    await search.close()
  }
}

/** Title -> id, for titles that one article alone bears. */
function lonelyTitles(search: Search): Map<string, string> {
  const titles = new Map<string, string>()
  const shared = new Set<string>()
  for (const { id, title } of search.store.articles()) {
    if (titles.has(title)) shared.add(title)
    titles.set(title, id)
  }
  for (const title of shared) titles.delete(title)
  return titles
}

async function finds(search: Search, title: string, id: string): Promise<boolean> {
  const { hits } = await search.search({ ...EMPTY_SEARCH, q: title }, OPTIONS)
  const cluster = search.store.article(id)?.clusterId ?? null
  return hits.some((hit) => hit.id === id || (cluster !== null && hit.clusterId === cluster))
}
