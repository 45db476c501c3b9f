/**
 * A hit as its list shows it: plain data, in the words of the interface. Pure.
 *
 * The lists of hits, filters and bars are most of a results page. They are handed to client components as data like
 * this, because markup that a server component makes is sent twice, as HTML and as React's own record of it, and costs
 * more than twice the time: a results page took 21 ms of CPU that way, where an empty one takes 6.
 */
import type { Hit, MarkedRange } from '../../lib/search/index.ts'
import type { Words } from '../_text/index.ts'

/** Text with its marks. */
export interface MarkedText {
  /** In turn unmarked and marked; the first is unmarked and may be empty. */
  readonly parts: readonly string[]
  /** For each marked part, the number of the query's term that stands there. */
  readonly terms: readonly number[]
}

export interface HitView {
  readonly id: string
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

/** @param isUnfolded - Whether the page shows the reprints behind it. */
export function hitView(hit: Hit, addresses: HitAddresses, isUnfolded: boolean, t: Words): HitView {
  return {
    id: hit.id,
    href: addresses.article,
    title: hit.title ? markedText(hit.title, hit.titleRanges) : markedText(t.untitled, []),
    passages: hit.fragments.map(({ paragraph, text, ranges, cutBefore, cutAfter }) => ({
      paragraph: paragraph + 1,
      text: markedText(text, ranges, cutBefore ? '…' : '', cutAfter ? '…' : ''),
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
