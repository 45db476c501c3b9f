/**
 * An article's address with what it carries: the search that led there, the hit's place in it, and what the reader
 * looks for inside. Pure.
 */
import type { SearchParams } from '../../lib/search/index.ts'
import { EMPTY_SEARCH, searchUrl } from '../../lib/search/url.ts'

export interface ArticleAddress {
  readonly id: string
  readonly search: SearchParams
  /** The article's place among the results, from 1, as the address has it. */
  readonly at: string | undefined
  /** What is looked for inside the article; empty for nothing. */
  readonly find: string
}

/** Longer ones are cut: the search core takes a hundred characters. */
const FIND_CHARS = 100

/** Reads the parameters beside the search itself. */
export function articleAddress(
  id: string,
  search: SearchParams,
  query: Readonly<Record<string, string | string[] | undefined>>,
): ArticleAddress {
  const at = typeof query.at === 'string' && /^[1-9]\d{0,6}$/.test(query.at) ? query.at : undefined
  const find = typeof query.find === 'string' ? query.find.trim().slice(0, FIND_CHARS) : ''
  return { id, search, at, find }
}

/** The address as a link. */
export function articleHref(address: ArticleAddress): string {
  const query = queryOf(address)
  return `/article/${encodeURIComponent(address.id)}${query && `?${query}`}`
}

/** The parameters in the order of an address: what a form on the page must send along, too. */
export function articleFields(address: ArticleAddress): (readonly [string, string])[] {
  return [...new URLSearchParams(queryOf(address))]
}

function queryOf({ search, at, find }: ArticleAddress): string {
  const extra: (readonly [string, string])[] = []
  if (at) extra.push(['at', at])
  if (find) extra.push(['find', find])
  return searchUrl({ ...search, page: 1, size: EMPTY_SEARCH.size, extra })
}
