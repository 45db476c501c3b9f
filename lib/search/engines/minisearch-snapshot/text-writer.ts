/**
 * Writes the folded text of articles in the codes of `text-codes.ts`: title, line break, body, line break, for each;
 * and the same again with scripts and variants told apart, for the articles where that is another text.
 *
 * The first few million characters wait until their common characters are known; the codes follow from them, so the
 * same articles give the same bytes.
 */
import { closeSync, openSync } from 'node:fs'
import type { FoldedArticle } from '../../../text/index.ts'
import { GrowingNumbers, narrow } from '../columns/collect.ts'
import type { Numbers } from '../columns/columns.ts'
import { writeAll } from './section-file.ts'
import { BREAK_CODE, TextCodes, UnitCounter } from './text-codes.ts'

/** Characters that are looked at before any is coded. */
const SAMPLE_CHARS = 2_000_000
const FLUSH_BYTES = 1 << 20

/** Lengths of one kind of text, for each article. */
export interface TextLengths {
  /** Bytes of title and body with their line breaks; 0 where there is no such text. */
  readonly bytes: Numbers
  /** Bytes of the title, without its line break. */
  readonly titleBytes: Numbers
}

/** The texts of an article; `strict` is null where it is the same. */
interface Texts {
  readonly loose: FoldedArticle
  readonly strict: FoldedArticle | null
}

class LengthColumns {
  readonly #bytes = new GrowingNumbers()
  readonly #titleBytes = new GrowingNumbers()

  push(bytes: number, titleBytes: number): void {
    this.#bytes.push(bytes)
    this.#titleBytes.push(titleBytes)
  }

  finish(): TextLengths {
    return { bytes: narrow(this.#bytes.view()), titleBytes: narrow(this.#titleBytes.view()) }
  }
}

const sameText = (a: FoldedArticle, b: FoldedArticle) => a.title === b.title && a.body === b.body

export class TextWriter {
  readonly #fd: number
  readonly #waiting: Texts[] = []
  #waitingChars = 0
  #codes: TextCodes | null = null
  #out = new Uint8Array(FLUSH_BYTES * 2)
  #length = 0
  readonly #loose = new LengthColumns()
  readonly #strict = new LengthColumns()

  constructor(path: string) {
    this.#fd = openSync(path, 'w')
  }

  /** @param strict - The article with scripts told apart. */
  add(loose: FoldedArticle, strict: FoldedArticle): void {
    const texts = { loose, strict: sameText(loose, strict) ? null : strict }
    if (this.#codes) {
      this.#encodeBoth(texts, this.#codes)
      return
    }
    this.#waiting.push(texts)
    this.#waitingChars += loose.title.length + loose.body.length
    if (this.#waitingChars >= SAMPLE_CHARS) this.#settle()
  }

  /** Writes what is left; gives the units in the order of their codes, and the lengths of all texts. */
  finish(): { readonly units: readonly number[]; readonly loose: TextLengths; readonly strict: TextLengths } {
    const codes = this.#codes ?? this.#settle()
    writeAll(this.#fd, this.#out.subarray(0, this.#length))
    this.#length = 0
    return { units: codes.units, loose: this.#loose.finish(), strict: this.#strict.finish() }
  }

  close(): void {
    closeSync(this.#fd)
  }

  #settle(): TextCodes {
    const counter = new UnitCounter()
    for (const { loose } of this.#waiting) {
      counter.add(loose.title)
      counter.add(loose.body)
    }
    const codes = new TextCodes(counter.ranked())
    this.#codes = codes
    for (const texts of this.#waiting.splice(0)) this.#encodeBoth(texts, codes)
    return codes
  }

  #encodeBoth({ loose, strict }: Texts, codes: TextCodes): void {
    this.#encode(loose, codes, this.#loose)
    if (strict) this.#encode(strict, codes, this.#strict)
    else this.#strict.push(0, 0)
  }

  #encode({ title, body }: FoldedArticle, codes: TextCodes, lengths: LengthColumns): void {
    this.#reserve((title.length + body.length) * 3 + 2)
    const start = this.#length
    const titleEnd = codes.encode(title, this.#out, start)
    this.#out[titleEnd] = BREAK_CODE
    const end = codes.encode(body, this.#out, titleEnd + 1)
    this.#out[end] = BREAK_CODE
    this.#length = end + 1
    lengths.push(this.#length - start, titleEnd - start)
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
