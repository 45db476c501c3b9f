/**
 * The best few of many, with stable ties: a bounded heap over typed arrays, so that a match of a million articles
 * sorts only what is shown. Pure.
 */
import type { Numbers } from '../columns/columns.ts'

/** What is ordered: higher keys first, equal keys by the rank of the id. Parallel arrays. */
export interface Ranking {
  readonly docs: Uint32Array
  readonly keys: Float64Array
  readonly count: number
  /** Null where documents are numbered in the order of their ids. */
  readonly idRank: Numbers | null
}

/**
 * Finds the first `limit` in order.
 *
 * @returns Indices into the ranking's arrays, best first.
 */
export function firstOf(ranking: Ranking, limit: number): number[] {
  const size = Math.min(limit, ranking.count)
  if (size <= 0) return []
  const heap = new Uint32Array(size)
  for (let i = 0; i < size; i++) heap[i] = i
  for (let i = (size >>> 1) - 1; i >= 0; i--) sink(ranking, heap, i)
  const { keys, count } = ranking
  for (let i = size; i < count; i++) {
    const worst = heap[0] ?? 0
    if ((keys[i] ?? 0) < (keys[worst] ?? 0) || !before(ranking, i, worst)) continue
    heap[0] = i
    sink(ranking, heap, 0)
  }
  return Array.from(heap).sort((a, b) => (before(ranking, a, b) ? -1 : 1))
}

/** Whether entry `a` comes before entry `b`. */
export function before({ docs, keys, idRank }: Ranking, a: number, b: number): boolean {
  const difference = (keys[a] ?? 0) - (keys[b] ?? 0)
  if (difference !== 0) return difference > 0
  const docA = docs[a] ?? 0
  const docB = docs[b] ?? 0
  return idRank ? (idRank[docA] ?? 0) < (idRank[docB] ?? 0) : docA < docB
}

/** Moves the entry at `at` down until none below it is worse: the heap's root is the worst kept. */
function sink(ranking: Ranking, heap: Uint32Array, at: number): void {
  const moving = heap[at] ?? 0
  let place = at
  for (;;) {
    let child = 2 * place + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(ranking, heap[child] ?? 0, heap[child + 1] ?? 0)) child++
    const below = heap[child] ?? 0
    if (!before(ranking, moving, below)) break
    heap[place] = below
    place = child
  }
  heap[place] = moving
}
