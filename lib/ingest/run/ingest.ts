/**
 * One ingest from paths to store: the lock, the last run, gathering, finishing, ledger and report.
 */
import { availableParallelism } from 'node:os'
import { join, relative, sep } from 'node:path'
import type { SourceSettings } from '../../article.ts'
import { type IngestReport, sweepLeftovers, takeLock, updateLedger, writeReport } from '../../store/index.ts'
import { type ArchiveFolder, archiveOf } from '../read/archive.ts'
import { type Corrections, readCorrections } from '../read/corrections.ts'
import { type Found, openRoots, type Root, walk } from '../read/walk.ts'
import { finish } from './finish.ts'
import { gather } from './gather.ts'
import { compareText, inOrder } from './gathered.ts'
import type { Harvest } from './harvest.ts'
import type { KeptIn } from './kept.ts'
import { type LastRun, openLastRun } from './last-run.ts'
import { type OutletNames, outletNames } from './outlets.ts'
import { Pool } from './pool.ts'
import { Tally } from './report.ts'
import { reportPage } from './report-page.ts'
import { Spool } from './spool.ts'
import { inputsDigest, writeStore } from './store-run.ts'
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
    const corrections = readCorrections(plan.archives.flatMap((archive) => archive?.path ?? []))
    const tally = new Tally(corrections.targets)
    options.onEvent?.({ event: 'phase', phase: 'finish' })
    const changed = store(plan, options, { harvest, corrections, tally, source: { spool, last } })
    updateLedger(options.dataDir, tally.live, tally.merged, options.startedAt)
    const report = tally.report(harvest, {
      startedAt: options.startedAt,
      tookMs: Math.round(performance.now() - begun),
      inputs: options.paths,
      vanished: last?.vanished(harvest.items) ?? 0,
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
    workers: options.workers ?? availableParallelism(),
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
  return { total, bytes, found: kept.length <= KEPT_PATHS ? emptied(kept) : walk(roots) }
}

/** The list from its start; what was handed on is let go of. */
function* emptied(list: (Found | null)[]): Generator<Found> {
  for (const [at, found] of list.entries()) {
    list[at] = null
    if (found) yield found
  }
}

/** Stores what was gathered and counts it; false where the store already holds exactly this. */
function store(
  plan: Plan,
  options: IngestOptions,
  run: { harvest: Harvest; corrections: Corrections; tally: Tally; source: KeptIn },
): boolean {
  const { harvest, corrections, tally, source } = run
  const { version, rootNames, sources } = plan
  const items = harvest.items.sort(inOrder)
  const inputs = inputsDigest(items, { version, corrections: corrections.digest, rootNames, sources })
  const held = source.last?.store
  if (held?.manifest.inputs === inputs) {
    for (const entry of held.entries()) tally.addEntry(entry)
    for (const group of held.groups()) tally.addGroup(group)
    return false
  }
  const finished = finish(items, corrections, source)
  options.onEvent?.({ event: 'phase', phase: 'write' })
  const { dataDir } = options
  const seals = harvest.seals.sort(bySeal)
  writeStore(finished, source, { dataDir, pipeline: version, inputs, rootNames, sources, seals }, tally)
  return true
}

const bySeal = (a: { root: number; file: string }, b: { root: number; file: string }) =>
  a.root - b.root || compareText(a.file, b.file)
