/**
 * Reading a store: one article by id with a single read, all of them as a stream, and what is known about each.
 *
 * Opening reads the manifest and the offset table alone. Shards stay open, so a store that is replaced meanwhile
 * goes on serving the generation it began with.
 */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Article, SourceSettings } from '../article.ts'
import { ArchiveError } from '../errors.ts'
import { isCode } from './atomic.ts'
import { type LedgerEntry, ledgerStamp, readLedger } from './ledger.ts'
import { type Line, type LineSource, readLines } from './lines.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { findRow, type Place, placeAt, rowCount } from './offsets.ts'
import { locateOriginal, readOriginal } from './original.ts'
import { readReport } from './report-file.ts'
import type {
  DocumentEntry,
  Forward,
  IngestReport,
  OriginalBytes,
  OriginalMember,
  ReprintGroup,
  StoreRecord,
} from './types.ts'
import { decodeUtf8 } from './utf8.ts'
import { shardName } from './writer.ts'

/** Everything that ingestion found out, read-only. Ids are looked up among known ones, never made into paths. */
export interface Store {
  /** How many articles there are. */
  readonly size: number
  /** Digest of the articles: equal exactly when every article is. */
  readonly fingerprint: string
  readonly manifest: Manifest
  /** One article by one read, or null where the id names none. */
  article(id: string): Article | null
  /** The same without what only its own page shows: half the cost, for lists of many. */
  story(id: string): Story | null
  /** All articles in the order of their ids, streaming. */
  articles(): Iterable<Article>
  /** Every document with what became of it, in the order of files, streaming. */
  records(): Iterable<StoreRecord>
  /** The documents' entries alone, without the texts, streaming. */
  entries(): Iterable<DocumentEntry>
  /** As {@link entries}, with places for {@link entryAt}. */
  placedEntries(): Iterable<PlacedEntry>
  /** One entry by its place. */
  entryAt(offset: number, length: number): DocumentEntry
  /** An article's line as it stands in its shard, for writers of the next store; null where the id names none. */
  line(id: string): Buffer | null
  /** A whole file of the store that only its writer understands; empty where there is none. */
  extra(name: string): Buffer
  /** All reprint groups. */
  groups(): Iterable<ReprintGroup>
  /** The group with this `clusterId`, or null. */
  reprints(clusterId: string): ReprintGroup | null
  /** Where an id that names no article any more leads; null where it was never given out or is in use. */
  forward(id: string): Forward | null
  /** ISO moment of the ingest that first brought the article; null where the ledger does not know. */
  ingestedAt(id: string): string | null
  /** The document's bytes as received; null where they are gone, changed, too large, or inside a container. */
  original(id: string): OriginalBytes | null
  /** Where in which container the document's bytes are; null where they are in none, or it is gone. */
  originalMember(id: string): OriginalMember | null
  report(): IngestReport | null
  /** `sources.json` as it was at ingest. */
  sources(): readonly SourceSettings[]
  close(): void
}

/** An article without what cleaning took out and how we know. */
export type Story = Omit<Article, 'removals' | 'provenance'>

/** An entry, and where its line stands in `documents.jsonl`, in bytes. */
export interface PlacedEntry {
  readonly entry: DocumentEntry
  readonly offset: number
  readonly length: number
}

const DOCUMENTS = 'documents.jsonl'

/**
 * Where a line's {@link Story} ends: its writers put `removals` and `provenance` last. Inside a text the quote would
 * have a backslash before it.
 */
const STORY_END = Buffer.from(',"removals":[')
const CLOSING_BRACE = 0x7d
/** Lines up to this length are read into the same place again and again. */
const COMMON_LINE_BYTES = 1 << 16

/**
 * Opens the store of a data folder.
 *
 * @throws ArchiveError `store-missing` or `store-damaged`.
 */
export function openStore(dataDir: string): Store {
  for (let attempt = 0; ; attempt++) {
    const manifest = readManifest(join(dataDir, 'store'))
    try {
      return new DiskStore(dataDir, manifest)
    } catch (error) {
      // A writer may have replaced the generation between the two reads: look again.
      if (attempt >= 3 || !(error instanceof ArchiveError) || error.code !== 'store-damaged') throw error
    }
  }
}

class DiskStore implements Store {
  readonly size: number
  readonly fingerprint: string
  readonly manifest: Manifest
  private readonly dataDir: string
  private readonly files = new Map<string, number>()
  private readonly offsets: Buffer
  private readonly shardNames: readonly string[]
  private readonly lineBuffer = Buffer.allocUnsafeSlow(COMMON_LINE_BYTES)
  private byCluster: Map<string, ReprintGroup> | null = null
  private ledger: { stamp: string | null; entries: Map<string, LedgerEntry> } | null = null
  private documentPlaces: Map<string, { readonly offset: number; readonly length: number }> | null = null

  constructor(dataDir: string, manifest: Manifest) {
    this.dataDir = dataDir
    this.manifest = manifest
    this.fingerprint = manifest.fingerprint
    this.shardNames = Array.from({ length: manifest.shards }, (_, index) => shardName(index))
    const folder = join(dataDir, 'store', manifest.generation)
    try {
      for (const [name, seal] of Object.entries(manifest.files)) this.openFile(folder, name, seal.bytes)
      this.offsets = this.whole('articles.offsets')
    } catch (error) {
      this.close()
      throw error
    }
    this.size = rowCount(this.offsets)
  }

  article(id: string): Article | null {
    const place = this.placeOf(id)
    if (!place) return null
    return this.parse<Article>(decodeUtf8(this.passingLine(place), place.length), this.nameOf(place))
  }

  story(id: string): Story | null {
    const place = this.placeOf(id)
    if (!place) return null
    const bytes = this.passingLine(place)
    const end = bytes.indexOf(STORY_END)
    if (end < 0 || end >= place.length)
      return this.damaged(this.nameOf(place), 'holds a line that is no article')
    bytes[end] = CLOSING_BRACE
    return this.parse<Story>(decodeUtf8(bytes, end + 1), this.nameOf(place))
  }

  *articles(): Iterable<Article> {
    for (const name of this.shardNames)
      for (const { text } of this.lines(name)) yield this.parse<Article>(text, name)
  }

  *records(): Iterable<StoreRecord> {
    for (const entry of this.entries()) yield this.recordOf(entry)
  }

  *entries(): Iterable<DocumentEntry> {
    for (const { text } of this.lines(DOCUMENTS)) yield this.parse<DocumentEntry>(text, DOCUMENTS)
  }

  *placedEntries(): Iterable<PlacedEntry> {
    for (const { text, offset, length } of this.lines(DOCUMENTS))
      yield { entry: this.parse<DocumentEntry>(text, DOCUMENTS), offset, length }
  }

  entryAt(offset: number, length: number): DocumentEntry {
    const line = Buffer.allocUnsafe(length)
    this.read(DOCUMENTS, { offset, length }, line)
    return this.parse<DocumentEntry>(line.toString('utf8'), DOCUMENTS)
  }

  line(id: string): Buffer | null {
    const place = this.placeOf(id)
    if (!place) return null
    const line = Buffer.allocUnsafe(place.length)
    this.read(this.nameOf(place), place, line)
    return line
  }

  extra(name: string): Buffer {
    return this.files.has(name) ? this.whole(name) : Buffer.alloc(0)
  }

  reprints(clusterId: string): ReprintGroup | null {
    this.byCluster ??= new Map([...this.groups()].map((group) => [group.clusterId, group]))
    return this.byCluster.get(clusterId) ?? null
  }

  *groups(): Iterable<ReprintGroup> {
    const name = 'reprints.jsonl'
    for (const { text } of this.lines(name)) yield this.parse<ReprintGroup>(text, name)
  }

  forward(id: string): Forward | null {
    return findRow(this.offsets, id) >= 0 ? null : (this.ledgerEntry(id)?.forward ?? null)
  }

  ingestedAt(id: string): string | null {
    return this.ledgerEntry(id)?.firstSeen ?? null
  }

  original(id: string): OriginalBytes | null {
    const place = this.documentOf(id)
    return place && readOriginal(this.dataDir, place.root, place.entry)
  }

  originalMember(id: string): OriginalMember | null {
    const place = this.documentOf(id)
    return place && locateOriginal(this.dataDir, place.root, place.entry)
  }

  report(): IngestReport | null {
    return readReport(this.dataDir)
  }

  sources(): readonly SourceSettings[] {
    return this.parse<SourceSettings[]>(this.whole('sources.json').toString('utf8'), 'sources.json')
  }

  close(): void {
    for (const fd of this.files.values()) closeSync(fd)
    this.files.clear()
  }

  private openFile(folder: string, name: string, bytes: number): void {
    const path = join(folder, name)
    try {
      this.files.set(name, openSync(path, 'r'))
    } catch (error) {
      if (!isCode(error, 'ENOENT', 'ENOTDIR')) throw error
      throw new ArchiveError('store-damaged', 'a file of the store is missing', { file: path, cause: error })
    }
    if (statSync(path, { throwIfNoEntry: false })?.size !== bytes) this.damaged(name, 'has the wrong size')
  }

  /** The document that an article was made from. Places alone are kept: the entries of a large store are many MB. */
  private documentOf(id: string): { entry: DocumentEntry; root: string } | null {
    if (findRow(this.offsets, id) < 0) return null
    if (!this.documentPlaces) {
      this.documentPlaces = new Map()
      for (const { entry, offset, length } of this.placedEntries())
        if (entry.status === 'ok' && entry.id) this.documentPlaces.set(entry.id, { offset, length })
    }
    const place = this.documentPlaces.get(id)
    const entry = place && this.entryAt(place.offset, place.length)
    const root = entry && this.manifest.roots[entry.root]
    return entry && root !== undefined ? { entry, root } : null
  }

  private placeOf(id: string): Place | null {
    const row = findRow(this.offsets, id)
    return row < 0 ? null : placeAt(this.offsets, row)
  }

  private nameOf({ shard }: Place): string {
    return this.shardNames[shard] ?? ''
  }

  /** Bytes that begin with a line. What stands behind it means nothing, and all is gone when the next one is read. */
  private passingLine(place: Place): Buffer {
    const { lineBuffer } = this
    const bytes = place.length <= lineBuffer.length ? lineBuffer : Buffer.allocUnsafe(place.length)
    this.read(this.nameOf(place), place, bytes)
    return bytes
  }

  private read(name: string, { offset, length }: Omit<Place, 'shard'>, into: Buffer): void {
    if (readSync(this.fd(name), into, 0, length, offset) !== length) this.damaged(name, 'ends too early')
  }

  private recordOf(entry: DocumentEntry): StoreRecord {
    const { file, capturedUrl, sha256, id } = entry
    if (entry.status === 'ok') {
      const article = this.article(id ?? '')
      if (!article) return this.damaged(DOCUMENTS, `names the unknown article ${id}`)
      return { status: 'ok', article, capturedUrl }
    }
    if (entry.status === 'duplicate') {
      const duplicateOf = entry.duplicateOf ?? ''
      return { status: 'duplicate', file, capturedUrl, sha256: sha256 ?? '', id, duplicateOf }
    }
    const { code, reason, removals } = entry.refusal ?? { code: 'unknown', reason: '', removals: [] }
    const { title, charset } = entry
    return { status: 'rejected', file, capturedUrl, sha256, code, reason, title, charset, removals }
  }

  private ledgerEntry(id: string): LedgerEntry | undefined {
    const stamp = ledgerStamp(this.dataDir)
    if (!this.ledger || this.ledger.stamp !== stamp)
      this.ledger = { stamp, entries: readLedger(this.dataDir) }
    return this.ledger.entries.get(id)
  }

  private fd(name: string): number {
    const fd = this.files.get(name)
    return fd ?? this.damaged(name, 'is not part of the store')
  }

  private lines(name: string): Iterable<Line> {
    const source: LineSource = { fd: this.fd(name), bytes: this.manifest.files[name]?.bytes ?? 0 }
    return readLines(source)
  }

  /** A small file whole, checked against its seal. */
  private whole(name: string): Buffer {
    const seal = this.manifest.files[name]
    const bytes = Buffer.alloc(seal?.bytes ?? 0)
    readSync(this.fd(name), bytes, 0, bytes.length, 0)
    if (createHash('sha256').update(bytes).digest('hex') !== seal?.sha256) {
      this.damaged(name, 'fails its checksum')
    }
    return bytes
  }

  /** Lines were written by our own writer and are sealed by the manifest; a line that is no JSON is damage. */
  private parse<T>(line: string, name: string): T {
    try {
      return JSON.parse(line) as T
    } catch (error) {
      if (error instanceof SyntaxError) return this.damaged(name, 'holds a broken line')
      throw error
    }
  }

  private damaged(name: string, what: string): never {
    const file = join(this.dataDir, 'store', this.manifest.generation, name)
    throw new ArchiveError('store-damaged', what, { file })
  }
}
