/**
 * Reading the folded text of articles for verification, without holding all of it.
 *
 * Articles are read in blocks of neighbours. A block from which a query wants many articles is read whole and kept,
 * up to a budget; single articles are read alone.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { ArchiveError } from '../../../errors.ts'
import type { TextField } from '../../plan.ts'
import type { FoldedTexts } from '../matching/text-tests.ts'
import type { SectionFile } from './section-file.ts'
import { TextCodes } from './text-codes.ts'
import type { TextLengths } from './text-writer.ts'

const BLOCK_BYTES = 1 << 18
/** Text kept in memory: all of a small archive, a part of a large one. */
const BUDGET_BYTES = 96 << 20
/** From an article on after which its block is worth reading whole. */
const WORTH_A_BLOCK = 6

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
  readonly #fd: number
  readonly #loose: TextLengths
  readonly #strict: TextLengths
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
  #bytes: Buffer = Buffer.alloc(0)
  /** Where the article at hand begins in `#bytes`. */
  #start = 0
  readonly #found: TextBytes = { bytes: this.#bytes, start: 0, titleEnd: 0, end: 0 }
  #single = Buffer.alloc(1 << 14)

  /**
   * @param index - The index file, which says where articles stand in this one.
   * @throws ArchiveError `index-missing` or `index-damaged`.
   */
  constructor(path: string, index: SectionFile) {
    const lengths = (kind: string) => ({
      bytes: index.numbers(`${kind}.bytes`),
      titleBytes: index.numbers(`${kind}.titleBytes`),
    })
    this.#loose = lengths('text')
    this.#strict = lengths('strict')
    this.codes = new TextCodes(index.numbers('text.units'))
    this.#blocks = blocksOf(this.#loose, this.#strict)
    this.#fd = openChecked(path, this.#blocks)
  }

  /** Must be called before each query: counts of what it reads start anew. */
  begin(): void {
    this.#singles = 0
    this.#doc = -1
  }

  /** The bytes of an article; valid until the next call. Cheapest in ascending order. */
  bytesOf(doc: number): TextBytes {
    this.#load(doc)
    return this.#give(0, this.#loose, doc)
  }

  /** The same with scripts and variants told apart. */
  strictBytesOf(doc: number): TextBytes {
    if (this.#strict.bytes[doc] === 0) return this.bytesOf(doc)
    this.#load(doc)
    return this.#give(this.#loose.bytes[doc] ?? 0, this.#strict, doc)
  }

  field(doc: number, field: TextField): string {
    return this.#decode(this.bytesOf(doc), field)
  }

  strictField(doc: number, field: TextField): string {
    return this.#decode(this.strictBytesOf(doc), field)
  }

  #decode({ bytes, start, titleEnd, end }: TextBytes, field: TextField): string {
    return field === 'title'
      ? this.codes.decode(bytes, start, titleEnd)
      : this.codes.decode(bytes, titleEnd + 1, end - 1)
  }

  #give(offset: number, { bytes, titleBytes }: TextLengths, doc: number): TextBytes {
    const found = this.#found
    found.bytes = this.#bytes
    found.start = this.#start + offset
    found.titleEnd = found.start + (titleBytes[doc] ?? 0)
    found.end = found.start + (bytes[doc] ?? 0)
    return found
  }

  /** Makes `doc` the article at hand. */
  #load(doc: number): void {
    if (doc === this.#doc) return
    this.#enter(doc)
    this.#doc = doc
    if (!this.#blockBytes && ++this.#singles > WORTH_A_BLOCK) this.#blockBytes = this.#read(this.#block)
    if (this.#blockBytes) {
      this.#bytes = this.#blockBytes
      this.#start = this.#walkedOffset - (this.#blocks[this.#block]?.offset ?? 0)
      return
    }
    const length = (this.#loose.bytes[doc] ?? 0) + (this.#strict.bytes[doc] ?? 0)
    if (this.#single.length < length) this.#single = Buffer.alloc(length * 2)
    readFully(this.#fd, this.#single, length, this.#walkedOffset)
    this.#bytes = this.#single
    this.#start = 0
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
    const loose = this.#loose.bytes
    const strict = this.#strict.bytes
    for (; this.#walked < doc; this.#walked++)
      this.#walkedOffset += (loose[this.#walked] as number) + (strict[this.#walked] as number)
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
function blocksOf(loose: TextLengths, strict: TextLengths): Block[] {
  const count = loose.bytes.length
  const blocks: Block[] = []
  let firstDoc = 0
  let offset = 0
  let bytes = 0
  for (let doc = 0; doc < count; doc++) {
    bytes += (loose.bytes[doc] as number) + (strict.bytes[doc] as number)
    if (bytes < BLOCK_BYTES && doc + 1 < count) continue
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
