/**
 * Candidates: pairs of stories whose sketches share enough to be worth reading again.
 *
 * Stories are laid out in the order of their sketches, so that near copies stand next to each other, and every shingle
 * leads back to the last few stories that had it. Work is therefore bounded by stories × sketch × look-back, however
 * often a phrase or a story is repeated, and nothing depends on the order in which stories were added. Pure.
 */
import { SKETCH_SIZE } from './sketch.ts'

/** Sketches of many stories, one after the other. */
export interface SketchTable {
  readonly stories: number
  /** Shingles of all sketches; those of story `s` stand from `starts[s]` to `starts[s + 1]`. */
  readonly shingles: Uint32Array
  readonly starts: Uint32Array
  /** A number that tells stories of equal sketches apart, whatever the order they came in. */
  readonly ties: Float64Array
}

/** Called with two stories that may tell the same, by their place in the table. */
export type OnCandidate = (one: number, other: number) => void

/**
 * How many earlier stories with the same shingle are looked at. Rare shingles are looked up whole; the look-back cuts
 * only phrases of half the archive and stories reprinted more often than this, whose nearest copies stand first. With 32
 * the same reprints were found among 20,000 and 100,000 made pages, in half as much time again.
 */
const LOOK_BACK = 16

/** Sketches must share this many shingles, or all that are sampled of the smaller one. */
const MIN_SHARED = 3

/**
 * Shingles that the looser of two stories must share with the other to be worth reading. Four fifths of the text inside
 * shared shingles is about two thirds of the shingles where changes are scattered.
 */
const CONTAINED = 0.65

/** A sketch is a sample: pairs are let through down to this many standard deviations below what is asked. */
const DEVIATIONS = 2

/**
 * Finds the pairs worth comparing and calls `emit` with each once, in an order that depends on the stories alone.
 */
export function findCandidates(table: SketchTable, emit: OnCandidate): void {
  const repeated = keepRepeated(table)
  const chains = new Chains(repeated.shingles.length)
  const counts = new Uint8Array(table.stories)
  const met: number[] = []
  for (const story of sketchOrder(repeated)) {
    const to = repeated.starts[story + 1] ?? 0
    for (let at = repeated.starts[story] ?? 0; at < to; at++)
      chains.visitAndAdd(repeated.shingles[at] ?? 0, story, counts, met)
    for (const other of met) {
      const shared = counts[other] ?? 0
      counts[other] = 0
      if (isLikely(table, story, other, shared)) emit(story, other)
    }
    met.length = 0
  }
}

/**
 * Whether the sketches make it likely that one story is contained in the other. Up to the lower of their two ends both
 * sketches are complete, so there what they have in common is a fair sample (Broder 1997, section 4).
 */
function isLikely(table: SketchTable, one: number, other: number, shared: number): boolean {
  const end = Math.min(endOf(table, one), endOf(table, other))
  const smaller = Math.min(countUpTo(table, one, end), countUpTo(table, other, end))
  return shared >= Math.min(MIN_SHARED, smaller) && shared >= (LEAST_SHARED[smaller] ?? 0)
}

/** For every number of shingles sampled, how many of them must be shared. */
const LEAST_SHARED = Array.from(
  { length: SKETCH_SIZE + 1 },
  (_, sampled) => sampled * CONTAINED - DEVIATIONS * Math.sqrt(sampled * CONTAINED * (1 - CONTAINED)),
)

/** The largest shingle up to which a sketch leaves none out. */
function endOf(table: SketchTable, story: number): number {
  const from = table.starts[story] ?? 0
  const to = table.starts[story + 1] ?? 0
  return to - from < SKETCH_SIZE ? 0xffffffff : (table.shingles[to - 1] ?? 0)
}

function countUpTo(table: SketchTable, story: number, end: number): number {
  const from = table.starts[story] ?? 0
  let to = table.starts[story + 1] ?? 0
  while (to > from && (table.shingles[to - 1] ?? 0) > end) to--
  return to - from
}

/** The table without shingles that only one story has: most of them, and they lead nowhere. */
function keepRepeated(table: SketchTable): SketchTable {
  const repeated = new RepeatFilter(table.shingles)
  const starts = new Uint32Array(table.stories + 1)
  let kept = 0
  for (const shingle of table.shingles) if (repeated.has(shingle)) kept++
  const shingles = new Uint32Array(kept)
  let out = 0
  for (let story = 0; story < table.stories; story++) {
    const to = table.starts[story + 1] ?? 0
    for (let at = table.starts[story] ?? 0; at < to; at++) {
      const shingle = table.shingles[at] ?? 0
      if (repeated.has(shingle)) shingles[out++] = shingle
    }
    starts[story + 1] = out
  }
  return { stories: table.stories, shingles, starts, ties: table.ties }
}

/** Longest table of the filter, in bits: 64 MB for each of its two. */
const MAX_FILTER_BITS = 29

/** Tells shingles that occur once from others, in two bits each (a Bloom filter of one function; may err to "more"). */
class RepeatFilter {
  readonly #bits: number
  readonly #twice: Uint32Array

  constructor(shingles: Uint32Array) {
    this.#bits = Math.min(MAX_FILTER_BITS, Math.max(10, Math.ceil(Math.log2(shingles.length + 1)) + 3))
    const once = new Uint32Array(2 ** (this.#bits - 5))
    const twice = new Uint32Array(2 ** (this.#bits - 5))
    for (const shingle of shingles) {
      const bit = placeOf(shingle, this.#bits)
      const met = once[bit >>> 5] ?? 0
      const flag = 1 << (bit & 31)
      if ((met & flag) !== 0) twice[bit >>> 5] = (twice[bit >>> 5] ?? 0) | flag
      else once[bit >>> 5] = met | flag
    }
    this.#twice = twice
  }

  has(shingle: number): boolean {
    const bit = placeOf(shingle, this.#bits)
    return ((this.#twice[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
  }
}

/** Sketches hold small numbers only, so their bits are spread before a place is taken from them (Knuth 6.4). */
const placeOf = (shingle: number, bits: number) => Math.imul(shingle, 0x9e3779b1) >>> (32 - bits)

/** Stories in the order of their sketches, then of their ties. */
function sketchOrder(table: SketchTable): Uint32Array {
  const { shingles, starts, ties } = table
  const order = new Uint32Array(table.stories).map((_, story) => story)
  return order.sort((a, b) => {
    const startA = starts[a] ?? 0
    const startB = starts[b] ?? 0
    const sizeA = (starts[a + 1] ?? 0) - startA
    const sizeB = (starts[b + 1] ?? 0) - startB
    for (let i = 0; i < sizeA && i < sizeB; i++) {
      const difference = (shingles[startA + i] ?? 0) - (shingles[startB + i] ?? 0)
      if (difference !== 0) return difference
    }
    return sizeA - sizeB || (ties[a] ?? 0) - (ties[b] ?? 0)
  })
}

/** For every shingle the stories that had it, the last one first. */
class Chains {
  readonly #bits: number
  readonly #keys: Uint32Array
  /** Last entry of the chain, counted from 1; 0 where the place is free. */
  readonly #last: Uint32Array
  readonly #stories: Uint32Array
  readonly #previous: Uint32Array
  #entries = 0

  constructor(entries: number) {
    // At most half of the places are taken: nearly every shingle here has two entries and more.
    this.#bits = Math.max(4, Math.ceil(Math.log2(entries + 2)))
    this.#keys = new Uint32Array(2 ** this.#bits)
    this.#last = new Uint32Array(2 ** this.#bits)
    this.#stories = new Uint32Array(entries + 1)
    this.#previous = new Uint32Array(entries + 1)
  }

  /** Counts the last stories that had `shingle`, noting in `met` those not counted before, then adds `story`. */
  visitAndAdd(shingle: number, story: number, counts: Uint8Array, met: number[]): void {
    const mask = this.#keys.length - 1
    let slot = placeOf(shingle, this.#bits)
    while (this.#last[slot] !== 0 && this.#keys[slot] !== shingle) slot = (slot + 1) & mask
    let entry = this.#last[slot] ?? 0
    const added = ++this.#entries
    this.#keys[slot] = shingle
    this.#last[slot] = added
    this.#stories[added] = story
    this.#previous[added] = entry
    for (let steps = 0; entry !== 0 && steps < LOOK_BACK; steps++) {
      const other = this.#stories[entry] ?? 0
      if (counts[other] === 0) met.push(other)
      counts[other] = (counts[other] ?? 0) + 1
      entry = this.#previous[entry] ?? 0
    }
  }
}
