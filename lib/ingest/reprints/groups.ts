/**
 * Groups: from what pairs are to each other to stories with their reprints.
 *
 * "The same" is taken to be transitive. "A part of" is not: a digest holds many stories and must not tie them together,
 * and a story in two digests must not tie these. So parts are joined last, each to one whole, and only where no part
 * of that whole stands elsewhere in it. Pure.
 */

/** Disjoint sets with path halving; the smaller number of a set names it. */
export class Sets {
  readonly #parents: Uint32Array

  /** @param size - Members are 0 to `size - 1`, each alone at first. */
  constructor(size: number) {
    this.#parents = new Uint32Array(size).map((_, member) => member)
  }

  /** The name of the set that holds `member`. */
  find(member: number): number {
    const parents = this.#parents
    let at = member
    for (;;) {
      const parent = parents[at] ?? at
      if (parent === at) return at
      const above = parents[parent] ?? parent
      parents[at] = above
      at = above
    }
  }

  join(one: number, other: number): void {
    const a = this.find(one)
    const b = this.find(other)
    this.#parents[Math.max(a, b)] = Math.min(a, b)
  }
}

/** A story that is a part of a longer one. */
export interface PartLink {
  readonly part: number
  readonly whole: number
  /** Whether it may be joined; if not, it only tells what else stands in the whole. */
  readonly mayJoin: boolean
  /** Share of the whole. */
  readonly share: number
  /** Which 32nds of the whole, one bit each. */
  readonly where: number
}

/** Parts that have less than this share of the smaller one's place in common stand in different places. */
const SAME_PLACE = 0.25

/** Of a whole with more parts in different places than this, no more are looked at: two that stand apart are enough. */
const MOST_PLACES = 64

/**
 * Joins parts to their wholes, unless the whole is a digest.
 *
 * @param sets - Sets of stories that are the same; changed.
 * @param links - In an order that does not depend on how the stories came in.
 */
export function joinParts(sets: Sets, links: readonly PartLink[]): void {
  const open = links.filter((link) => sets.find(link.part) !== sets.find(link.whole))
  const byWhole = new Map<number, PartLink[]>()
  for (const link of open) {
    const whole = sets.find(link.whole)
    const known = byWhole.get(whole)
    if (known) known.push(link)
    else byWhole.set(whole, [link])
  }
  const digests = new Set<number>()
  for (const [whole, parts] of byWhole) if (isDigest(sets, parts)) digests.add(whole)
  const best = new Map<number, PartLink>()
  for (const link of open) {
    if (!link.mayJoin || digests.has(sets.find(link.whole))) continue
    const part = sets.find(link.part)
    const known = best.get(part)
    if (!known || link.share > known.share) best.set(part, link)
  }
  for (const link of best.values()) sets.join(link.part, link.whole)
}

/**
 * Whether different stories stand in different places of a whole. Places are taken together by story, so a story
 * reprinted a thousand times costs a thousand steps and not a million.
 */
function isDigest(sets: Sets, parts: readonly PartLink[]): boolean {
  const places = new Map<number, number>()
  for (const { part, where } of parts) {
    const story = sets.find(part)
    places.set(story, (places.get(story) ?? 0) | where)
  }
  const distinct = [...new Set(places.values())].slice(0, MOST_PLACES)
  return distinct.some((place, at) => distinct.slice(0, at).some((other) => standApart(place, other)))
}

function standApart(one: number, other: number): boolean {
  return bitCount(one & other) < Math.min(bitCount(one), bitCount(other)) * SAME_PLACE
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
