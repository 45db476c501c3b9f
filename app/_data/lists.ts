/** Short lists of articles by date or source: small searches without a query. */
import type { Hit, SearchParams } from '../../lib/search/index.ts'
import { EMPTY_SEARCH, withFacet } from '../../lib/search/url.ts'
import { archive, remembered } from './archive.ts'
import { type ArticleLine, chinaDay } from './overview.ts'

/** Articles listed on a month's or day's page. */
const LISTED = 100
const NEWEST_OF_SOURCE = 12
const ON_THIS_DAY = 8

/** Today in China, `MM-DD`. */
export function today(): string {
  return chinaDay(new Date()).slice(5)
}

/** Articles of a day in any year, the latest year first. */
export async function articlesOnThisDay(day: string): Promise<readonly ArticleLine[]> {
  const found = remembered(`on this day ${day}`, () => list({ onThisDay: day, size: ON_THIS_DAY }))
  return (await found).articles
}

/** Articles of a year, month or day, in order of time, with how many there are in all. */
export function articlesIn(period: string) {
  return list({ from: period, to: period, sort: 'oldest', size: LISTED })
}

/** The latest articles of a source. */
export async function newestOf(source: string): Promise<readonly ArticleLine[]> {
  const { include, size } = {
    ...withFacet(EMPTY_SEARCH, 'include', 'source', source, true),
    size: NEWEST_OF_SOURCE,
  }
  return (await list({ include, size })).articles
}

async function list(wanted: Partial<SearchParams>) {
  const params = { ...EMPTY_SEARCH, ...wanted }
  const { hits, total } = await archive().search.search(params, { fragments: false, help: false })
  return { articles: hits.map(lineOf), total }
}

function lineOf({ id, title, source, published }: Hit): ArticleLine {
  return { id, title, source, publishedAt: published }
}
