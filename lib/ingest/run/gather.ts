/**
 * Gathering: every document of the roots goes through the pipeline once, unless the last run already did that work.
 *
 * Walking, reading containers, working and spooling overlap; how far each may run ahead is bounded, so memory does
 * not grow with the archive but for a few hundred bytes a document. Plain files that the last run met are compared in
 * this thread: that costs less than asking a worker, and an unchanged archive needs none.
 */
import { createHash } from 'node:crypto'
import { exceeds } from '../limits.ts'
import { type ArchiveFolder, settingsOf } from '../read/archive.ts'
import { ContainerHost } from '../read/container-host.ts'
import { readJsonl } from '../read/jsonl.ts'
import { hashPlainFile } from '../read/plain-file.ts'
import { REFUSALS } from '../read/refusals.ts'
import type { Found, FoundFile, Root } from '../read/walk.ts'
import { type DocumentName, documentKey, type Origin } from './gathered.ts'
import { Harvest, type OnProgress } from './harvest.ts'
import type { ContainerSeal, LastRun } from './last-run.ts'
import type { Answer, FileTask, Task } from './messages.ts'
import type { Pool } from './pool.ts'
import type { Spool } from './spool.ts'
import { isUnchanged } from './work.ts'

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
  readonly onProgress: OnProgress
}

/** How long this thread compares files before it looks at what its workers have to say. */
const TURN_MS = 20

/** Gathers everything below the roots. */
export async function gather(setting: GatherSetting): Promise<Harvest> {
  const run = new Gathering(setting)
  try {
    await run.all()
    await run.workOrphans()
  } finally {
    run.host.close()
  }
  return run.harvest
}

class Gathering {
  readonly harvest: Harvest
  readonly host = new ContainerHost()
  private readonly setting: GatherSetting
  /** Files that were copies of others: only those may have to be worked after all. */
  private readonly copies = new Map<string, FoundFile>()
  private readonly pending = new Set<Promise<void>>()
  private fault: unknown = null
  private tasks = 0
  private turnEnds = 0

  constructor(setting: GatherSetting) {
    this.setting = setting
    this.harvest = new Harvest(setting.spool, setting.onProgress)
  }

  async all(): Promise<void> {
    for (const found of this.setting.found) {
      if (found.found === 'skipped') this.harvest.skip(found.what)
      else if (found.found === 'refused') this.harvest.refuse(originOf(found), found.code)
      else await this.read(found, this.setting.last)
    }
    await this.settle()
  }

  /** Copies whose original is gone are worked after all: the last run kept no text of theirs. */
  async workOrphans(): Promise<void> {
    const { items } = this.harvest
    const kept = new Set(items.filter((item) => item.kind !== 'copy').map((item) => item.sha256))
    const orphans = items.filter((item) => item.kind === 'copy' && !kept.has(item.sha256))
    const files = new Map<string, FoundFile>()
    for (const orphan of orphans) {
      const key = documentKey({ ...orphan, member: null })
      const file = this.copies.get(key)
      if (file) files.set(key, file)
    }
    if (files.size === 0) return
    this.harvest.withdraw(new Set(files.keys()), orphans.length)
    for (const file of files.values()) await this.read(file, null)
    await this.settle()
  }

  private async read(found: FoundFile, last: LastRun | null): Promise<void> {
    await this.setting.pool.room()
    if (this.fault !== null) throw this.fault
    this.harvest.beginFile()
    const { read } = found.format
    if (read === 'page' || read === 'mhtml') await this.readPage(found, last)
    else await this.readMany(found, last)
  }

  private async readPage(found: FoundFile, last: LastRun | null): Promise<void> {
    const origin = originOf(found)
    if (exceeds('documentBytes', found.bytes)) {
      this.harvest.refuse(origin, 'too-large')
      return
    }
    const task: FileTask = {
      ...this.taskFor(origin, found, last),
      from: 'file',
      path: found.path.toString('latin1'),
      root: this.rootOf(found).path,
      kind: found.format.read === 'page' ? found.format.kind : 'html',
      mhtml: found.format.read === 'mhtml',
      headers: found.headers?.toString('latin1') ?? null,
    }
    if (isUnchanged(task, this.setting.version)) this.takeOver(origin, found, last)
    else this.give(task, found.bytes, origin, found, last)
    await this.takeTurns()
  }

  /** Lets answers of the workers in. */
  private async takeTurns(): Promise<void> {
    if (performance.now() < this.turnEnds) return
    await new Promise((resolve) => setImmediate(resolve))
    this.turnEnds = performance.now() + TURN_MS
  }

  /** A container or a file of records: taken over whole where it is unchanged, else document by document. */
  private async readMany(found: FoundFile, last: LastRun | null): Promise<void> {
    const origin = originOf(found)
    const { version, archives } = this.setting
    const hashed = hashPlainFile(found.path, this.rootOf(found).path)
    if ('code' in hashed) {
      this.harvest.refuse(origin, hashed.code)
      return
    }
    const { sha256 } = hashed
    const settings = settingsOf(archives[found.root] ?? null, found.path)
    const key = createHash('sha256')
      .update(JSON.stringify([version, settings]))
      .digest('hex')
      .slice(0, 16)
    const seal: ContainerSeal = { root: found.root, file: found.file, fileHex: found.fileHex, sha256, key }
    this.harvest.seals.push(seal)
    const old = last?.container(this.rootNameOf(found), found.root, seal)
    if (!old)
      return found.format.read === 'jsonl' ? this.readRecords(found, last) : this.readMembers(found, last)
    for (const item of old) if (item.kind === 'copy') this.noteCopy(item, found)
    this.harvest.addUnchanged(old, old.length, found.bytes)
  }

  private async readRecords(found: FoundFile, last: LastRun | null): Promise<void> {
    const origin = originOf(found)
    for await (const piece of readJsonl(found.path, this.rootOf(found).path)) {
      if (piece.line === null) {
        this.harvest.refuse(origin, piece.code)
        continue
      }
      const at = { ...origin, member: piece.line }
      if ('code' in piece) {
        this.harvest.refuse(at, piece.code, `第 ${piece.line + 1} 行：${REFUSALS[piece.code]}`)
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
    for await (const piece of this.host.read({ path, root: this.rootOf(found).path, format, only: null })) {
      if (piece.is === 'refusal') {
        const at = { ...origin, member: piece.member, capturedUrl: piece.url }
        this.harvest.refuse(at, piece.code, piece.name ? `${piece.name}：${REFUSALS[piece.code]}` : undefined)
        continue
      }
      if (piece.is === 'skipped') {
        this.harvest.skip(piece.what)
        continue
      }
      if (piece.is === 'copy') {
        const { member, url: capturedUrl, sha256, size } = piece
        const copy = { ...origin, member, capturedUrl, sha256, bytes: size }
        this.noteCopy(copy, found)
        this.harvest.addCopy(copy)
        continue
      }
      const { bytes, kind, url, contentType, capturedAt, member } = piece
      const at = { ...origin, member, capturedUrl: url }
      await this.setting.pool.room()
      if (this.fault !== null) throw this.fault
      const task: Task = {
        ...this.taskFor(at, found, last),
        from: 'bytes',
        bytes,
        kind,
        url,
        contentType,
        capturedAt,
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
      this.harvest.refuse({ ...at, bytes: answer.bytes || at.bytes }, answer.code)
      return
    }
    if (answer.did === 'nothing') {
      this.takeOver(at, found, last)
      return
    }
    const { sha256, bytes, key, outcomes, ms } = answer
    const origin = { ...at, capturedUrl: answer.capturedUrl ?? at.capturedUrl, sha256, bytes, key }
    this.harvest.addWorked(origin, outcomes, ms)
  }

  private takeOver(at: Origin, found: FoundFile, last: LastRun | null): void {
    const old = last?.takeOver(this.rootNameOf(found), found.root, at) ?? []
    for (const item of old) if (item.kind === 'copy') this.noteCopy(item, found)
    this.harvest.addUnchanged(old, 1, at.bytes)
  }

  private noteCopy(item: DocumentName, found: FoundFile): void {
    this.copies.set(documentKey({ ...item, member: null }), found)
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
