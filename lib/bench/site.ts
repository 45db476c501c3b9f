/**
 * Measures the site as it is served: waiting, processor time beside an empty page of the same build, what a browser
 * sees, light pages beside slow searches, memory, and load. One run, one server, one table with the goals.
 */

import { measureBeside } from './site/beside.ts'
import { measureInBrowser } from './site/browser.ts'
import { bareScriptBytes, buildCopy, removeCopy } from './site/copy.ts'
import { benchData, type DataOptions } from './site/data.ts'
import { measureLoad } from './site/load.ts'
import { type SiteRow, tableOf } from './site/rows.ts'
import { startBenchServer } from './site/server.ts'
import { measureSpeed } from './site/speed.ts'
import { visitsOf } from './site/visits.ts'

export interface SiteBenchOptions extends DataOptions {
  /** Minutes at the steady rate. */
  readonly minutes: number
  /** Requests over which memory must stay flat. */
  readonly requests: number
}

/** Runs the benchmark and prints its table. Everything it made is taken away again. */
export async function runSiteBench(options: SiteBenchOptions): Promise<readonly SiteRow[]> {
  say('making the archive')
  const data = benchData(options)
  try {
    say('building the site with an empty page beside it, and a bare page')
    const root = buildCopy()
    const bareBytes = bareScriptBytes()
    const visits = visitsOf(data.dir)
    const server = await startBenchServer(root, data.dir)
    try {
      say('speed')
      const speed = await measureSpeed(server, visits)
      say('in a browser')
      const browser = await measureInBrowser(server.port, visits, bareBytes)
      say('light pages beside slow searches')
      const beside = await measureBeside(server, visits)
      await server.stop()
      const rows = [...speed, ...browser, ...beside, ...(await loadRows(root, data.dir, visits, options))]
      process.stdout.write(`${tableOf(rows)}\n`)
      return rows
    } finally {
      await server.stop()
    }
  } finally {
    removeCopy()
    data.remove()
  }
}

/** On a server of its own, so that memory is that of this load alone. */
async function loadRows(
  root: string,
  dataDir: string,
  visits: ReturnType<typeof visitsOf>,
  options: SiteBenchOptions,
): Promise<SiteRow[]> {
  say(`memory and load, ${options.minutes} minutes and more`)
  const server = await startBenchServer(root, dataDir)
  try {
    return await measureLoad(server, visits, options)
  } finally {
    await server.stop()
  }
}

function say(what: string): void {
  process.stderr.write(`${what}\n`)
}
