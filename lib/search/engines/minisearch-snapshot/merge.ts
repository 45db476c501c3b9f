/**
 * Merging segments into the postings of the index. Articles of a later segment come after those of an earlier one,
 * so lists are joined end to end and only the first gap of each piece is measured anew; the rest is copied.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { BytesOut } from './bytes-out.ts'
import type { SectionWriter } from './section-file.ts'
import { BODY, TITLE, writePosting } from './segment.ts'

const READ_BYTES = 1 << 19
const FLUSH_BYTES = 1 << 20

/**
 * Writes the section `postings`, and gives the lengths of its lists.
 *
 * @param paths - Segment files, in the order of their articles.
 * @param order - Numbers of all terms in the index's order.
 * @returns For each term: bytes of the body's list doubled, plus one where a title's list and its bytes follow.
 */
export function mergeSegments(paths: readonly string[], order: Uint32Array, writer: SectionWriter): BytesOut {
  const segments = paths.map((path) => new SegmentReader(path))
  const lengths = new BytesOut()
  try {
    const out = new BytesOut(FLUSH_BYTES * 2)
    const lists = [new BytesOut(), new BytesOut()] as const
    writer.begin('postings')
    for (const term of order) {
      lists[TITLE].clear()
      lists[BODY].clear()
      joinLists(segments, term, lists)
      const titleBytes = lists[TITLE].length
      lengths.varint(lists[BODY].length * 2 + Number(titleBytes > 0))
      if (titleBytes > 0) lengths.varint(titleBytes)
      out.copy(lists[BODY].view())
      out.copy(lists[TITLE].view())
      if (out.length < FLUSH_BYTES) continue
      writer.append(out.view())
      out.clear()
    }
    writer.append(out.view())
  } finally {
    for (const segment of segments) segment.close()
  }
  return lengths
}

function joinLists(
  segments: readonly SegmentReader[],
  term: number,
  lists: readonly [BytesOut, BytesOut],
): void {
  let lastBody = -1
  let lastTitle = -1
  for (const segment of segments) {
    if (segment.term !== term) continue
    lastBody = segment.appendList(lists[BODY], lastBody)
    lastTitle = segment.appendList(lists[TITLE], lastTitle)
    segment.next()
  }
}

/** Reads a segment file record by record. */
class SegmentReader {
  /** The term of the record at hand; -1 at the end. */
  term = -1
  readonly #fd: number
  #bytes = Buffer.allocUnsafe(READ_BYTES)
  #at = 0
  #end = 0

  constructor(path: string) {
    this.#fd = openSync(path, 'r')
    this.next()
  }

  /** Steps to the next record; both lists of this one must have been taken. */
  next(): void {
    if (this.#at === this.#end) this.#fill(1)
    this.term = this.#at === this.#end ? -1 : this.#varint()
  }

  /** Appends the record's next list after a list that ends with the article `last`; gives the new last article. */
  appendList(out: BytesOut, last: number): number {
    if (this.#varint() === 0) return last
    const first = this.#varint()
    const count = this.#varint()
    const newLast = this.#varint()
    const restBytes = this.#varint()
    writePosting(out, first - last - 1, count)
    if (this.#end - this.#at < restBytes) this.#fill(restBytes)
    out.copy(this.#bytes.subarray(this.#at, this.#at + restBytes))
    this.#at += restBytes
    return newLast
  }

  close(): void {
    closeSync(this.#fd)
  }

  #varint(): number {
    // Five bytes are the longest number.
    if (this.#end - this.#at < 5) this.#fill(5)
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }

  /** Reads on until at least `least` bytes are at hand, or the file ends. */
  #fill(least: number): void {
    const kept = this.#bytes.subarray(this.#at, this.#end)
    const room =
      kept.length + least > this.#bytes.length ? Buffer.allocUnsafe(least + READ_BYTES) : this.#bytes
    room.set(kept)
    this.#bytes = room
    this.#end = kept.length
    this.#at = 0
    while (this.#end < least) {
      const read = readSync(this.#fd, room, this.#end, room.length - this.#end, null)
      if (read === 0) return
      this.#end += read
    }
  }
}
