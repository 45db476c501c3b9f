/** Searches as the site asks them: reprints folded and near matches offered, unless the reader chose otherwise. */
import type { SearchAnswer, SearchParams } from '../../lib/search/index.ts'
import { parseSearchUrl } from '../../lib/search/url.ts'
import { archive } from './archive.ts'

/** Decoded query parameters as Next gives them, as a search. */
export function searchOf(query: Readonly<Record<string, string | string[] | undefined>>): SearchParams {
  const address = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (typeof value === 'string') address.append(key, value)
    else for (const one of value ?? []) address.append(key, one)
  }
  return parseSearchUrl(address)
}

/** Answers a search on the site's terms. */
export function siteSearch(params: SearchParams): Promise<SearchAnswer> {
  return archive().search.search(params, { group: true, approximate: true })
}
