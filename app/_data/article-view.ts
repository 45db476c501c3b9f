/** What an article's page shows beside the text: its place among results, its marks, its reprints. */
import type { Article } from '../../lib/article.ts'
import type { ArticleMarks, SearchParams } from '../../lib/search/index.ts'
import type { ReprintMember } from '../../lib/store/index.ts'
import { archive } from './archive.ts'
import type { ArticleAddress } from './article-address.ts'
import { keepPlaces, placesOf } from './places.ts'
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
  const around = place === 1 ? [place + 1] : [place - 1, place + 1]
  if (!around.every((one) => placesOf(params).has(one))) await lookAround(params, place)
  const linkTo = (other: number) => {
    const id = placesOf(params).get(other)
    return id ? hitLink(id, params, other) : null
  }
  return { back, previous: place > 1 ? linkTo(place - 1) : null, next: linkTo(place + 1) }
}

async function lookAround(params: SearchParams, place: number): Promise<void> {
  const offset = Math.max(0, place - 2)
  const limit = place - offset + 1
  const bare = { counts: false, fragments: false, help: false }
  const { hits } = await archive().search.search(params, {
    group: true,
    approximate: true,
    offset,
    limit,
    ...bare,
  })
  keepPlaces(params, offset + 1, limit, hits)
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

/** A reprint with the language that its headline and its changes are written in; left out where none of it is shown. */
export interface ReprintView extends ReprintMember {
  readonly lang?: string
}

/** The articles of one story, as a page lists them. */
export interface ReprintsView {
  readonly lead: string
  /** Of the lead: what a reprint dropped is of its text. */
  readonly leadLang: string | undefined
  readonly members: readonly ReprintView[]
}

/** The article's reprints; null where there are none. */
export function reprintsOf(article: Article): ReprintsView | null {
  const { store } = archive()
  const group = article.clusterId === null ? null : store.reprints(article.clusterId)
  if (!group || group.members.length < 2) return null
  const langOf = (id: string) => (id === article.id ? article.lang : store.story(id)?.lang)
  return {
    lead: group.lead,
    leadLang: langOf(group.lead),
    members: group.members.map((member) => {
      const isShown = member.change && (member.change.titleChanged || member.change.added.length > 0)
      const lang = isShown ? langOf(member.id) : undefined
      return lang ? { ...member, lang } : member
    }),
  }
}
