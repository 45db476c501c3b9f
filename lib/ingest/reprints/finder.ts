/**
 * The finder: takes every article of an archive once, keeps 128 bytes of each, and gives back the groups of reprints.
 *
 * Only articles that may have a reprint are read again. Work grows with the number of articles (see `candidates.ts`),
 * and the outcome does not depend on the order in which they were added. Reads through the caller's function alone.
 */
import type { Article } from '../../article.ts'
import { findCandidates } from './candidates.ts'
import { type DatedStory, makeReady, type ReadyStory, relate } from './decide.ts'
import { joinParts, type PartLink, Sets } from './groups.ts'
import { Shelf } from './shelf.ts'

/** What is read again of an article. */
export type ReprintArticle = Pick<Article, 'id' | 'title' | 'paragraphs' | 'source' | 'publishedAt'>

/** Reads an article again by the number it was added under. */
export type ReadArticle = (ordinal: number) => ReprintArticle

/** Articles that tell one story. */
export interface ReprintCluster {
  /** Id of the lead: the same whatever the order of the archive, new when an earlier copy turns up. */
  readonly clusterId: string
  /** Numbers of the members as they were added: the lead first, then by date (undated last), then by id. At least two. */
  readonly ordinals: readonly number[]
}

/** Collects articles and finds the reprints among them. */
export interface ReprintFinder {
  /**
   * Adds an article.
   *
   * @param ordinal - The caller's own number for it, an unsigned 32-bit integer, each used once.
   * @param sketch - From `sketchOf`, which may have been called in another thread or run.
   */
  add(ordinal: number, id: string, sketch: Uint32Array): void
  /**
   * Finds the groups. Articles that may have reprints are read once or a few times each.
   *
   * @returns Groups of two and more, in the order of their `clusterId`.
   */
  clusters(read: ReadArticle): ReprintCluster[]
}

/** @returns A finder without articles; 141 bytes for each that is added, about 600 while clusters are found. */
export function createReprintFinder(): ReprintFinder {
  const shelf = new Shelf()
  return {
    add: (ordinal, id, sketch) => shelf.add(ordinal, id, sketch),
    clusters: (read) => findClusters(shelf, read),
  }
}

function findClusters(shelf: Shelf, read: ReadArticle): ReprintCluster[] {
  const table = shelf.table()
  const sets = new Sets(table.stories)
  const parts: PartLink[] = []
  const shown = new Set<number>()
  const ready = new ReadyCache((story) => read(shelf.ordinal(story)))
  findCandidates(table, (one, other) => {
    if (sets.find(one) === sets.find(other)) return
    const relation = relate(ready.get(one), ready.get(other))
    if (relation.kind === 'different') return
    if (relation.kind === 'same') {
      shown.add(one).add(other)
      sets.join(one, other)
      return
    }
    const [part, whole] = relation.part === 'one' ? [one, other] : [other, one]
    if (relation.mayJoin) shown.add(one).add(other)
    parts.push({ part, whole, mayJoin: relation.mayJoin, share: relation.share, where: relation.where })
  })
  joinParts(sets, parts)
  return inOrder(sets, shown, shelf, read)
}

/** Units of text kept ready for comparing; about ten bytes each. */
const CACHED_UNITS = 2_000_000

/** Stories made ready, the longest unused dropped first. */
class ReadyCache {
  readonly #read: (story: number) => DatedStory
  readonly #stories = new Map<number, ReadyStory>()
  #units = 0

  constructor(read: (story: number) => DatedStory) {
    this.#read = read
  }

  get(story: number): ReadyStory {
    const known = this.#stories.get(story)
    if (known) {
      this.#stories.delete(story)
      this.#stories.set(story, known)
      return known
    }
    const ready = makeReady(this.#read(story))
    this.#stories.set(story, ready)
    this.#units += ready.wording.length
    for (const [oldest, dropped] of this.#stories) {
      if (this.#units <= CACHED_UNITS || oldest === story) break
      this.#stories.delete(oldest)
      this.#units -= dropped.wording.length
    }
    return ready
  }
}

/** Sets of two and more as clusters, the earliest story of each first. */
function inOrder(sets: Sets, shown: ReadonlySet<number>, shelf: Shelf, read: ReadArticle): ReprintCluster[] {
  const bySet = new Map<number, Place[]>()
  for (const story of shown) {
    const ordinal = shelf.ordinal(story)
    const { id, publishedAt } = read(ordinal)
    const place = { ordinal, id, publishedAt }
    const set = sets.find(story)
    const known = bySet.get(set)
    if (known) known.push(place)
    else bySet.set(set, [place])
  }
  const clusters: ReprintCluster[] = []
  for (const places of bySet.values()) {
    const [lead, ...rest] = places.sort(byDate)
    if (!lead || rest.length === 0) continue
    clusters.push({ clusterId: lead.id, ordinals: places.map((place) => place.ordinal) })
  }
  return clusters.sort((a, b) => compare(a.clusterId, b.clusterId))
}

interface Place {
  readonly ordinal: number
  readonly id: string
  readonly publishedAt: string | null
}

/** Earliest first; a day without a time stands before the times of that day; undated last; then by id. */
function byDate(a: Place, b: Place): number {
  if (a.publishedAt === null || b.publishedAt === null)
    return Number(a.publishedAt === null) - Number(b.publishedAt === null) || compare(a.id, b.id)
  return compare(a.publishedAt, b.publishedAt) || compare(a.id, b.id)
}

/** By code units, so that the order is the same on every machine. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
