/**
 * Measures the site as it is served: waiting, processor time beside an empty page of the same build, what a browser
 * sees, light pages beside slow searches, memory, and load. One build, one table with the goals.
 */

import { measureBeside } from './site/beside.ts'
import { measureInBrowser } from './site/browser.ts'
import { bareScriptBytes, buildCopy, removeCopy } from './site/copy.ts'
import { benchData, type DataOptions } from './site/data.ts'
import { measureLoad } from './site/load.ts'
import { type SiteRow, tableOf } from './site/rows.ts'
import { type BenchServer, startBenchServer } from './site/server.ts'
import { measureSpeed } from './site/speed.ts'
import { type Visits, visitsOf } from './site/visits.ts'

/** What can be measured by itself. */
export const SITE_PARTS = ['page', 'browser', 'beside', 'memory', 'load'] as const
export type SitePart = (typeof SITE_PARTS)[number]

export interface SiteBenchOptions extends DataOptions {
  /** Minutes at the steady rate. */
  readonly minutes: number
  /** Requests over which memory must stay flat. */
  readonly requests: number
  /** Nothing else is measured. */
  readonly parts: readonly SitePart[]
}

/** What every part measures on. */
interface Subject {
  /** Built copy of the site. */
  readonly root: string
  readonly dataDir: string
  readonly visits: Visits
}

/** Runs the parts asked for and prints one table. Everything it made is taken away again. */
export async function runSiteBench(options: SiteBenchOptions): Promise<readonly SiteRow[]> {
  say('making the archive')
  const data = benchData(options)
  try {
    say('building the site with an empty page beside it')
    const subject = { root: buildCopy(), dataDir: data.dir, visits: visitsOf(data.dir) }
    const rows: SiteRow[] = []
    for (const { says, run } of runsOf(options)) {
      say(says)
      rows.push(...(await run(subject)))
    }
    process.stdout.write(`${tableOf(rows)}\n`)
    return rows
  } finally {
    removeCopy()
    data.remove()
  }
}

interface Run {
  readonly says: string
  readonly run: (subject: Subject) => Promise<SiteRow[]>
}

/** Each on a server of its own, so that memory and warmth are those of the part alone. */
function runsOf({ parts, minutes, requests }: SiteBenchOptions): Run[] {
  const runs: Run[] = []
  const add = (says: string, measure: (server: BenchServer, visits: Visits) => Promise<SiteRow[]>) =>
    runs.push({ says, run: (subject) => withServer(subject, measure) })
  if (parts.includes('page')) add('speed', measureSpeed)
  if (parts.includes('browser'))
    add('in a browser', (server, visits) => measureInBrowser(server.port, visits, bareScriptBytes()))
  if (parts.includes('beside')) add('light pages beside slow searches', measureBeside)
  const load = parts.includes('load') ? minutes : null
  const memory = parts.includes('memory') ? requests : null
  if (load !== null || memory !== null)
    add(`load for ${load ?? 0} minutes, memory over ${memory ?? 0} requests`, (server, visits) =>
      measureLoad(server, visits, { minutes: load, requests: memory }),
    )
  return runs
}

async function withServer(
  { root, dataDir, visits }: Subject,
  measure: (server: BenchServer, visits: Visits) => Promise<SiteRow[]>,
): Promise<SiteRow[]> {
  const server = await startBenchServer(root, dataDir)
  try {
    return await measure(server, visits)
  } finally {
    await server.stop()
  }
}

function say(what: string): void {
  process.stderr.write(`${what}\n`)
}
