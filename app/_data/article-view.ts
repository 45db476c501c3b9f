/** What an article's page shows beside the text: its place among results, its marks, its reprints. */
import type { Article } from '../../lib/article.ts'
import type { ArticleMarks, SearchParams } from '../../lib/search/index.ts'
import type { ReprintGroup } from '../../lib/store/index.ts'
import { archive } from './archive.ts'
import type { ArticleAddress } from './article-address.ts'
import { hitLink, searchLink } from './search-view.ts'

/** The way back to the results that led here, and to their neighbours. */
export interface Trail {
  readonly back: string
  readonly previous: string | null
  readonly next: string | null
}

/** Places beyond this are not looked up: nobody walks there result by result. */
const LAST_PLACE = 100_000

/**
 * The results around a hit.
 *
 * @param params - The search that the address carries.
 * @param at - The hit's place in it, from 1, as the address has it.
 * @returns Null where the address carries no place.
 */
export async function trailOf(params: SearchParams, at: string | undefined): Promise<Trail | null> {
  const place = Number(at ?? 0)
  if (place === 0 || place > LAST_PLACE) return null
  const page = Math.ceil(place / params.size)
  const back = searchLink({ ...params, page })
  const first = Math.max(0, place - 2)
  const around = { offset: first, limit: 3, counts: false, fragments: false, help: false }
  const { hits } = await archive().search.search(params, { group: true, approximate: true, ...around })
  const linkTo = (other: number) => {
    const hit = hits[other - 1 - first]
    return hit ? hitLink(hit.id, params, other) : null
  }
  return { back, previous: place > 1 ? linkTo(place - 1) : null, next: linkTo(place + 1) }
}

/** The marks of what is looked for inside the article, else of the search that led here; none where there is neither. */
export function marksOf(article: Article, { search, find }: ArticleAddress): ArticleMarks {
  const literal = literalQuery(find)
  if (literal !== '') return archive().search.mark(literal, article, { approximate: false })
  if (search.q === '') return { labels: [], title: [], paragraphs: [], count: 0 }
  return archive().search.mark(search.q, article, search)
}

/** Words to find as they stand, each a term of its own: in an article nobody expects operators, or parts of a word. */
function literalQuery(find: string): string {
  return find
    .replace(/["“”„‟「」『』〝〞＂]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `"${word}"`)
    .join(' ')
}

/** The article's reprint group; null where it has no other member. */
export function reprintsOf(article: Article): ReprintGroup | null {
  const group = article.clusterId === null ? null : archive().store.reprints(article.clusterId)
  return group && group.members.length > 1 ? group : null
}
