/**
 * Writes the folded text of articles in the codes of `text-codes.ts`: titles apart, since they are short and stay in
 * memory; bodies into a file, each followed by its changes, where telling scripts and variants apart gives another
 * text (`strict-changes.ts`).
 *
 * The first few million characters wait until their common characters are known; the codes follow from them, so the
 * same articles give the same bytes.
 */
import { closeSync, openSync } from 'node:fs'
import type { FoldedArticle } from '../../../text/index.ts'
import { GrowingNumbers, narrow } from '../columns/collect.ts'
import type { Numbers } from '../columns/columns.ts'
import { TextCodes, UnitCounter } from '../matching/text-codes.ts'
import { BytesOut } from './bytes-out.ts'
import { writeAll } from './section-file.ts'
import { appendChanges } from './strict-changes.ts'

/** Characters that are looked at before any is coded. */
const SAMPLE_CHARS = 2_000_000
const FLUSH_BYTES = 1 << 20

/** What the index file says about the texts. */
export interface WrittenTexts {
  /** Units in the order of their codes. */
  readonly units: readonly number[]
  /** Codes of all titles, end to end. */
  readonly titles: Uint8Array
  /** Bytes of each title, of each body, and of the changes behind it (0 for none). */
  readonly titleBytes: Numbers
  readonly bodyBytes: Numbers
  readonly changeBytes: Numbers
}

/** The texts of an article; `strict` is null where it is the same. */
interface Texts {
  readonly loose: FoldedArticle
  readonly strict: FoldedArticle | null
}

const sameText = (a: FoldedArticle, b: FoldedArticle) => a.title === b.title && a.body === b.body

export class TextWriter {
  readonly #fd: number
  readonly #waiting: Texts[] = []
  #waitingChars = 0
  #codes: TextCodes | null = null
  readonly #titles = new BytesOut()
  readonly #bodies = new BytesOut(FLUSH_BYTES * 2)
  readonly #titleBytes = new GrowingNumbers()
  readonly #bodyBytes = new GrowingNumbers()
  readonly #changeBytes = new GrowingNumbers()

  constructor(path: string) {
    this.#fd = openSync(path, 'w')
  }

  /** @param strict - The article with scripts told apart. */
  add(loose: FoldedArticle, strict: FoldedArticle): void {
    const texts = { loose, strict: sameText(loose, strict) ? null : strict }
    if (this.#codes) {
      this.#encode(texts, this.#codes)
      return
    }
    this.#waiting.push(texts)
    this.#waitingChars += loose.title.length + loose.body.length
    if (this.#waitingChars >= SAMPLE_CHARS) this.#settle()
  }

  /** Writes what is left. */
  finish(): WrittenTexts {
    const { units } = this.#codes ?? this.#settle()
    this.#flush()
    return {
      units,
      titles: this.#titles.view(),
      titleBytes: narrow(this.#titleBytes.view()),
      bodyBytes: narrow(this.#bodyBytes.view()),
      changeBytes: narrow(this.#changeBytes.view()),
    }
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
    for (const texts of this.#waiting.splice(0)) this.#encode(texts, codes)
    return codes
  }

  #encode({ loose, strict }: Texts, codes: TextCodes): void {
    this.#titleBytes.push(codes.append(loose.title, this.#titles))
    this.#bodyBytes.push(codes.append(loose.body, this.#bodies))
    this.#changeBytes.push(strict ? appendChanges(loose, strict, codes, this.#bodies) : 0)
    if (this.#bodies.length >= FLUSH_BYTES) this.#flush()
  }

  #flush(): void {
    writeAll(this.#fd, this.#bodies.view())
    this.#bodies.clear()
  }
}
