/**
 * Documents as they were received, for the readers who ask.
 *
 * A plain file is one read. A document inside a container takes a child process and up to seconds, so one is taken
 * out at a time: who comes meanwhile is told to come back.
 */
import { readMember } from '../ingest/read/member.ts'
import type { OriginalBytes, Store } from '../store/index.ts'

/** Hands out original documents. */
export class Originals {
  readonly #store: Store
  #isReading = false

  constructor(store: Store) {
    this.#store = store
  }

  /**
   * @param id - Of an article.
   * @returns `busy` while another reader's container is being read; null where the bytes are gone or have changed.
   */
  async read(id: string): Promise<OriginalBytes | 'busy' | null> {
    const plain = this.#store.original(id)
    const member = plain ? null : this.#store.originalMember(id)
    if (!member) return plain
    if (this.#isReading) return 'busy'
    this.#isReading = true
    try {
      const bytes = await readMember(member)
      return bytes && { file: member.file, bytes, charset: member.charset }
    } finally {
      this.#isReading = false
    }
  }
}
