/**
 * Gathering: every document of the roots goes through the pipeline once, unless the last run already did that work.
 *
 * Walking, reading containers, working and spooling overlap; how far each may run ahead is bounded, so memory does
 * not grow with the archive but for a few hundred bytes a document.
 */
import { createHash } from 'node:crypto'
import { closeSync, constants, openSync, readSync } from 'node:fs'
import { type ArchiveFolder, settingsOf } from '../read/archive.ts'
import { ContainerHost } from '../read/container-host.ts'
import { readJsonl } from '../read/jsonl.ts'
import { isInside } from '../read/plain-file.ts'
import { REFUSALS, type RefusalCode } from '../read/refusals.ts'
import { type Found, type FoundFile, type Root, refusalOf } from '../read/walk.ts'
import { documentKey, type Gathered, type Origin } from './gathered.ts'
import type { ContainerSeal, LastRun } from './last-run.ts'
import { exceeds } from './limits.ts'
import type { Answer, Task } from './messages.ts'
import type { Pool } from './pool.ts'
import type { Spool } from './spool.ts'

/** What gathering works with. */
export interface GatherSetting {
  readonly roots: readonly Root[]
  /** What the walk comes upon. */
  readonly found: Iterable<Found>
  /** For each root: its archive, or null. */
  readonly archives: readonly (ArchiveFolder | null)[]
  /** For each root: its name in the store, which the last run is asked by. */
  readonly rootNames: readonly string[]
  readonly version: string
  readonly pool: Pool
  readonly spool: Spool
  readonly last: LastRun | null
  /** Called after every file and every document of a container. */
  readonly onProgress: (step: {
    readonly files: number
    readonly documents: number
    readonly bytes: number
  }) => void
}

/** Everything that was gathered, in no particular order. */
export interface Harvest {
  readonly items: Gathered[]
  readonly seals: ContainerSeal[]
  readonly skipped: ReadonlyMap<string, number>
  readonly unchanged: number
  /** Time that each of the slowest documents took, slowest first. */
  readonly slowest: readonly { readonly file: string; readonly ms: number }[]
}

const SLOWEST_KEPT = 20
const HASH_CHUNK = 1 << 20

/** Gathers everything below the roots. */
export async function gather(setting: GatherSetting): Promise<Harvest> {
  const run = new Gathering(setting)
  try {
    await run.all()
    await run.workOrphans()
  } finally {
    run.host.close()
  }
  return run
}

class Gathering implements Harvest {
  items: Gathered[] = []
  readonly seals: ContainerSeal[] = []
  readonly skipped = new Map<string, number>()
  unchanged = 0
  slowest: { file: string; ms: number }[] = []
  readonly host = new ContainerHost()
  private readonly setting: GatherSetting
  private readonly found = new Map<string, FoundFile>()
  private readonly pending = new Set<Promise<void>>()
  private fault: unknown = null
  private tasks = 0
  private files = 0
  private documents = 0
  private bytes = 0

  constructor(setting: GatherSetting) {
    this.setting = setting
  }

  async all(): Promise<void> {
    for (const found of this.setting.found) {
      if (found.found === 'skipped') this.skipped.set(found.what, (this.skipped.get(found.what) ?? 0) + 1)
      else if (found.found === 'refused') this.refuse(originOf(found), found.code)
      else await this.read(found, this.setting.last)
    }
    await this.settle()
  }

  /**
   * Copies whose original is gone are worked after all: the last run kept no text of theirs.
   */
  async workOrphans(): Promise<void> {
    const kept = new Set(this.items.filter((item) => item.kind !== 'copy').map((item) => item.sha256))
    const orphans = this.items.filter((item) => item.kind === 'copy' && !kept.has(item.sha256))
    const files = new Map<string, FoundFile>()
    for (const orphan of orphans) {
      const key = documentKey({ ...orphan, member: null })
      const file = this.found.get(key)
      if (file) files.set(key, file)
    }
    this.items = this.items.filter((item) => !files.has(documentKey({ ...item, member: null })))
    this.unchanged -= orphans.length
    for (const file of files.values()) await this.read(file, null)
    await this.settle()
  }

  private async read(found: FoundFile, last: LastRun | null): Promise<void> {
    await this.setting.pool.room()
    if (this.fault !== null) throw this.fault
    this.files += 1
    const { read } = found.format
    if (read === 'page' || read === 'mhtml') this.readPage(found, last)
    else await this.readMany(found, last)
  }

  private readPage(found: FoundFile, last: LastRun | null): void {
    const origin = originOf(found)
    if (exceeds('documentBytes', found.bytes)) {
      this.refuse(origin, 'too-large')
      return
    }
    const task: Task = {
      ...this.taskFor(origin, found, last),
      from: 'file',
      path: found.path.toString('latin1'),
      root: this.rootOf(found).path,
      kind: found.format.read === 'page' ? found.format.kind : 'html',
      mhtml: found.format.read === 'mhtml',
      headers: found.headers?.toString('latin1') ?? null,
    }
    this.give(task, found.bytes, origin, found, last)
  }

  /** A container or a file of records: taken over whole where it is unchanged, else document by document. */
  private async readMany(found: FoundFile, last: LastRun | null): Promise<void> {
    const origin = originOf(found)
    const { version, archives } = this.setting
    const sha256 = hashFile(found, this.rootOf(found).path)
    if (typeof sha256 !== 'string') {
      this.refuse(origin, sha256.code)
      return
    }
    const settings = settingsOf(archives[found.root] ?? null, found.path)
    const key = createHash('sha256')
      .update(JSON.stringify([version, settings]))
      .digest('hex')
      .slice(0, 16)
    const seal: ContainerSeal = { root: found.root, file: found.file, fileHex: found.fileHex, sha256, key }
    this.seals.push(seal)
    const old = last?.container(this.rootNameOf(found), found.root, seal)
    if (!old)
      return found.format.read === 'jsonl' ? this.readRecords(found, last) : this.readMembers(found, last)
    for (const item of old) this.take(item, found)
    this.unchanged += old.length
    this.progress(found.bytes, old.length)
  }

  private async readRecords(found: FoundFile, last: LastRun | null): Promise<void> {
    const origin = originOf(found)
    for await (const piece of readJsonl(found.path, this.rootOf(found).path)) {
      if (piece.line === null) {
        this.refuse(origin, piece.code)
        continue
      }
      const at = { ...origin, member: piece.line }
      if ('code' in piece) {
        this.refuse(at, piece.code, `第 ${piece.line + 1} 行：${REFUSALS[piece.code]}`)
        continue
      }
      await this.setting.pool.room()
      const task: Task = {
        ...this.taskFor(at, found, last),
        from: 'record',
        bytes: piece.bytes,
        line: piece.line,
      }
      const { offset, bytes } = piece
      const span = offset === null ? null : { offset, length: bytes.length }
      this.give(task, bytes.length, { ...at, span }, found, last)
    }
  }

  private async readMembers(found: FoundFile, last: LastRun | null): Promise<void> {
    const origin = originOf(found)
    const format = found.format.read === 'zip' ? 'zip' : 'warc'
    const { path } = found
    for await (const piece of this.host.read({ path, root: this.rootOf(found).path, format })) {
      if (piece.is === 'refusal') {
        const at = { ...origin, member: piece.member, capturedUrl: piece.url }
        this.refuse(at, piece.code, piece.name ? `${piece.name}：${REFUSALS[piece.code]}` : undefined)
        continue
      }
      if (piece.is === 'skipped') {
        this.skipped.set(piece.what, (this.skipped.get(piece.what) ?? 0) + 1)
        continue
      }
      if (piece.is === 'copy') {
        const { member, url: capturedUrl, sha256, size } = piece
        this.take({ ...origin, member, capturedUrl, sha256, bytes: size, kind: 'copy' }, found)
        this.progress(0, 1)
        continue
      }
      const { bytes, kind, url, contentType, capturedAt, member } = piece
      const at = { ...origin, member, capturedUrl: url }
      await this.setting.pool.room()
      if (this.fault !== null) throw this.fault
      const task: Task = {
        ...this.taskFor(at, found, last),
        ...{ from: 'bytes', bytes, kind, url, contentType, capturedAt },
      }
      this.give(task, bytes.length, at, found, last)
    }
  }

  private taskFor(at: Origin, found: FoundFile, last: LastRun | null) {
    return {
      task: this.tasks++,
      file: at.file,
      settings: settingsOf(this.setting.archives[found.root] ?? null, found.path),
      known: last?.known(this.rootNameOf(found), at) ?? null,
    }
  }

  private give(task: Task, bytes: number, at: Origin, found: FoundFile, last: LastRun | null): void {
    const done = this.setting.pool
      .run(task, bytes)
      .then((answer) => this.answered(answer, at, found, last))
      .catch((error: unknown) => {
        this.fault ??= error ?? new Error('a worker failed')
      })
    const settled = done.then(() => {
      this.pending.delete(settled)
    })
    this.pending.add(settled)
  }

  private answered(answer: Answer, at: Origin, found: FoundFile, last: LastRun | null): void {
    if (answer.did === 'refuse') {
      this.refuse({ ...at, bytes: answer.bytes || at.bytes }, answer.code)
      return
    }
    if (answer.did === 'nothing') {
      const old = last?.takeOver(this.rootNameOf(found), found.root, at) ?? []
      for (const item of old) this.take(item, found)
      this.unchanged += 1
      this.progress(at.bytes, 1)
      return
    }
    const { sha256, bytes, key, outcomes } = answer
    const origin = { ...at, capturedUrl: answer.capturedUrl ?? at.capturedUrl, sha256, bytes, key }
    for (const outcome of outcomes) {
      if (outcome.kind === 'rejected') this.take({ ...origin, ...outcome }, found)
      else {
        const { line, ...rest } = outcome
        this.take({ ...origin, ...rest, draft: { in: 'spool', place: this.setting.spool.add(line) } }, found)
      }
    }
    this.noteTime(at.file, answer.ms)
    this.progress(bytes, 1)
  }

  private take(item: Gathered, found: FoundFile): void {
    this.items.push(item)
    // Only copies may have to be looked up again.
    if (item.kind === 'copy') this.found.set(documentKey({ ...item, member: null }), found)
  }

  private refuse(at: Origin, code: RefusalCode, reason: string = REFUSALS[code]): void {
    const problem = { file: at.file, step: 'read', code, detail: reason } as const
    const shape = { title: null, charset: null, removals: [], problems: [problem] }
    this.items.push({ ...at, kind: 'rejected', code, reason, ...shape })
    this.progress(0, 1)
  }

  private noteTime(file: string, ms: number): void {
    if (this.slowest.length >= SLOWEST_KEPT && ms <= (this.slowest.at(-1)?.ms ?? 0)) return
    this.slowest.push({ file, ms: Math.round(ms * 10) / 10 })
    this.slowest.sort((a, b) => b.ms - a.ms)
    this.slowest.length = Math.min(this.slowest.length, SLOWEST_KEPT)
  }

  private progress(bytes: number, documents: number): void {
    this.bytes += bytes
    this.documents += documents
    this.setting.onProgress({ files: this.files, documents: this.documents, bytes: this.bytes })
  }

  private async settle(): Promise<void> {
    while (this.pending.size > 0) await Promise.race(this.pending)
    if (this.fault !== null) throw this.fault
  }

  private rootOf(found: FoundFile): Root {
    const root = this.setting.roots[found.root]
    if (!root) throw new RangeError(`no root ${found.root}`)
    return root
  }

  private rootNameOf(found: FoundFile): string {
    return this.setting.rootNames[found.root] ?? ''
  }
}

function originOf(found: Pick<FoundFile, 'file' | 'fileHex' | 'root' | 'bytes'>): Origin {
  const { file, fileHex, root, bytes } = found
  return { file, fileHex, root, member: null, span: null, capturedUrl: null, sha256: null, bytes, key: '' }
}

/** SHA-256 of a file of any size, or why it cannot be read. */
function hashFile(found: FoundFile, root: string): string | { readonly code: RefusalCode } {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(HASH_CHUNK)
  try {
    if (!isInside(found.path, root)) return { code: 'outside' }
    const fd = openSync(found.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      for (let read = readSync(fd, chunk); read > 0; read = readSync(fd, chunk))
        hash.update(chunk.subarray(0, read))
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    return { code: refusalOf(error) }
  }
  return hash.digest('hex')
}
