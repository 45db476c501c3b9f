/**
 * Counts of two and three characters in a row in titles and openings: what the archive's own language looks like.
 *
 * Small and bounded: counted in one open-addressed table, rare ones forgotten when it is full, and only those met
 * several times kept, as 32-bit digests with a count each.
 */
import { isHan } from '../../text/index.ts'

/** Pairs and trigrams met less often than this are not kept. */
const MIN_COUNT = 3
const MAX_SLOTS = 1 << 21
const MAX_LOAD = 0.7
/** Bytes of an entry in the file. */
const BYTES = 6

/** Counts pairs and trigrams of Han. */
export class TrigramCounter {
  private keys = new Float64Array(1 << 14)
  private counts = new Uint16Array(1 << 14)
  private used = 0

  /** Counts every pair and trigram of folded text. */
  add(folded: string): void {
    let run = 0
    for (let at = 0; at < folded.length; at++) {
      run = isHan(folded.charCodeAt(at)) ? run + 1 : 0
      if (run >= 2) this.count(keyOf(folded, at - 1, 2))
      if (run >= 3) this.count(keyOf(folded, at - 2, 3))
    }
  }

  /** What is kept as bytes: 32-bit digests ascending, then a 16-bit count each. */
  finish(): Uint8Array {
    const kept: (readonly [number, number])[] = []
    for (let slot = 0; slot < this.keys.length; slot++) {
      const count = this.counts[slot] ?? 0
      if (count >= MIN_COUNT) kept.push([digestOf(this.keys[slot] ?? 0), count])
    }
    kept.sort((a, b) => a[0] - b[0])
    const bytes = new Uint8Array(kept.length * BYTES)
    const view = new DataView(bytes.buffer)
    for (const [index, [digest, count]] of kept.entries()) {
      view.setUint32(index * 4, digest, true)
      view.setUint16(kept.length * 4 + index * 2, count, true)
    }
    return bytes
  }

  private count(key: number): void {
    const slot = this.slotOf(key)
    const count = this.counts[slot] ?? 0
    if (count < 0xffff) this.counts[slot] = count + 1
    if (count > 0) return
    this.keys[slot] = key
    this.used++
    if (this.used < this.keys.length * MAX_LOAD) return
    if (this.keys.length < MAX_SLOTS) this.rebuild(this.keys.length * 2, 1)
    // Full: what was met least is forgotten, a step more each time until there is room.
    for (let least = 2; this.used > MAX_SLOTS * 0.5; least++) this.rebuild(MAX_SLOTS, least)
  }

  private slotOf(key: number): number {
    const mask = this.keys.length - 1
    let slot = digestOf(key) & mask
    while ((this.counts[slot] ?? 0) > 0 && this.keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  private rebuild(slots: number, least: number): void {
    const { keys, counts } = this
    this.keys = new Float64Array(slots)
    this.counts = new Uint16Array(slots)
    this.used = 0
    for (let old = 0; old < keys.length; old++) {
      const count = counts[old] ?? 0
      if (count < least) continue
      const key = keys[old] ?? 0
      const slot = this.slotOf(key)
      this.keys[slot] = key
      this.counts[slot] = count
      this.used++
    }
  }
}

/** Reads what {@link TrigramCounter.finish} wrote. */
export class Trigrams {
  private readonly digests: Uint32Array
  private readonly counts: Uint16Array

  constructor(bytes: Uint8Array) {
    const length = Math.floor(bytes.length / BYTES)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.digests = Uint32Array.from({ length }, (_, index) => view.getUint32(index * 4, true))
    this.counts = Uint16Array.from({ length }, (_, index) => view.getUint16(length * 4 + index * 2, true))
  }

  /** How often the two or three units at `at` were met, up to 65,535; 0 also for the rare. */
  countAt(folded: string, at: number, units: 2 | 3): number {
    const digest = digestOf(keyOf(folded, at, units))
    let low = 0
    let high = this.digests.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.digests[middle] ?? 0) < digest) low = middle + 1
      else high = middle
    }
    return this.digests[low] === digest ? (this.counts[low] ?? 0) : 0
  }
}

/** Two or three units as one whole number below 2^48. */
function keyOf(text: string, at: number, units: 2 | 3): number {
  const pair = text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)
  return units === 2 ? pair : pair * 0x10000 + text.charCodeAt(at + 2)
}

/** 32 well-mixed bits of a key (the finaliser of MurmurHash3). */
function digestOf(key: number): number {
  let hash = Math.imul(Math.floor(key / 0x100000000), 0x9e3779b1) ^ (key % 0x100000000)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
