/**
 * Reprint groups in a match set: how many there are, and which article of each stands for it. Pure.
 */

import type { Columns } from '../columns/columns.ts'
import { before, type Ranking } from './order.ts'

/** Groups among the matches; an article without reprints is a group of one. */
export function countGroups(columns: Columns, docs: Uint32Array, count: number): number {
  if (columns.clusters === 0) return count
  const seen = new Uint8Array(columns.clusters + 1)
  let groups = 0
  for (let i = 0; i < count; i++) {
    const group = columns.cluster[docs[i] ?? 0] ?? 0
    if (group > 0 && seen[group] === 1) continue
    seen[group] = 1
    groups++
  }
  return groups
}

/** A ranking with one entry for each group, its best, and how many others each stands for. */
export interface FoldedRanking {
  readonly ranking: Ranking
  /** Other matching members, parallel to the ranking. */
  readonly others: Uint32Array
}

/** Folds a ranking by reprint group. */
export function foldGroups(columns: Columns, ranking: Ranking): FoldedRanking {
  const { docs, keys, count, idRank } = ranking
  const others = new Uint32Array(count)
  const heads = new Uint32Array(count)
  // Where the head of each group stands in `heads`, plus one.
  const placeOf = new Uint32Array(columns.clusters + 1)
  let groups = 0
  for (let i = 0; i < count; i++) {
    const group = columns.cluster[docs[i] ?? 0] ?? 0
    const place = group > 0 ? (placeOf[group] ?? 0) - 1 : -1
    if (place < 0) {
      heads[groups++] = i
      placeOf[group] = groups
      continue
    }
    others[place] = (others[place] ?? 0) + 1
    if (before(ranking, i, heads[place] ?? 0)) heads[place] = i
  }
  const chosen = heads.subarray(0, groups)
  return {
    ranking: {
      docs: chosen.map((i) => docs[i] ?? 0),
      keys: Float64Array.from(chosen, (i) => keys[i] ?? 0),
      count: groups,
      idRank,
    },
    others,
  }
}

/** Ids of the reprint group of an article, earliest first; just its own where it stands alone, empty where unknown. */
export function clusterMembers(columns: Columns, id: string): string[] {
  const own = columns.docOf(id)
  if (own < 0) return []
  const group = columns.cluster[own] ?? 0
  if (group === 0) return [id]
  const members: number[] = []
  for (let doc = 0; doc < columns.size; doc++) if (columns.cluster[doc] === group) members.push(doc)
  const undated = columns.days[0] === '' ? 0 : -1
  const moment = (doc: number) => {
    const day = columns.day[doc] ?? 0
    return day === undated ? Number.POSITIVE_INFINITY : day * 1440 + (columns.minute[doc] ?? 0)
  }
  return members
    .map((doc) => ({ id: columns.idOf(doc), at: moment(doc) }))
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at - b.at))
    .map((member) => member.id)
}
