/**
 * A hit as its list shows it: plain data, in the words of the interface. Pure.
 *
 * The lists of hits, filters and bars are most of a results page. They are handed to client components as data like
 * this, because markup that a server component makes is sent twice, as HTML and as React's own record of it, and costs
 * more than twice the time: a results page took 21 ms of CPU that way, where an empty one takes 6.
 */
import type { Hit, MarkedRange, SearchParams } from '../../lib/search/index.ts'
import type { Words } from '../_text/index.ts'
import { headlineClass } from './headline.ts'

/** Text with its marks. */
export interface MarkedText {
  /** In turn unmarked and marked; the first is unmarked and may be empty. */
  readonly parts: readonly string[]
  /** For each marked part, the number of the query's term that stands there. */
  readonly terms: readonly number[]
}

export interface HitView {
  readonly id: string
  /** Of headline and passages; left out where the page's own is the same. */
  readonly lang?: string
  /** A line that divides it from the hits before it; left out where none is wanted. */
  readonly divider?: string
  /** The class of a long headline. */
  readonly headline?: string
  /** The article's address, without a fragment. */
  readonly href: string
  readonly title: MarkedText
  readonly passages: readonly PassageView[]
  readonly source: string
  /** As in `Article.publishedAt`; null where it is not known. */
  readonly published: string | null
  /** The day, or what stands for one that is not known. */
  readonly day: string
  /** What else is known of it, in order. */
  readonly notes: readonly string[]
  /** The link that unfolds its reprints or folds them away again; null where there are none. */
  readonly folded: { readonly words: string; readonly href: string; readonly isOpen: boolean } | null
}

export interface PassageView {
  /** Number of the paragraph on the article's page, from 1. */
  readonly paragraph: number
  readonly text: MarkedText
}

/** Where a hit leads. */
export interface HitAddresses {
  /** Without a fragment. */
  readonly article: string
  /** This page with its reprints unfolded, or folded away again; not looked at where it has none. */
  readonly unfold: string
}

/**
 * @param isUnfolded - Whether the page shows the reprints behind it.
 * @param isFirstUndated - Whether the hits before it have dates, and it and those behind it have none.
 */
export function hitView(
  hit: Hit,
  addresses: HitAddresses,
  { isUnfolded, isFirstUndated }: { readonly isUnfolded: boolean; readonly isFirstUndated: boolean },
  t: Words,
): HitView {
  const headline = headlineClass(hit.title)
  return {
    id: hit.id,
    ...(hit.lang !== t.tag && { lang: hit.lang }),
    ...(isFirstUndated && { divider: t.undatedBelow }),
    ...(headline && { headline }),
    href: addresses.article,
    title: hit.title ? markedText(hit.title, hit.titleRanges) : markedText(t.untitled, []),
    passages: hit.fragments.map(({ paragraph, text, ranges, cutBefore, cutAfter }) => ({
      paragraph: paragraph + 1,
      text: cutAfter
        ? markedText(withoutPause(text, ranges), ranges, cutBefore ? '…' : '', '…')
        : markedText(text, ranges, cutBefore ? '…' : ''),
    })),
    source: hit.source ?? t.unknownSource,
    published: hit.published,
    day: hit.published?.slice(0, 10) ?? t.unknownDate,
    notes: [
      ...(hit.section ? [hit.section] : []),
      ...(hit.matches > 0 ? [t.hitCount(hit.matches)] : []),
      ...(hit.tier === 'words' ? [t.wordsTier] : []),
    ],
    folded:
      hit.folded > 0
        ? { words: t.reprintsFolded(hit.folded), href: addresses.unfold, isOpen: isUnfolded }
        : null,
  }
}

/** What is made in one turn, in marks: some three milliseconds. A query of many characters marks a hundred of a hit. */
const A_TURN = 120
/** What a hit weighs beside its marks. */
const A_HIT = 12

/** Cuts a list of hits into parts that are made in one turn each: places from and to, every hit in one of them. */
export function turnsOf(hits: readonly Pick<Hit, 'fragments'>[]): (readonly [number, number])[] {
  const turns: (readonly [number, number])[] = []
  let from = 0
  let weight = 0
  hits.forEach(({ fragments }, at) => {
    const more = fragments.reduce((sum, { ranges }) => sum + ranges.length, A_HIT)
    if (at > from && weight + more > A_TURN) {
      turns.push([from, at])
      from = at
      weight = 0
    }
    weight += more
  })
  if (from < hits.length) turns.push([from, hits.length])
  return turns
}

/**
 * Where the hits without a date begin, which stand last in orders by date: a line in words divides them off.
 *
 * @param first - Place of the page's first hit among all, from 1.
 * @returns Index in `hits`; -1 where all have dates, where none before has one, or where the order is another.
 */
export function firstUndated(
  hits: readonly Pick<Hit, 'published' | 'tier'>[],
  { q, sort }: Pick<SearchParams, 'q' | 'sort'>,
  first: number,
): number {
  const isByDate = sort === null ? q === '' : sort !== 'relevance'
  const at = hits.findIndex(({ published }) => published === null)
  const isBehindOthers = at > 0 || first > 1
  return isByDate && isBehindOthers && hits[0]?.tier !== 'near' ? at : -1
}

/** No pause stands before the sign of an omission; a mark is not cut. */
function withoutPause(text: string, ranges: readonly MarkedRange[]): string {
  const isPause = PAUSES.includes(text.at(-1) ?? ' ') && (ranges.at(-1)?.[1] ?? 0) < text.length
  return isPause ? text.slice(0, -1) : text
}

const PAUSES = '，、；：,;:'

/**
 * Cuts a text at its marks.
 *
 * @param ranges - Ascending, not overlapping.
 * @param before - Put before the text, unmarked.
 * @param after - Put behind it.
 */
export function markedText(
  text: string,
  ranges: readonly MarkedRange[],
  before = '',
  after = '',
): MarkedText {
  const parts: string[] = []
  let plain = before
  let at = 0
  for (const [start, end] of ranges) {
    parts.push(plain + text.slice(at, start), text.slice(start, end))
    plain = ''
    at = end
  }
  parts.push(plain + text.slice(at) + after)
  return { parts, terms: ranges.map(([, , term]) => term) }
}
