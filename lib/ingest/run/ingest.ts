/**
 * One ingest from paths to store: the lock, the last run, gathering, finishing, ledger and report.
 */
import { availableParallelism } from 'node:os'
import { join, relative, sep } from 'node:path'
import type { SourceSettings } from '../../article.ts'
import {
  asUnwritable,
  type IngestReport,
  sweepLeftovers,
  takeLock,
  updateLedger,
  writeReport,
} from '../../store/index.ts'
import { type ArchiveFolder, archiveOf } from '../read/archive.ts'
import { readCorrections } from '../read/corrections.ts'
import { type Found, openRoots, type Root, walk } from '../read/walk.ts'
import { type Finished, finish, inputsDigest, writeStore } from './finish.ts'
import { gather, type Harvest } from './gather.ts'
import { compareText, inOrder } from './gathered.ts'
import { type LastRun, openLastRun } from './last-run.ts'
import { type OutletNames, outletNames } from './outlets.ts'
import { Pool } from './pool.ts'
import { reportOf } from './report.ts'
import { reportPage } from './report-page.ts'
import { Spool } from './spool.ts'
import { pipelineVersion } from './version.ts'

/** What a run tells while it works. `total` is how many files there are. */
export type IngestEvent =
  | { readonly event: 'note'; readonly text: string }
  | { readonly event: 'start'; readonly total: number; readonly bytes: number }
  | { readonly event: 'progress'; readonly files: number; readonly documents: number; readonly bytes: number }
  | { readonly event: 'phase'; readonly phase: 'finish' | 'write' }

/** What to ingest and where to. */
export interface IngestOptions {
  readonly paths: readonly string[]
  readonly dataDir: string
  /** ISO moment of the run: kept in ledger and report, never in the store. */
  readonly startedAt: string
  /** Worker threads; all cores by default, 0 for none (see {@link Pool}). */
  readonly workers?: number
  readonly onEvent?: (event: IngestEvent) => void
}

/** What an ingest ended with. */
export interface IngestResult {
  readonly report: IngestReport
  /** False where the store already held exactly this. */
  readonly changed: boolean
}

/**
 * Ingests paths into the store of a data folder.
 *
 * @throws ArchiveError where the work cannot be done: missing paths, broken settings, a busy or unwritable data folder.
 */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
  const begun = performance.now()
  const plan = planOf(options.paths, options.dataDir)
  const lock = await takeLock(options.dataDir, 'ingest')
  let last: LastRun | null = null
  let spool: Spool | null = null
  try {
    sweepLeftovers(options.dataDir)
    const opened = openLastRun(options.dataDir)
    last = opened.last
    if (opened.damage)
      options.onEvent?.({
        event: 'note',
        text: `the last store is damaged and is made anew: ${opened.damage}`,
      })
    spool = new Spool(join(options.dataDir, 'work'))
    const harvest = await harvestOf(plan, options, last, spool)
    const items = [...harvest.items].sort(inOrder)
    const corrections = readCorrections(plan.archives.flatMap((archive) => archive?.path ?? []))
    const { version, rootNames, sources } = plan
    const inputs = inputsDigest(items, { version, corrections: corrections.digest, rootNames, sources })
    const source = { spool, last }
    options.onEvent?.({ event: 'phase', phase: 'finish' })
    const finished = unchanged(last, inputs) ?? (await finish(items, corrections, source))
    const changed = last?.store.manifest.inputs !== inputs
    if (changed) {
      options.onEvent?.({ event: 'phase', phase: 'write' })
      const { seals } = harvest
      const target = {
        dataDir: options.dataDir,
        pipeline: version,
        inputs,
        rootNames,
        sources,
        seals: [...seals].sort(bySeal),
      }
      writeStore(finished, source, target)
    }
    keepLedger(options, finished)
    const report = reportOf(finished, harvest, {
      startedAt: options.startedAt,
      tookMs: Math.round(performance.now() - begun),
      inputs: options.paths,
      vanished: vanishedSince(last, finished),
      unusedCorrections: corrections.unused(
        new Set(finished.entries.flatMap((entry) => [entry.id ?? '', entry.file])),
      ),
    })
    writeReport(options.dataDir, report, reportPage(report))
    return { report, changed }
  } finally {
    spool?.remove()
    last?.close()
    lock.release()
  }
}

/** What is known before anything is read. */
export interface Plan {
  readonly roots: readonly Root[]
  readonly archives: readonly (ArchiveFolder | null)[]
  readonly rootNames: readonly string[]
  readonly sources: readonly SourceSettings[]
  readonly outlets: OutletNames
  readonly version: string
}

/** Looks at paths and settings, reading no document. Throws ArchiveError for what is missing or broken. */
export function planOf(paths: readonly string[], dataDir: string): Plan {
  const roots = openRoots(paths)
  const archives = roots.map(archiveOf)
  const byId = new Map(archives.flatMap((archive) => [...(archive?.sources ?? [])]))
  const sources = [...byId.values()].sort((a, b) => compareText(a.id, b.id))
  const outlets = outletNames(sources)
  return {
    roots,
    archives,
    rootNames: roots.map((root) => relative(dataDir, root.path).split(sep).join('/') || '.'),
    sources,
    outlets,
    version: pipelineVersion(outlets),
  }
}

/** Gathers what a plan names, with a pool of its own. */
export async function harvestOf(
  plan: Plan,
  options: Pick<IngestOptions, 'workers' | 'onEvent'>,
  last: LastRun | null,
  spool: Spool,
): Promise<Harvest> {
  const { total, bytes, found } = measure(plan.roots)
  options.onEvent?.({ event: 'start', total, bytes })
  const pool = new Pool({
    workers: workersFor(total, options.workers),
    setting: { version: plan.version, outlets: plan.outlets },
  })
  try {
    const onProgress = (step: { files: number; documents: number; bytes: number }) =>
      options.onEvent?.({ event: 'progress', ...step })
    return await gather({ ...plan, found, pool, spool, last, onProgress })
  } finally {
    await pool.close()
  }
}

/** Paths kept from the first walk to the work, so that folders are listed once; larger archives are walked twice. */
const KEPT_PATHS = 200_000

/** Files and bytes to come, for the progress bar, and what the walk came upon. */
function measure(roots: readonly Root[]): { total: number; bytes: number; found: Iterable<Found> } {
  let total = 0
  let bytes = 0
  const kept: Found[] = []
  for (const one of walk(roots)) {
    if (kept.length <= KEPT_PATHS) kept.push(one)
    if (one.found !== 'file') continue
    total += 1
    bytes += one.bytes
  }
  return { total, bytes, found: kept.length <= KEPT_PATHS ? kept : walk(roots) }
}

/** A worker pays for its start after some thirty documents. */
const FILES_A_WORKER = 30

function workersFor(files: number, wanted: number | undefined): number {
  if (wanted === 0) return 0
  return Math.max(1, Math.min(wanted ?? availableParallelism(), Math.ceil(files / FILES_A_WORKER)))
}

/** What the store already holds, where nothing that went in has changed. */
function unchanged(last: LastRun | null, inputs: string): Finished | null {
  return last && last.store.manifest.inputs === inputs ? last.finished() : null
}

function keepLedger(options: IngestOptions, finished: Finished): void {
  const live = finished.entries
    .filter((entry) => entry.status === 'ok')
    .map((entry) => ({ id: entry.id ?? '', file: entry.file, sha256: entry.sha256 ?? '' }))
  const merged = new Map(
    finished.entries.flatMap((entry) =>
      entry.status === 'duplicate' && entry.id && entry.duplicateOf
        ? [[entry.id, entry.duplicateOf] as const]
        : [],
    ),
  )
  try {
    updateLedger(options.dataDir, live, merged, options.startedAt)
  } catch (error) {
    throw asUnwritable(error, options.dataDir)
  }
}

function vanishedSince(last: LastRun | null, finished: Finished): number {
  if (!last) return 0
  const now = new Set(finished.entries.map((entry) => `${entry.file}\u0000${entry.fileHex ?? ''}`))
  const gone = new Set<string>()
  for (const entry of last.store.entries()) {
    const key = `${entry.file}\u0000${entry.fileHex ?? ''}`
    if (!now.has(key)) gone.add(key)
  }
  return gone.size
}

const bySeal = (a: { root: number; file: string }, b: { root: number; file: string }) =>
  a.root - b.root || compareText(a.file, b.file)
