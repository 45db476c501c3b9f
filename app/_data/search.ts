/** Searches as the site asks them: reprints folded and near matches offered, unless the reader chose otherwise. */
import { cache } from 'react'
import type { SearchAnswer, SearchParams } from '../../lib/search/index.ts'
import { parseSearchUrl, searchUrl } from '../../lib/search/url.ts'
import { archive } from './archive.ts'
import { keepPlaces } from './places.ts'

/** Decoded query parameters as Next gives them, as a search. */
export function searchOf(query: Readonly<Record<string, string | string[] | undefined>>): SearchParams {
  const address = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (typeof value === 'string') address.append(key, value)
    else for (const one of value ?? []) address.append(key, one)
  }
  return parseSearchUrl(address)
}

/** Answers a search on the site's terms. Head and body of one page ask for the same answer: it is worked out once. */
export function siteSearch(params: SearchParams): Promise<SearchAnswer> {
  return answerOnce(searchUrl(params))
}

const answerOnce = cache(async (address: string) => {
  const params = parseSearchUrl(new URLSearchParams(address))
  const answer = await archive().search.search(params, { group: true, approximate: true })
  keepPlaces(params, (answer.page - 1) * answer.size + 1, answer.size, answer.hits)
  return answer
})
