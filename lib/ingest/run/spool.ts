/**
 * The spool: articles of a run wait here, as lines on disk, until ids and reprints of the whole archive are known.
 * Only their places stay in memory.
 */
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { asUnwritable, makeFolder, writeFully } from '../../store/index.ts'

const BUFFER_BYTES = 1 << 20

/** Where a line stands in the spool. */
export interface SpoolPlace {
  readonly offset: number
  readonly length: number
}

/** Lines on disk, written once and read by place. */
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
      this.fd = openSync(join(folder, 'spool.jsonl'), 'w+')
    } catch (error) {
      throw asUnwritable(error, folder)
    }
  }

  /** Appends a line and says where it is. */
  add(line: string): SpoolPlace {
    const bytes = Buffer.from(line)
    const place = { offset: this.flushed + this.pendingBytes, length: bytes.length }
    this.pending.push(bytes)
    this.pendingBytes += bytes.length
    if (this.pendingBytes >= BUFFER_BYTES) this.flush()
    return place
  }

  /** The line at a place. */
  read(place: SpoolPlace): Buffer {
    if (place.offset + place.length > this.flushed) this.flush()
    const line = Buffer.alloc(place.length)
    readSync(this.fd, line, 0, place.length, place.offset)
    return line
  }

  /** Closes and removes the spool. */
  remove(): void {
    closeSync(this.fd)
    rmSync(this.folder, { recursive: true, force: true })
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
