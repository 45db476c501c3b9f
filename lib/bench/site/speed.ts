/**
 * How long one reader waits for the search page, and what a request costs beside an empty one of the same build.
 */
import { EMPTY_HANDLER, EMPTY_PAGE } from './copy.ts'
import { type SiteRow, share } from './rows.ts'
import type { BenchServer } from './server.ts'
import { Visitor } from './visitor.ts'
import type { Visits } from './visits.ts'

/** Visits of each kind before the first that counts: the compiler is then done with most of what they run. */
const WARM_UP = 400
/** Rounds are taken in turn, so that a busy moment of the machine falls on all kinds alike. */
const ROUNDS = 12
const VISITS_A_ROUND = 40

/** Rows on waiting and on processor time. */
export async function measureSpeed(server: BenchServer, visits: Visits): Promise<SiteRow[]> {
  const visitor = new Visitor(server.port)
  try {
    for (const path of takeFrom(visits.search, 0, WARM_UP)) await visited(visitor, path)
    for (const path of takeFrom(visits.api, 0, WARM_UP)) await visited(visitor, path)
    for (const path of [EMPTY_PAGE, EMPTY_HANDLER])
      for (let n = 0; n < WARM_UP; n++) await visited(visitor, path)
    const kinds = {
      emptyPage: { paths: [EMPTY_PAGE], cpuMs: 0, times: [] as number[] },
      search: { paths: visits.search, cpuMs: 0, times: [] as number[] },
      emptyHandler: { paths: [EMPTY_HANDLER], cpuMs: 0, times: [] as number[] },
      api: { paths: visits.api, cpuMs: 0, times: [] as number[] },
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of Object.values(kinds)) {
        const before = server.cpuMs()
        // No query comes twice: an answer that is remembered costs nothing.
        for (const path of takeFrom(kind.paths, WARM_UP + round * VISITS_A_ROUND, VISITS_A_ROUND))
          kind.times.push(await visited(visitor, path))
        kind.cpuMs += server.cpuMs() - before
      }
    }
    const { emptyPage, search, emptyHandler, api } = kinds
    const perVisit = ({ cpuMs, times }: { cpuMs: number; times: readonly number[] }) => cpuMs / times.length
    const beside = (kind: typeof search, empty: typeof search) =>
      `${perVisit(kind).toFixed(1)} ms of CPU beside ${perVisit(empty).toFixed(1)}; quickest tenths ${share(kind.times, 0.1).toFixed(1)} and ${share(empty.times, 0.1).toFixed(1)} ms`
    const ms = 'ms'
    return [
      { name: 'search page, one client, p50', value: share(search.times, 0.5), unit: ms, goal: 25 },
      { name: 'search page, one client, p99', value: share(search.times, 0.99), unit: ms, goal: 120 },
      { name: '/api/search, one client, p50', value: share(api.times, 0.5), unit: ms, goal: null },
      {
        name: 'search page, CPU beside an empty page',
        value: search.cpuMs / emptyPage.cpuMs,
        unit: '×',
        goal: 3,
        note: beside(search, emptyPage),
      },
      {
        name: '/api/search, CPU beside an empty handler',
        value: api.cpuMs / emptyHandler.cpuMs,
        unit: '×',
        goal: 3,
        note: beside(api, emptyHandler),
      },
    ]
  } finally {
    visitor.close()
  }
}

async function visited(visitor: Visitor, path: string): Promise<number> {
  const { status, ms } = await visitor.visit(path)
  if (status !== 200) throw new Error(`${path} was answered ${status}`)
  return ms
}

function takeFrom(paths: readonly string[], start: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => paths[(start + n) % paths.length] ?? '')
}
