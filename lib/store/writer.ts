/**
 * Writing a store: a new generation in a folder of its own, every file hashed and synced, then one rename of the
 * manifest. Until that rename the old store serves; a killed writer leaves a folder that the next one sweeps away.
 */
import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { ArchiveError } from '../errors.ts'
import { asUnwritable, makeFolder, syncFolder, writeFully } from './atomic.ts'
import { type FileSeal, type Manifest, readManifest, STORE_FORMAT, writeManifest } from './manifest.ts'
import { ID_PATTERN, type Place, packOffsets } from './offsets.ts'

/** A shard is closed when it has grown past this many bytes. */
const SHARD_BYTES = 64 * 2 ** 20
const BUFFER_BYTES = 1 << 20

/** Name of shard number `index`. */
export const shardName = (index: number) => `articles-${String(index).padStart(5, '0')}.jsonl`

/** What the manifest says beside what the writer counts itself. */
export interface StoreFacts {
  readonly pipeline: string
  readonly inputs: string
  readonly roots: readonly string[]
  readonly documents: number
}

/** Writes one generation. Call {@link addArticle} in the order of ids, {@link addFile} for the rest, then {@link finish}. */
export class StoreWriter {
  private readonly storeDir: string
  private readonly folder: string
  private readonly rows: (Place & { id: string })[] = []
  private readonly files: Record<string, FileSeal> = {}
  private shard: SealedFile | null = null
  private shards = 0

  /** @param dataDir - Its `store` folder is made if missing. Throws ArchiveError `store-unwritable`. */
  constructor(dataDir: string) {
    this.storeDir = join(dataDir, 'store')
    this.folder = join(this.storeDir, `new-${process.pid}`)
    this.guarded(() => {
      makeFolder(this.storeDir)
      rmSync(this.folder, { recursive: true, force: true })
      mkdirSync(this.folder)
    })
  }

  /**
   * Appends one article.
   *
   * @param id - Greater than the id before.
   * @param line - The article as JSON, UTF-8, without line end; `removals` and `provenance` last, where no list reads them.
   */
  addArticle(id: string, line: Uint8Array): void {
    const last = this.rows.at(-1)
    if (!ID_PATTERN.test(id) || (last && last.id >= id)) {
      throw new ArchiveError('internal', `the ids ${last?.id} and ${id} are out of order`)
    }
    this.guarded(() => {
      if (!this.shard || this.shard.bytes > SHARD_BYTES) this.nextShard()
      const shard = this.shard
      if (!shard) return
      this.rows.push({ id, shard: this.shards - 1, offset: shard.bytes, length: line.length })
      shard.write(line)
      shard.write(NEWLINE)
    })
  }

  /** Writes a whole file of the generation, piece by piece. */
  addFile(name: string, pieces: Iterable<string | Uint8Array>): void {
    this.guarded(() => {
      const file = new SealedFile(join(this.folder, name))
      try {
        for (const piece of pieces) file.write(typeof piece === 'string' ? Buffer.from(piece) : piece)
        this.files[name] = file.seal()
      } finally {
        file.close()
      }
    })
  }

  /** Seals everything and switches to it. After this the new store serves, and older generations are gone. */
  finish(facts: StoreFacts): Manifest {
    this.closeShard()
    this.addFile('articles.offsets', [packOffsets(this.rows)])
    const names = Object.keys(this.files).sort()
    const files = Object.fromEntries(
      names.map((name) => [name, this.files[name] ?? { bytes: 0, sha256: '' }]),
    )
    const manifest: Manifest = {
      format: STORE_FORMAT,
      generation: digest([
        facts.pipeline,
        facts.inputs,
        ...names.map((name) => `${name} ${files[name]?.sha256}`),
      ]),
      fingerprint: digest(names.filter(holdsArticles).map((name) => files[name]?.sha256 ?? '')),
      ...facts,
      articles: this.rows.length,
      shards: this.shards,
      files,
    }
    this.guarded(() => {
      syncFolder(this.folder)
      const place = join(this.storeDir, manifest.generation)
      if (existsSync(place)) rmSync(place, { recursive: true })
      renameSync(this.folder, place)
      syncFolder(this.storeDir)
      writeManifest(this.storeDir, manifest)
    })
    sweepStore(this.storeDir, manifest.generation)
    return manifest
  }

  /** Drops what was written so far; the old store stays. */
  abandon(): void {
    this.shard?.close()
    this.shard = null
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true })
  }

  private nextShard(): void {
    this.closeShard()
    this.shard = new SealedFile(join(this.folder, shardName(this.shards)))
    this.shards += 1
  }

  private closeShard(): void {
    const shard = this.shard
    if (!shard) return
    this.guarded(() => {
      this.files[shardName(this.shards - 1)] = shard.seal()
    })
    this.shard = null
  }

  /** Any failure to write drops the new generation, so that a full disk is not left fuller. */
  private guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.abandon()
      throw asUnwritable(error, this.storeDir)
    }
  }
}

const NEWLINE = Buffer.from('\n')
const holdsArticles = (name: string) => name.startsWith('articles') || name === 'reprints.jsonl'
const digest = (parts: readonly string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)

/** Removes folders of killed writers and of generations that no manifest names. Call under the lock. */
function sweepStore(storeDir: string, current: string): void {
  if (!existsSync(storeDir)) return
  for (const entry of readdirSync(storeDir)) {
    if (entry === current || entry === 'manifest.json') continue
    if (/^(?:new-\d+|[0-9a-f]{16}|manifest\.json\.new-\d+)$/.test(entry)) {
      rmSync(join(storeDir, entry), { recursive: true, force: true })
    }
  }
}

/** Sweeps what a killed writer left, where there is a store to keep. Call under the lock. */
export function sweepLeftovers(dataDir: string): void {
  const storeDir = join(dataDir, 'store')
  if (!existsSync(join(storeDir, 'manifest.json'))) return
  try {
    sweepStore(storeDir, readManifest(storeDir).generation)
  } catch (error) {
    // A damaged manifest is replaced by the run that follows, which sweeps by its own.
    if (!(error instanceof ArchiveError)) throw error
  }
}

/** A file that is hashed while it is written, through a buffer. */
class SealedFile {
  bytes = 0
  private readonly fd: number
  private readonly hash: Hash = createHash('sha256')
  private readonly buffer = Buffer.alloc(BUFFER_BYTES)
  private filled = 0
  private open = true

  constructor(path: string) {
    this.fd = openSync(path, 'wx')
  }

  write(piece: Uint8Array): void {
    if (this.filled + piece.length > BUFFER_BYTES) this.flush()
    if (piece.length >= BUFFER_BYTES) {
      this.hash.update(piece)
      writeFully(this.fd, piece)
    } else {
      this.buffer.set(piece, this.filled)
      this.filled += piece.length
    }
    this.bytes += piece.length
  }

  seal(): FileSeal {
    this.flush()
    fsyncSync(this.fd)
    this.close()
    return { bytes: this.bytes, sha256: this.hash.digest('hex') }
  }

  close(): void {
    if (this.open) closeSync(this.fd)
    this.open = false
  }

  private flush(): void {
    const piece = this.buffer.subarray(0, this.filled)
    this.hash.update(piece)
    writeFully(this.fd, piece)
    this.filled = 0
  }
}
