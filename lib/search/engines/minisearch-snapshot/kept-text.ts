/**
 * Blocks of text in memory, the same for all threads that search an index.
 *
 * All of a small archive is kept, of a large one the blocks wanted first. None makes room for another: a common phrase
 * passes over all blocks in turn, and whatever was kept last would be gone when it comes round again.
 */
import { type SharedMemory, shared } from '../../shared-memory.ts'

const BUDGET_BYTES = 64 << 20
/** States of a block beside its place in the memory, which is counted from 1. */
const ABSENT = 0
const BEING_READ = -1

export class KeptText {
  readonly #bytes: Buffer
  /** Place of each block, and at the end how many bytes are taken. Other threads change them too. */
  readonly #places: Int32Array
  readonly #taken: number

  /**
   * @param path - Names the text among what is shared.
   * @param blocks - How many blocks it has.
   * @param bytes - Length of all blocks together. Memory is taken from the system as blocks come, not before.
   */
  constructor(memory: SharedMemory, path: string, blocks: number, bytes: number) {
    const budget = Math.min(bytes, BUDGET_BYTES)
    this.#bytes = Buffer.from(shared(memory, path, () => new SharedArrayBuffer(budget)))
    const places = shared(memory, `${path} places`, () => new SharedArrayBuffer((blocks + 1) * 4))
    this.#places = new Int32Array(places)
    this.#taken = blocks
  }

  /** A block that is kept; null where it is not. */
  find(block: number, length: number): Buffer | null {
    const place = Atomics.load(this.#places, block)
    return place > ABSENT ? this.#bytes.subarray(place - 1, place - 1 + length) : null
  }

  /**
   * Keeps a block.
   *
   * @param read - Reads it into the place given; what it throws is thrown, and the block is not kept.
   * @returns Null where there is no room, or another thread is reading it.
   */
  keep(block: number, length: number, read: (into: Buffer) => void): Buffer | null {
    if (Atomics.load(this.#places, this.#taken) + length > this.#bytes.length) return null
    if (Atomics.compareExchange(this.#places, block, ABSENT, BEING_READ) !== ABSENT) return null
    const at = Atomics.add(this.#places, this.#taken, length)
    let place = ABSENT
    try {
      const into = this.#bytes.subarray(at, at + length)
      // Between the look and the addition another thread may have taken the room.
      if (into.length < length) return null
      read(into)
      place = at + 1
      return into
    } finally {
      Atomics.store(this.#places, block, place)
    }
  }
}
