/**
 * Reading the folded text of articles for verification: titles from memory, bodies from their file.
 *
 * Articles are read in blocks of neighbours. A block from which a query wants many articles is read whole and kept,
 * up to a budget; single articles are read alone.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { ArchiveError } from '../../../errors.ts'
import type { TextField } from '../../plan.ts'
import type { Numbers } from '../columns/columns.ts'
import type { FoldedTexts } from '../matching/finder.ts'
import { type CodedText, TextCodes } from '../matching/text-codes.ts'
import { KeptText } from './kept-text.ts'
import type { SectionFile } from './section-file.ts'
import { StrictText } from './strict-changes.ts'

const BLOCK_BYTES = 1 << 18
/** From an article on after which its block is worth reading whole. */
const WORTH_A_BLOCK = 6

interface Block {
  readonly firstDoc: number
  readonly offset: number
  readonly bytes: number
}

export class TextFile implements FoldedTexts {
  readonly codes: TextCodes
  readonly #fd: number
  readonly #titles: Buffer
  /** Where each title starts, with one more entry for the end. */
  readonly #titleStarts: Uint32Array
  readonly #bodyBytes: Numbers
  readonly #changeBytes: Numbers
  readonly #blocks: readonly Block[]
  readonly #kept: KeptText
  /** Articles that the query at hand read singly from the block at hand. */
  #singles = 0
  #block = 0
  #blockBytes: Buffer | null = null
  /** Where blocks are read that are not kept. */
  #passing = Buffer.alloc(0)
  #doc = -1
  /** Offset of `#walked`, an article in the block at hand: neighbours are found by walking on. */
  #walked = 0
  #walkedOffset = 0
  #bytes: Buffer = Buffer.alloc(0)
  /** Where the article at hand begins in `#bytes`. */
  #start = 0
  readonly #body = { bytes: this.#bytes, start: 0, end: 0 }
  readonly #title: { readonly bytes: Buffer; start: number; end: number }
  #single = Buffer.alloc(1 << 14)
  readonly #strict: StrictText
  #strictDoc = -1

  /**
   * @param index - The index file, which says where articles stand in this one.
   * @throws ArchiveError `index-missing` or `index-damaged`.
   */
  constructor(path: string, index: SectionFile) {
    this.#titles = index.bytes('titles')
    this.#titleStarts = startsOf(index.numbers('titles.bytes'))
    this.#title = { bytes: this.#titles, start: 0, end: 0 }
    this.#bodyBytes = index.numbers('bodies.bytes')
    this.#changeBytes = index.numbers('changes.bytes')
    this.codes = new TextCodes(index.numbers('text.units'))
    this.#strict = new StrictText(this.codes)
    this.#blocks = blocksOf(this.#bodyBytes, this.#changeBytes)
    const size = sizeOf(this.#blocks)
    this.#kept = new KeptText(index.memory, path, this.#blocks.length, size)
    this.#fd = openChecked(path, size)
  }

  /** Must be called before each query: counts of what it reads start anew. */
  begin(): void {
    this.#singles = 0
    this.#doc = -1
  }

  /** The codes of a title; valid until the next call. */
  titleOf(doc: number): CodedText {
    this.#title.start = this.#titleStarts[doc] ?? 0
    this.#title.end = this.#titleStarts[doc + 1] ?? 0
    return this.#title
  }

  /** The codes of a body; valid until the next call. Cheapest in ascending order. */
  bodyOf(doc: number): CodedText {
    this.#load(doc)
    this.#body.bytes = this.#bytes
    this.#body.start = this.#start
    this.#body.end = this.#start + (this.#bodyBytes[doc] ?? 0)
    return this.#body
  }

  /** Whether telling scripts and variants apart gives another text. */
  differsStrictly(doc: number): boolean {
    return this.#changeBytes[doc] !== 0
  }

  field(doc: number, field: TextField): CodedText {
    return field === 'title' ? this.titleOf(doc) : this.bodyOf(doc)
  }

  strictField(doc: number, field: TextField): CodedText | null {
    if (!this.differsStrictly(doc)) return null
    if (doc !== this.#strictDoc) {
      const body = this.bodyOf(doc)
      this.#strict.read(this.titleOf(doc), body, body.end + (this.#changeBytes[doc] ?? 0))
      this.#strictDoc = doc
    }
    return this.#strict.field(field)
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
    const length = (this.#bodyBytes[doc] ?? 0) + (this.#changeBytes[doc] ?? 0)
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
      this.#blockBytes = this.#kept.find(this.#block, this.#blocks[this.#block]?.bytes ?? 0)
      this.#singles = 0
      this.#walked = this.#blocks[this.#block]?.firstDoc ?? 0
      this.#walkedOffset = this.#blocks[this.#block]?.offset ?? 0
    } else if (doc < this.#walked) {
      this.#walked = block.firstDoc
      this.#walkedOffset = block.offset
    }
    const bodies = this.#bodyBytes
    const changes = this.#changeBytes
    for (; this.#walked < doc; this.#walked++)
      this.#walkedOffset += (bodies[this.#walked] as number) + (changes[this.#walked] as number)
  }

  #read(number: number): Buffer {
    const { offset, bytes: length } = this.#blocks[number] ?? { offset: 0, bytes: 0 }
    const kept = this.#kept.keep(number, length, (into) => readFully(this.#fd, into, length, offset))
    if (kept) return kept
    if (this.#passing.length < length) this.#passing = Buffer.alloc(length)
    readFully(this.#fd, this.#passing, length, offset)
    return this.#passing
  }
}

function startsOf(lengths: Numbers): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1)
  for (let doc = 0; doc < lengths.length; doc++)
    starts[doc + 1] = (starts[doc] as number) + (lengths[doc] as number)
  return starts
}

/** Cuts the file into blocks of whole articles. */
function blocksOf(bodies: Numbers, changes: Numbers): Block[] {
  const count = bodies.length
  const blocks: Block[] = []
  let firstDoc = 0
  let offset = 0
  let bytes = 0
  for (let doc = 0; doc < count; doc++) {
    bytes += (bodies[doc] as number) + (changes[doc] as number)
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

function sizeOf(blocks: readonly Block[]): number {
  const last = blocks.at(-1)
  return last ? last.offset + last.bytes : 0
}

function openChecked(path: string, expected: number): number {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (cause) {
    throw new ArchiveError('index-missing', 'the text file cannot be read', { file: path, cause })
  }
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
