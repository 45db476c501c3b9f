/** Short lists of articles by date or source: small searches without a query. */
import type { Hit, SearchParams } from '../../lib/search/index.ts'
import { EMPTY_SEARCH, withFacet } from '../../lib/search/url.ts'
import { archive, rememberedFor } from './archive.ts'
import { type ArticleLine, chinaDay } from './overview.ts'

/** Articles listed on a month's or day's page. */
const LISTED = 100
const NEWEST_OF_SOURCE = 12
const ON_THIS_DAY = 8
const SHOWN_OF_A_YEAR = 3

/** Today in China, `MM-DD`. */
export function today(): string {
  return chinaDay(new Date()).slice(5)
}

/** Articles of a day in any year, the latest year first. */
export async function articlesOnThisDay(day: string): Promise<readonly ArticleLine[]> {
  const found = rememberedFor('on this day', day, 2, () => list({ onThisDay: day, size: LISTED }))
  return acrossYears((await found).articles).slice(0, ON_THIS_DAY)
}

/** A few of each year, so that one busy year does not fill the list. */
function acrossYears(articles: readonly ArticleLine[]): ArticleLine[] {
  const shown = new Map<string, number>()
  return articles.filter(({ publishedAt }) => {
    const year = publishedAt?.slice(0, 4) ?? ''
    shown.set(year, (shown.get(year) ?? 0) + 1)
    return (shown.get(year) ?? 0) <= SHOWN_OF_A_YEAR
  })
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

function lineOf({ id, title, source, published, lang }: Hit): ArticleLine {
  return { id, title, source, publishedAt: published, lang }
}
