/**
 * The shelf: what the finder keeps of every article while it waits for the last one.
 *
 * 128 bytes of sketch and 13 of numbers an article, in columns, so that a million articles are a few hundred objects.
 */
import type { SketchTable } from './candidates.ts'
import { SKETCH_SIZE } from './sketch.ts'

/** Growing columns of sketches, numbers and ties, in chunks so that growing never copies. */
export class Shelf {
  static readonly CHUNK = 8192
  readonly #sketches: Uint32Array[] = []
  readonly #sizes: Uint8Array[] = []
  readonly #ordinals: Uint32Array[] = []
  readonly #ties: Float64Array[] = []
  #stories = 0
  #shingles = 0

  /** Keeps one story; see `ReprintFinder.add`. */
  add(ordinal: number, id: string, sketch: Uint32Array): void {
    const chunk = Math.floor(this.#stories / Shelf.CHUNK)
    const at = this.#stories % Shelf.CHUNK
    if (at === 0) {
      this.#sketches.push(new Uint32Array(Shelf.CHUNK * SKETCH_SIZE))
      this.#sizes.push(new Uint8Array(Shelf.CHUNK))
      this.#ordinals.push(new Uint32Array(Shelf.CHUNK))
      this.#ties.push(new Float64Array(Shelf.CHUNK))
    }
    const kept = sketch.subarray(0, SKETCH_SIZE)
    this.#sketches[chunk]?.set(kept, at * SKETCH_SIZE)
    this.#sizes[chunk]?.fill(kept.length, at, at + 1)
    this.#ordinals[chunk]?.fill(ordinal, at, at + 1)
    this.#ties[chunk]?.fill(tieOf(id), at, at + 1)
    this.#stories++
    this.#shingles += kept.length
  }

  /** The caller's number of the story that was added as the `story`-th. */
  ordinal(story: number): number {
    return this.#ordinals[Math.floor(story / Shelf.CHUNK)]?.[story % Shelf.CHUNK] ?? 0
  }

  /** All sketches without gaps. */
  table(): SketchTable {
    const starts = new Uint32Array(this.#stories + 1)
    const shingles = new Uint32Array(this.#shingles)
    const ties = new Float64Array(this.#stories)
    let out = 0
    for (let story = 0; story < this.#stories; story++) {
      const chunk = Math.floor(story / Shelf.CHUNK)
      const at = story % Shelf.CHUNK
      const size = this.#sizes[chunk]?.[at] ?? 0
      const from = at * SKETCH_SIZE
      shingles.set(this.#sketches[chunk]?.subarray(from, from + size) ?? [], out)
      out += size
      starts[story + 1] = out
      ties[story] = this.#ties[chunk]?.[at] ?? 0
    }
    return { stories: this.#stories, shingles, starts, ties }
  }
}

/** A number of 53 bits that stands for an id (two rounds of FNV-1a). */
function tieOf(id: string): number {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < id.length; at++) {
    low = Math.imul(low ^ id.charCodeAt(at), 0x01000193)
    high = Math.imul(high ^ id.charCodeAt(at), 0x85ebca6b)
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}
