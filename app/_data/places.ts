/**
 * Which hit stands at which place of a search, as far as it was looked up lately: an article that was opened from its
 * results shows the way to the hits beside it, and need not search again for what the results just showed.
 */
import type { SearchParams } from '../../lib/search/index.ts'
import { EMPTY_SEARCH, searchUrl } from '../../lib/search/url.ts'
import { rememberedFor } from './archive.ts'

/** Searches whose places are kept, and places of each: a megabyte in all. */
const SEARCHES_KEPT = 100
const PLACES_KEPT = 200

/** Ids by place, from 1; null where the hits have ended before. */
export type Places = ReadonlyMap<number, string | null>

/** What is known of a search's places. Page and number a page do not matter. */
export function placesOf(params: SearchParams): Places {
  return placesKept(params)
}

/**
 * Keeps the places of hits that were found.
 *
 * @param first - Place of the first of them.
 * @param asked - How many were asked for: fewer means that the hits end there.
 */
export function keepPlaces(
  params: SearchParams,
  first: number,
  asked: number,
  hits: readonly { readonly id: string }[],
): void {
  const kept = placesKept(params)
  if (kept.size + asked > PLACES_KEPT) kept.clear()
  for (let at = 0; at < asked; at++) kept.set(first + at, hits[at]?.id ?? null)
}

function placesKept(params: SearchParams): Map<number, string | null> {
  const key = searchUrl({ ...params, page: 1, size: EMPTY_SEARCH.size, extra: [] })
  return rememberedFor('places', key, SEARCHES_KEPT, () => new Map<number, string | null>())
}
