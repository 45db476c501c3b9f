/**
 * Writes the folded text of articles in the codes of `text-codes.ts`: title, line break, body, line break, for each.
 *
 * The first few million characters wait until their common characters are known; the codes follow from them, so the
 * same articles give the same bytes.
 */
import { closeSync, openSync } from 'node:fs'
import type { FoldedArticle } from '../../../text/index.ts'
import { GrowingNumbers } from '../columns/collect.ts'
import { writeAll } from './section-file.ts'
import { BREAK_CODE, TextCodes, UnitCounter } from './text-codes.ts'

/** Characters that are looked at before any is coded. */
const SAMPLE_CHARS = 2_000_000
const FLUSH_BYTES = 1 << 20

export class TextWriter {
  readonly #fd: number
  readonly #waiting: FoldedArticle[] = []
  #waitingChars = 0
  #codes: TextCodes | null = null
  #out = new Uint8Array(FLUSH_BYTES * 2)
  #length = 0
  /** Bytes of each article, line breaks included. */
  readonly articleBytes = new GrowingNumbers()
  /** Bytes of each title, without its line break. */
  readonly titleBytes = new GrowingNumbers()

  constructor(path: string) {
    this.#fd = openSync(path, 'w')
  }

  add(article: FoldedArticle): void {
    if (this.#codes) {
      this.#encode(article, this.#codes)
      return
    }
    this.#waiting.push(article)
    this.#waitingChars += article.title.length + article.body.length
    if (this.#waitingChars >= SAMPLE_CHARS) this.#settle()
  }

  /** Writes what is left; gives the units in the order of their codes. */
  finish(): readonly number[] {
    const codes = this.#codes ?? this.#settle()
    writeAll(this.#fd, this.#out.subarray(0, this.#length))
    this.#length = 0
    return codes.units
  }

  close(): void {
    closeSync(this.#fd)
  }

  #settle(): TextCodes {
    const counter = new UnitCounter()
    for (const { title, body } of this.#waiting) {
      counter.add(title)
      counter.add(body)
    }
    const codes = new TextCodes(counter.ranked())
    this.#codes = codes
    for (const article of this.#waiting.splice(0)) this.#encode(article, codes)
    return codes
  }

  #encode({ title, body }: FoldedArticle, codes: TextCodes): void {
    this.#reserve((title.length + body.length) * 3 + 2)
    const start = this.#length
    const titleEnd = codes.encode(title, this.#out, start)
    this.#out[titleEnd] = BREAK_CODE
    const end = codes.encode(body, this.#out, titleEnd + 1)
    this.#out[end] = BREAK_CODE
    this.#length = end + 1
    this.titleBytes.push(titleEnd - start)
    this.articleBytes.push(this.#length - start)
  }

  #reserve(more: number): void {
    if (this.#length >= FLUSH_BYTES) {
      writeAll(this.#fd, this.#out.subarray(0, this.#length))
      this.#length = 0
    }
    if (this.#length + more <= this.#out.length) return
    const wider = new Uint8Array(this.#length + more)
    wider.set(this.#out.subarray(0, this.#length))
    this.#out = wider
  }
}
