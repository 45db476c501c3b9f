/**
 * Reading the folded text of articles for verification, without holding all of it.
 *
 * Articles are read in blocks of neighbours. A block from which a query wants many articles is read whole and kept,
 * up to a budget; single articles are read alone.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { ArchiveError } from '../../../errors.ts'
import type { TextField } from '../../plan.ts'
import type { Numbers } from '../columns/columns.ts'
import type { FoldedTexts } from '../matching/text-tests.ts'
import type { TextCodes } from './text-codes.ts'

const BLOCK_BYTES = 1 << 18
/** Text kept in memory: all of a small archive, a part of a large one. */
const BUDGET_BYTES = 96 << 20
/** From an article on after which its block is worth reading whole. */
const WORTH_A_BLOCK = 6

/** Where articles stand in the file. */
export interface TextPlaces {
  readonly articleBytes: Numbers
  readonly titleBytes: Numbers
}

/** An article's bytes: `bytes[start, end)`, its title ending before `titleEnd`. */
export interface TextBytes {
  bytes: Buffer
  start: number
  titleEnd: number
  end: number
}

interface Block {
  readonly firstDoc: number
  readonly offset: number
  readonly bytes: number
}

export class TextFile implements FoldedTexts {
  readonly codes: TextCodes
  readonly idOf: (doc: number) => string
  readonly #fd: number
  readonly #places: TextPlaces
  readonly #blocks: readonly Block[]
  /** Blocks in memory, the one used longest ago first. */
  readonly #kept = new Map<number, Buffer>()
  #keptBytes = 0
  /** Articles that the query at hand read singly from the block at hand. */
  #singles = 0
  #block = 0
  #blockBytes: Buffer | null = null
  #doc = -1
  /** Offset of `#walked`, an article in the block at hand: neighbours are found by walking on. */
  #walked = 0
  #walkedOffset = 0
  readonly #found: TextBytes = { bytes: Buffer.alloc(0), start: 0, titleEnd: 0, end: 0 }
  #single = Buffer.alloc(1 << 14)

  /** @throws ArchiveError `index-missing` or `index-damaged`. */
  constructor(path: string, places: TextPlaces, codes: TextCodes, idOf: (doc: number) => string) {
    this.#places = places
    this.codes = codes
    this.idOf = idOf
    this.#blocks = blocksOf(places.articleBytes)
    this.#fd = openChecked(path, this.#blocks)
  }

  /** Must be called before each query: counts of what it reads start anew. */
  begin(): void {
    this.#singles = 0
    this.#doc = -1
  }

  /** The bytes of an article; valid until the next call. Cheapest in ascending order. */
  bytesOf(doc: number): TextBytes {
    const found = this.#found
    if (doc === this.#doc) return found
    this.#enter(doc)
    const block = this.#blocks[this.#block]
    const length = this.#places.articleBytes[doc] ?? 0
    const start = this.#walkedOffset - (block?.offset ?? 0)
    if (!this.#blockBytes && ++this.#singles > WORTH_A_BLOCK) this.#blockBytes = this.#read(this.#block)
    if (this.#blockBytes) {
      found.bytes = this.#blockBytes
      found.start = start
    } else {
      if (this.#single.length < length) this.#single = Buffer.alloc(length * 2)
      readFully(this.#fd, this.#single, length, this.#walkedOffset)
      found.bytes = this.#single
      found.start = 0
    }
    found.titleEnd = found.start + (this.#places.titleBytes[doc] ?? 0)
    found.end = found.start + length
    this.#doc = doc
    return found
  }

  field(doc: number, field: TextField): string {
    const { bytes, start, titleEnd, end } = this.bytesOf(doc)
    return field === 'title'
      ? this.codes.decode(bytes, start, titleEnd)
      : this.codes.decode(bytes, titleEnd + 1, end - 1)
  }

  close(): void {
    closeSync(this.#fd)
  }

  /** Makes the article's block the one at hand and walks to the article. */
  #enter(doc: number): void {
    const block = this.#blocks[this.#block]
    const next = this.#blocks[this.#block + 1]
    if (!block || doc < block.firstDoc || (next && doc >= next.firstDoc)) {
      this.#block = blockHolding(this.#blocks, doc)
      this.#blockBytes = this.#cached(this.#block)
      this.#singles = 0
      this.#walked = this.#blocks[this.#block]?.firstDoc ?? 0
      this.#walkedOffset = this.#blocks[this.#block]?.offset ?? 0
    } else if (doc < this.#walked) {
      this.#walked = block.firstDoc
      this.#walkedOffset = block.offset
    }
    const { articleBytes } = this.#places
    while (this.#walked < doc) this.#walkedOffset += articleBytes[this.#walked++] ?? 0
  }

  #cached(block: number): Buffer | null {
    const bytes = this.#kept.get(block)
    if (!bytes) return null
    this.#kept.delete(block)
    this.#kept.set(block, bytes)
    return bytes
  }

  #read(number: number): Buffer {
    const block = this.#blocks[number]
    const bytes = Buffer.allocUnsafeSlow(block?.bytes ?? 0)
    readFully(this.#fd, bytes, bytes.length, block?.offset ?? 0)
    this.#kept.set(number, bytes)
    this.#keptBytes += bytes.length
    for (const [oldest, { length }] of this.#kept) {
      if (this.#keptBytes <= BUDGET_BYTES || oldest === number) break
      this.#kept.delete(oldest)
      this.#keptBytes -= length
    }
    return bytes
  }
}

/** Cuts the file into blocks of whole articles. */
function blocksOf(articleBytes: Numbers): Block[] {
  const blocks: Block[] = []
  let firstDoc = 0
  let offset = 0
  let bytes = 0
  for (let doc = 0; doc < articleBytes.length; doc++) {
    bytes += articleBytes[doc] ?? 0
    if (bytes < BLOCK_BYTES && doc + 1 < articleBytes.length) continue
    blocks.push({ firstDoc, offset, bytes })
    firstDoc = doc + 1
    offset += bytes
    bytes = 0
  }
  return blocks
}

function blockHolding(blocks: readonly Block[], doc: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((blocks[middle]?.firstDoc ?? 0) <= doc) low = middle
    else high = middle - 1
  }
  return low
}

function openChecked(path: string, blocks: readonly Block[]): number {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (cause) {
    throw new ArchiveError('index-missing', 'the text file cannot be read', { file: path, cause })
  }
  const last = blocks.at(-1)
  const expected = last ? last.offset + last.bytes : 0
  const { size } = fstatSync(fd)
  if (size === expected) return fd
  closeSync(fd)
  throw new ArchiveError('index-damaged', `the file has ${size} bytes instead of ${expected}`, { file: path })
}

function readFully(fd: number, into: Buffer, length: number, offset: number): void {
  for (let done = 0; done < length; ) {
    const read = readSync(fd, into, done, length - done, offset + done)
    if (read === 0) throw new ArchiveError('index-damaged', 'the text file was cut short while it was read')
    done += read
  }
}
