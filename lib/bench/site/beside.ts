/**
 * Light pages beside a stream of the slowest searches that are permitted: what one reader does must not make others wait.
 */
import { type SiteRow, share } from './rows.ts'
import type { BenchServer } from './server.ts'
import { Visitor } from './visitor.ts'
import type { Visits } from './visits.ts'

/** Searches of the stream: the slowest of those tried. */
const SLOWEST = 4
const SECONDS = 20
/** Light visits before the first that counts, as the server's other parts are measured. */
const WARM_UP = 300
/** Time between two light visits. */
const PAUSE_MS = 30

/** Rows on light pages alone and beside slow searches. */
export async function measureBeside(server: BenchServer, visits: Visits): Promise<SiteRow[]> {
  await warmUp(server.port, visits.light)
  const alone = await lightTimes(server.port, visits.light)
  const rows: SiteRow[] = [
    { name: 'light pages alone, p50', value: share(alone, 0.5), unit: 'ms', goal: null },
    { name: 'light pages alone, p99', value: share(alone, 0.99), unit: 'ms', goal: null },
  ]
  for (const path of ['/api/search', '/search']) {
    const slow = await slowestOf(
      server,
      visits.slow.map((query) => `${path}?${query}`),
    )
    const stream = startStream(server.port, slow.paths)
    const beside = await lightTimes(server.port, visits.light)
    const streamed = await stream()
    rows.push({
      name: `light pages beside a stream of the slowest ${path}, p99`,
      value: share(beside, 0.99),
      unit: 'ms',
      goal: 20,
      note:
        `${(share(beside, 0.99) / share(alone, 0.99)).toFixed(1)}× alone; p50 ${share(beside, 0.5).toFixed(1)} ms; ` +
        `${streamed} slow answers of ${slow.cpuMs.toFixed(0)} ms of CPU each`,
    })
  }
  return rows
}

async function warmUp(port: number, paths: readonly string[]): Promise<void> {
  const visitor = new Visitor(port)
  for (let n = 0; n < WARM_UP; n++) await visitor.visit(paths[n % paths.length] ?? '/')
  visitor.close()
}

async function slowestOf(server: BenchServer, paths: readonly string[]) {
  const visitor = new Visitor(server.port)
  const costs: { path: string; cpuMs: number }[] = []
  for (const path of paths) {
    await visitor.visit(path)
    const before = server.cpuMs()
    const times = 3
    for (let n = 0; n < times; n++) {
      const { status } = await visitor.visit(path)
      if (status !== 200) throw new Error(`${path} was answered ${status}`)
    }
    costs.push({ path, cpuMs: (server.cpuMs() - before) / times })
  }
  visitor.close()
  const slowest = costs.sort((a, b) => b.cpuMs - a.cpuMs).slice(0, SLOWEST)
  return {
    paths: slowest.map(({ path }) => path),
    cpuMs: slowest.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / slowest.length,
  }
}

/** One client that asks without pause until told to stop; then says how many answers it had. */
function startStream(port: number, paths: readonly string[]): () => Promise<number> {
  const visitor = new Visitor(port)
  let stopped = false
  const done = (async () => {
    let answers = 0
    while (!stopped) {
      await visitor.visit(paths[answers % paths.length] ?? '/')
      answers++
    }
    visitor.close()
    return answers
  })()
  return () => {
    stopped = true
    return done
  }
}

async function lightTimes(port: number, paths: readonly string[]): Promise<number[]> {
  const visitor = new Visitor(port)
  const times: number[] = []
  const end = performance.now() + SECONDS * 1000
  for (let n = 0; performance.now() < end; n++) {
    const { status, ms } = await visitor.visit(paths[n % paths.length] ?? '/')
    if (status !== 200) throw new Error(`${paths[n % paths.length]} was answered ${status}`)
    times.push(ms)
    await new Promise((done) => setTimeout(done, PAUSE_MS))
  }
  visitor.close()
  return times
}
