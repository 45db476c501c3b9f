/**
 * Sets of articles as ascending numbers. Pure.
 */

/** Ascending, each once. */
export type DocSet = Uint32Array

/** Articles in both. The shorter one leads; a much longer one is searched by leaps. */
export function intersect(a: DocSet, b: DocSet): DocSet {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  const both = new Uint32Array(few.length)
  let length = 0
  let at = 0
  for (let i = 0; i < few.length && at < many.length; i++) {
    const doc = few[i] as number
    at = advance(many, at, doc)
    if (many[at] === doc) both[length++] = doc
  }
  return both.subarray(0, length)
}

/** First place from `at` on, of `length`, whose number is not below `doc`: by steps that double, then by halving. */
export function advance(docs: Uint32Array, at: number, doc: number, length = docs.length): number {
  if (at >= length || (docs[at] as number) >= doc) return at
  let step = 1
  while (at + step < length && (docs[at + step] as number) < doc) {
    at += step
    step *= 2
  }
  let low = at + 1
  let high = Math.min(at + step, length)
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((docs[middle] as number) < doc) low = middle + 1
    else high = middle
  }
  return low
}

/** Asks of one article after another, in ascending order, whether a set has it. */
export class Walk {
  readonly #docs: Uint32Array
  readonly #length: number
  #at = 0

  /** @param length - How many of `docs` there are. */
  constructor(docs: Uint32Array, length = docs.length) {
    this.#docs = docs
    this.#length = length
  }

  meets(doc: number): boolean {
    const docs = this.#docs
    const length = this.#length
    let at = this.#at
    if (at < length && (docs[at] as number) < doc) at = advance(docs, at, doc, length)
    this.#at = at
    return at < length && docs[at] === doc
  }
}

/** Articles in either. */
export function unite(a: DocSet, b: DocSet): DocSet {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const all = new Uint32Array(a.length + b.length)
  let length = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const x = a[i] as number
    const y = b[j] as number
    all[length++] = Math.min(x, y)
    if (x <= y) i++
    if (y <= x) j++
  }
  while (i < a.length) all[length++] = a[i++] as number
  while (j < b.length) all[length++] = b[j++] as number
  return all.subarray(0, length)
}

/** Articles in any. */
export function uniteAll(sets: readonly DocSet[]): DocSet {
  // Two by two, and what comes of it again: each number is copied a few times, however many sets there are.
  let round = sets
  while (round.length > 1) {
    const pairs: DocSet[] = []
    for (let i = 0; i < round.length; i += 2) pairs.push(unite(round[i] ?? NONE, round[i + 1] ?? NONE))
    round = pairs
  }
  return round[0] ?? NONE
}

const NONE = new Uint32Array(0)
