/**
 * One file of named sections of numbers, read whole and checked against its own digest.
 *
 * Layout: magic, sections (each on a multiple of 8), header as JSON, its length (4 bytes, little-endian), SHA-256 of
 * all before. Sections are typed-array views over the bytes that were read: nothing is copied or parsed.
 */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { ArchiveError } from '../../../errors.ts'
import { type SharedMemory, shared } from '../../shared-memory.ts'
import type { Numbers } from '../columns/columns.ts'

const MAGIC = Buffer.from('JIUWEN01')
const ALIGNMENT = 8
const DIGEST_BYTES = 32
const LENGTH_BYTES = 4
const READ_BYTES = 1 << 24

type SectionType = 'u8' | 'u16' | 'u32'

interface Section {
  readonly name: string
  readonly type: SectionType
  readonly offset: number
  readonly bytes: number
}

interface Header {
  readonly sections: readonly Section[]
  readonly facts: unknown
}

/** Writes a section file from front to back, hashing as it goes. */
export class SectionWriter {
  readonly #fd: number
  readonly #hash: Hash = createHash('sha256')
  readonly #sections: Section[] = []
  #offset = 0
  #open: { name: string; offset: number } | null = null

  constructor(path: string) {
    this.#fd = openSync(path, 'w')
    this.#write(MAGIC)
  }

  /** Starts a section of bytes that are appended piece by piece. */
  begin(name: string): void {
    this.#end()
    this.#align()
    this.#open = { name, offset: this.#offset }
  }

  /** Appends to the section begun last. */
  append(bytes: Uint8Array): void {
    this.#write(bytes)
  }

  /** A section of numbers, at once. */
  add(name: string, numbers: Numbers): void {
    this.#end()
    this.#align()
    const offset = this.#offset
    this.#write(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
    const type = numbers instanceof Uint8Array ? 'u8' : numbers instanceof Uint16Array ? 'u16' : 'u32'
    this.#sections.push({ name, type, offset, bytes: numbers.byteLength })
  }

  /** Writes the header with `facts` (JSON) and the digest. */
  finish(facts: unknown): void {
    this.#end()
    const header = Buffer.from(JSON.stringify({ sections: this.#sections, facts }))
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32LE(header.length)
    this.#write(header)
    this.#write(length)
    writeAll(this.#fd, this.#hash.digest())
  }

  close(): void {
    closeSync(this.#fd)
  }

  #end(): void {
    if (!this.#open) return
    const { name, offset } = this.#open
    this.#sections.push({ name, type: 'u8', offset, bytes: this.#offset - offset })
    this.#open = null
  }

  #align(): void {
    const over = this.#offset % ALIGNMENT
    if (over > 0) this.#write(Buffer.alloc(ALIGNMENT - over))
  }

  #write(bytes: Uint8Array): void {
    this.#hash.update(bytes)
    writeAll(this.#fd, bytes)
    this.#offset += bytes.length
  }
}

/** Writes all bytes; `writeSync` may stop short on a nearly full disk. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done)
}

/** A section file in memory. */
export class SectionFile {
  readonly facts: unknown
  /** Shared with the other threads that read this file. */
  readonly memory: SharedMemory
  readonly #path: string
  readonly #bytes: Buffer
  readonly #sections: ReadonlyMap<string, Section>

  /**
   * Reads and checks a file, unless another thread did.
   *
   * @throws ArchiveError `index-missing` or `index-damaged`.
   */
  constructor(path: string, memory: SharedMemory) {
    this.#path = path
    this.memory = memory
    this.#bytes = Buffer.from(shared(memory, path, () => this.#readChecked()))
    const { sections, facts } = this.#header()
    this.#sections = new Map(sections.map((section) => [section.name, section]))
    this.facts = facts
  }

  /** The bytes of a section. */
  bytes(name: string): Buffer {
    const { offset, bytes } = this.#section(name)
    return this.#bytes.subarray(offset, offset + bytes)
  }

  /** The numbers of a section. */
  numbers(name: string): Numbers {
    const { type, offset, bytes } = this.#section(name)
    const { buffer, byteOffset } = this.#bytes
    if (type === 'u8') return new Uint8Array(buffer, byteOffset + offset, bytes)
    if (type === 'u16') return new Uint16Array(buffer, byteOffset + offset, bytes / 2)
    return new Uint32Array(buffer, byteOffset + offset, bytes / 4)
  }

  /**
   * Bytes that are worked out of the file once for all threads.
   *
   * @param fill - Given zeros.
   */
  derived(name: string, bytes: number, fill: (into: SharedArrayBuffer) => void): SharedArrayBuffer {
    return shared(this.memory, `${this.#path} ${name}`, () => {
      const made = new SharedArrayBuffer(bytes)
      fill(made)
      return made
    })
  }

  #section(name: string): Section {
    const section = this.#sections.get(name)
    if (!section) throw this.#damaged(`the section ${name} is missing`)
    return section
  }

  #readChecked(): SharedArrayBuffer {
    const memory = readWhole(this.#path)
    const bytes = Buffer.from(memory)
    if (headerEnd(bytes) < MAGIC.length || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
      throw this.#damaged('this is not an index file')
    const hash = createHash('sha256')
    const body = bytes.subarray(0, bytes.length - DIGEST_BYTES)
    for (let at = 0; at < body.length; at += READ_BYTES) hash.update(body.subarray(at, at + READ_BYTES))
    if (!hash.digest().equals(bytes.subarray(body.length))) throw this.#damaged('the checksum does not fit')
    return memory
  }

  #header(): Header {
    const end = headerEnd(this.#bytes)
    const start = end - this.#bytes.readUInt32LE(end)
    return JSON.parse(this.#bytes.toString('utf8', start, end)) as Header
  }

  #damaged(detail: string): ArchiveError {
    return new ArchiveError('index-damaged', detail, { file: this.#path })
  }
}

const headerEnd = (bytes: Buffer) => bytes.length - DIGEST_BYTES - LENGTH_BYTES

/** Reads a file of any size into memory of its own, aligned for typed arrays. */
function readWhole(path: string): SharedArrayBuffer {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (cause) {
    throw new ArchiveError('index-missing', 'the index file cannot be read', { file: path, cause })
  }
  try {
    const memory = new SharedArrayBuffer(fstatSync(fd).size)
    const bytes = Buffer.from(memory)
    for (let done = 0; done < bytes.length; ) {
      const read = readSync(fd, bytes, done, Math.min(READ_BYTES, bytes.length - done), done)
      if (read === 0) throw new ArchiveError('index-damaged', 'the file is cut short', { file: path })
      done += read
    }
    return memory
  } finally {
    closeSync(fd)
  }
}
