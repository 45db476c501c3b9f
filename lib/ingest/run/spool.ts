/**
 * The spool: what a run finds out waits here, on disk, until ids and reprints of the whole archive are known. Only
 * places stay in memory.
 */
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { asUnwritable, makeFolder, writeFully } from '../../store/index.ts'
import { sketchBytes, sketchOfBytes } from './sketch-file.ts'

const BUFFER_BYTES = 1 << 20

/** Where an outcome stands in the spool: its entry, then for an article its draft and its sketch. Sizes in bytes. */
export interface SpoolPlace {
  readonly offset: number
  readonly entry: number
  readonly draft: number
  readonly sketch: number
}

/** Outcomes on disk, written once and read by place. */
export class Spool {
  private readonly folder: string
  private readonly fd: number
  private readonly pending: Buffer[] = []
  private pendingBytes = 0
  private flushed = 0

  /** @param folder - Made anew; what a killed run left there is dropped. Throws ArchiveError `store-unwritable`. */
  constructor(folder: string) {
    this.folder = folder
    try {
      rmSync(folder, { recursive: true, force: true })
      makeFolder(folder)
      this.fd = openSync(join(folder, 'spool'), 'w+')
    } catch (error) {
      throw asUnwritable(error, folder)
    }
  }

  /**
   * Appends an outcome and says where it is.
   *
   * @param entry - JSON.
   * @param article - Its draft as JSON and its sketch; null for what is no article.
   */
  add(entry: string, article: { readonly draft: string; readonly sketch: Uint32Array } | null): SpoolPlace {
    const offset = this.flushed + this.pendingBytes
    const entryBytes = this.push(Buffer.from(entry))
    const draft = article ? this.push(Buffer.from(article.draft)) : 0
    const sketch = article ? this.push(sketchBytes(article.sketch)) : 0
    if (this.pendingBytes >= BUFFER_BYTES) this.flush()
    return { offset, entry: entryBytes, draft, sketch }
  }

  /** The entry at a place, JSON. */
  entry(place: SpoolPlace): string {
    return this.read(place.offset, place.entry).toString('utf8')
  }

  /** The draft at a place, JSON in UTF-8. */
  draft(place: SpoolPlace): Buffer {
    return this.read(place.offset + place.entry, place.draft)
  }

  /** The sketch at a place. */
  sketch(place: SpoolPlace): Uint32Array {
    return sketchOfBytes(this.read(place.offset + place.entry + place.draft, place.sketch))
  }

  /** Closes and removes the spool. */
  remove(): void {
    closeSync(this.fd)
    rmSync(this.folder, { recursive: true, force: true })
  }

  private push(bytes: Buffer): number {
    this.pending.push(bytes)
    this.pendingBytes += bytes.length
    return bytes.length
  }

  private read(offset: number, length: number): Buffer {
    if (offset + length > this.flushed) this.flush()
    const bytes = Buffer.alloc(length)
    readSync(this.fd, bytes, 0, length, offset)
    return bytes
  }

  private flush(): void {
    try {
      writeFully(this.fd, Buffer.concat(this.pending))
    } catch (error) {
      throw asUnwritable(error, this.folder)
    }
    this.flushed += this.pendingBytes
    this.pending.length = 0
    this.pendingBytes = 0
  }
}
