/**
 * Postings of a stretch of articles: collected in typed arrays, sorted by counting, written to a file that is merged
 * later. Memory is bound by the size of a segment, not by the archive.
 *
 * A segment file is a row of records in the index's order of terms. A record is all varints: the term's number, then
 * for body and title each: how many postings, and where there are any the first article, its count, the last article,
 * bytes of the rest, the rest. The first posting stands apart because merging measures its gap anew.
 */
import { closeSync, openSync } from 'node:fs'
import { BytesOut } from './bytes-out.ts'
import { writeAll } from './section-file.ts'
import type { TermTable } from './term-table.ts'

/** Postings in a segment: 16 bytes each while it is sorted. */
const MAX_POSTINGS = 6_000_000
const FLUSH_BYTES = 1 << 20

/** Fields as they are numbered in MiniSearch. */
export const TITLE = 0
export const BODY = 1

export class Segment {
  /** Term and field of each posting, as `term * 2 + field`. */
  #slots = new Uint32Array(MAX_POSTINGS)
  #counts = new Uint32Array(MAX_POSTINGS)
  #length = 0
  readonly #docs: number[] = []
  readonly #starts: number[] = []

  /** Whether another `more` postings find room. An empty segment makes it for an article of any size. */
  hasRoom(more: number): boolean {
    if (this.#length > 0 || more <= this.#slots.length) return this.#length + more <= this.#slots.length
    this.#slots = new Uint32Array(more)
    this.#counts = new Uint32Array(more)
    return true
  }

  get isEmpty(): boolean {
    return this.#length === 0
  }

  /** Postings of `doc` follow. */
  begin(doc: number): void {
    this.#docs.push(doc)
    this.#starts.push(this.#length)
  }

  add(term: number, field: number, count: number): void {
    this.#slots[this.#length] = term * 2 + field
    this.#counts[this.#length++] = count
  }

  /** Writes all postings to `path` and empties the segment. */
  write(path: string, terms: TermTable): void {
    const sorted = this.#sort(terms.size * 2)
    const fd = openSync(path, 'w')
    try {
      const out = new BytesOut(FLUSH_BYTES * 2)
      const rest = new BytesOut()
      for (const term of terms.sortedNumbers()) {
        const slot = term * 2
        if (sorted.ends[slot] === sorted.ends[slot + 2]) continue
        out.varint(term)
        writeList(out, rest, sorted, slot + BODY)
        writeList(out, rest, sorted, slot + TITLE)
        if (out.length < FLUSH_BYTES) continue
        writeAll(fd, out.view())
        out.clear()
      }
      writeAll(fd, out.view())
    } finally {
      closeSync(fd)
    }
    this.#length = 0
    this.#docs.length = 0
    this.#starts.length = 0
  }

  /** Counting sort by slot, which keeps articles in their order. */
  #sort(slotCount: number): Sorted {
    const length = this.#length
    const slots = this.#slots
    // ends[slot] is where the slot's postings start, and after the pass below where those before it end.
    const ends = new Uint32Array(slotCount + 2)
    for (let i = 0; i < length; i++) {
      const after = (slots[i] ?? 0) + 2
      ends[after] = (ends[after] ?? 0) + 1
    }
    for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] ?? 0) + (ends[i - 1] ?? 0)
    const docs = new Uint32Array(length)
    const counts = new Uint32Array(length)
    for (let d = 0; d < this.#docs.length; d++) {
      const doc = this.#docs[d] ?? 0
      const end = this.#starts[d + 1] ?? length
      for (let i = this.#starts[d] ?? 0; i < end; i++) {
        const next = (slots[i] ?? 0) + 1
        const at = ends[next] ?? 0
        docs[at] = doc
        counts[at] = this.#counts[i] ?? 0
        ends[next] = at + 1
      }
    }
    return { docs, counts, ends }
  }
}

/** Postings by slot: those of `slot` are from `ends[slot]` to `ends[slot + 1]`. */
interface Sorted {
  readonly docs: Uint32Array
  readonly counts: Uint32Array
  readonly ends: Uint32Array
}

function writeList(out: BytesOut, rest: BytesOut, { docs, counts, ends }: Sorted, slot: number): void {
  const start = ends[slot] ?? 0
  const end = ends[slot + 1] ?? 0
  out.varint(end - start)
  if (start === end) return
  rest.clear()
  let previous = docs[start] ?? 0
  for (let i = start + 1; i < end; i++) {
    const doc = docs[i] ?? 0
    writePosting(rest, doc - previous - 1, counts[i] ?? 0)
    previous = doc
  }
  out.varint(docs[start] ?? 0)
  out.varint(counts[start] ?? 0)
  out.varint(previous)
  out.varint(rest.length)
  out.copy(rest.view())
}

/**
 * One posting: the articles passed over since the last one, doubled, plus one where the term stands more than once;
 * then how often, less two.
 */
export function writePosting(out: BytesOut, gap: number, count: number): void {
  if (count === 1) {
    out.varint(gap * 2)
    return
  }
  out.varint(gap * 2 + 1)
  out.varint(count - 2)
}
