/**
 * Reprint groups that the results show unfolded: the address names the hit that stands for each, so that a group opens
 * without a script, too, and Back returns to what was open.
 */
import type { Hit, SearchParams } from '../../lib/search/index.ts'
import type { ReprintMember } from '../../lib/store/index.ts'
import { archive } from './archive.ts'
import { searchLink } from './search-view.ts'

const KEY = 'unfold'
/** Groups unfolded at a time; with more, the first one folds again. */
const MOST = 10

/** Ids of the hits whose reprints the address unfolds. */
function unfoldedIds({ extra }: SearchParams): string[] {
  const ids = extra.filter(([key, id]) => key === KEY && /^[a-z0-9]{1,64}$/.test(id)).map(([, id]) => id)
  return [...new Set(ids)].slice(-MOST)
}

/** The same page with one hit's reprints shown, or folded away again. */
export function unfoldLink(params: SearchParams, id: string, unfold: boolean): string {
  const others = unfoldedIds(params).filter((other) => other !== id)
  const ids = unfold ? [...others, id].slice(-MOST) : others
  const keys = ids.map((one) => [KEY, one] as const)
  return `${searchLink(params, keys)}#hit-${id}`
}

/** A reprint behind a hit, with the language of its headline. */
export interface FoldedReprint extends ReprintMember {
  /** See `Article.lang`. */
  readonly lang: string
}

/** The reprints behind each hit that the address unfolds: as many as the hit said. */
export async function unfoldedOf(
  params: SearchParams,
  hits: readonly Hit[],
): Promise<ReadonlyMap<string, readonly FoldedReprint[]>> {
  const ids = unfoldedIds(params)
  const unfolded = new Map<string, readonly FoldedReprint[]>()
  for (const hit of hits)
    if (hit.folded > 0 && ids.includes(hit.id)) unfolded.set(hit.id, await foldedBehind(hit, params))
  return unfolded
}

/** The other members of a hit's group that the search finds, too, in the group's own order. */
async function foldedBehind(hit: Hit, params: SearchParams): Promise<readonly FoldedReprint[]> {
  const group = hit.clusterId === null ? null : archive().store.reprints(hit.clusterId)
  const others = group?.members.filter(({ id }) => id !== hit.id) ?? []
  const ids = others.map(({ id }) => id)
  const matching = await found(params, ids)
  if (hit.tier !== 'near') return others.flatMap((one) => withLang(one, matching))
  // Behind a near hit stand those that the filters let in and the query does not find.
  const allowed = await found({ ...params, q: '' }, ids)
  return others.flatMap((one) => (matching.has(one.id) ? [] : withLang(one, allowed)))
}

function withLang(reprint: ReprintMember, langs: ReadonlyMap<string, string>): FoldedReprint[] {
  const lang = langs.get(reprint.id)
  return lang === undefined ? [] : [{ ...reprint, lang }]
}

/** Languages of those that a search finds among some articles, by their ids. */
async function found(params: SearchParams, among: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const options = { among, limit: among.length, group: false, fragments: false, help: false } as const
  const { hits } = await archive().search.search({ ...params, group: false, approximate: false }, options)
  return new Map(hits.map(({ id, lang }) => [id, lang]))
}
