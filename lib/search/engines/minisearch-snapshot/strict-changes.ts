/**
 * How an article reads with scripts and variants told apart, as changes to its folded text. Pure.
 *
 * Nearly always the two differ in single units (台 for 臺): each change is the units passed over since the last one
 * and the unit that stands there, both as variable-length numbers. Where the lengths differ, the whole text is kept.
 */
import type { FoldedArticle } from '../../../text/index.ts'
import type { TextField } from '../../plan.ts'
import {
  behindUnits,
  bytesInside,
  type CodedText,
  type TextCodes,
  WIDEST,
  widthAt,
} from '../matching/text-codes.ts'
import type { BytesOut } from './bytes-out.ts'

/** First byte: what follows. */
const CHANGES = 0
const WHOLE = 1

/** Parts title and body while both are one text; no title holds it. */
const PART = 0x0a

/** Appends how `strict` differs from `loose`; gives how many bytes it took. */
export function appendChanges(
  loose: FoldedArticle,
  strict: FoldedArticle,
  codes: TextCodes,
  out: BytesOut,
): number {
  const start = out.length
  const from = join(loose)
  const to = join(strict)
  if (loose.title.length !== strict.title.length || from.length !== to.length) {
    out.varint(WHOLE)
    codes.append(to, out)
    return out.length - start
  }
  out.varint(CHANGES)
  let last = 0
  for (let at = 0; at < to.length; at++) {
    if (from.charCodeAt(at) === to.charCodeAt(at)) continue
    out.varint(at - last)
    out.varint(to.charCodeAt(at))
    last = at
  }
  return out.length - start
}

/** The strict form of one article after another, put together from its folded text and its changes. */
export class StrictText {
  readonly #codes: TextCodes
  #bytes = Buffer.alloc(1 << 12)
  readonly #changes = new Changes()
  #titleEnd = 0
  #bodyStart = 0
  #end = 0

  constructor(codes: TextCodes) {
    this.#codes = codes
  }

  /** Becomes another article's, whose changes stand behind its body. */
  read(title: CodedText, body: CodedText, changesEnd: number): void {
    const room = (title.end - title.start + changesEnd - body.start + 1) * WIDEST
    if (this.#bytes.length < room) this.#bytes = Buffer.alloc(room * 2)
    const { bytes, end } = body
    if (bytes[end] === WHOLE) this.#copy(bytes, end + 1, changesEnd)
    else this.#change(title, body, changesEnd)
  }

  /** A field; valid until the next article is read. */
  field(field: TextField): CodedText {
    const bytes = this.#bytes
    return field === 'title'
      ? { bytes, start: 0, end: this.#titleEnd }
      : { bytes, start: this.#bodyStart, end: this.#end }
  }

  #copy(from: Buffer, start: number, end: number): void {
    from.copy(this.#bytes, 0, start, end)
    this.#end = end - start
    let at = 0
    while (this.#codes.unitAt(this.#bytes, at) !== PART) at += widthAt(this.#bytes, at)
    this.#titleEnd = at
    this.#bodyStart = at + widthAt(this.#bytes, at)
  }

  #change(title: CodedText, body: CodedText, changesEnd: number): void {
    const changes = this.#changes.over(body.bytes, body.end + 1, changesEnd)
    this.#titleEnd = this.#append(title, changes, 0, 0)
    this.#bodyStart = this.#titleEnd
    this.#end = this.#append(body, changes, this.#bodyStart, changes.passed + 1)
  }

  /** Writes a text from `to` on, of which `place` is the first unit; gives where it ends. */
  #append({ bytes, start, end }: CodedText, changes: Changes, to: number, place: number): number {
    const out = this.#bytes
    const behind = place + end - start - bytesInside(bytes, start, end)
    let length = to
    let unit = place
    let at = start
    while (changes.place >= unit && changes.place < behind) {
      const next = behindUnits(bytes, at, changes.place - unit)
      length += bytes.copy(out, length, at, next)
      length = this.#codes.encodeUnit(changes.unit, out, length)
      at = next + widthAt(bytes, next)
      unit = changes.place + 1
      changes.next()
    }
    length += bytes.copy(out, length, at, end)
    changes.passed = behind
    return length
  }
}

/** Changes, one after another. */
class Changes {
  /** Which unit is changed, and into what; -1 where no more are. */
  place = 0
  unit = 0
  /** Units of the text that were passed so far. */
  passed = 0
  #bytes: Uint8Array = NO_BYTES
  #end = 0
  #at = 0

  /** Becomes those of `bytes[start, end)`, before the first. */
  over(bytes: Uint8Array, start: number, end: number): this {
    this.#bytes = bytes
    this.#at = start
    this.#end = end
    this.place = 0
    this.passed = 0
    this.next()
    return this
  }

  next(): void {
    if (this.#at === this.#end) {
      this.place = -1
      return
    }
    this.place += this.#read()
    this.unit = this.#read()
  }

  #read(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
}

const NO_BYTES = new Uint8Array(0)

const join = ({ title, body }: FoldedArticle) => title + String.fromCharCode(PART) + body
