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

/** One kind of request: where it goes, and what its visits took. */
interface Kind {
  readonly paths: readonly string[]
  cpuMs: number
  readonly times: number[]
}

type Kinds = Readonly<Record<'emptyPage' | 'search' | 'emptyHandler' | 'api', Kind>>

/** Rows on waiting and on processor time. */
export async function measureSpeed(server: BenchServer, visits: Visits): Promise<SiteRow[]> {
  const kindOf = (paths: readonly string[]): Kind => ({ paths, cpuMs: 0, times: [] })
  const kinds: Kinds = {
    emptyPage: kindOf([EMPTY_PAGE]),
    search: kindOf(visits.search),
    emptyHandler: kindOf([EMPTY_HANDLER]),
    api: kindOf(visits.api),
  }
  const visitor = new Visitor(server.port)
  try {
    for (const { paths } of Object.values(kinds))
      for (const path of takeFrom(paths, 0, WARM_UP)) await visited(visitor, path)
    for (let round = 0; round < ROUNDS; round++)
      for (const kind of Object.values(kinds)) await visitInTurn(kind, round, server, visitor)
    return rowsOf(kinds)
  } finally {
    visitor.close()
  }
}

/** No query comes twice: an answer that is remembered costs nothing. */
async function visitInTurn(kind: Kind, round: number, server: BenchServer, visitor: Visitor): Promise<void> {
  const before = server.cpuMs()
  for (const path of takeFrom(kind.paths, WARM_UP + round * VISITS_A_ROUND, VISITS_A_ROUND))
    kind.times.push(await visited(visitor, path))
  kind.cpuMs += server.cpuMs() - before
}

function rowsOf({ emptyPage, search, emptyHandler, api }: Kinds): SiteRow[] {
  const waiting = (name: string, kind: Kind, part: number, goal: number | null): SiteRow => ({
    name,
    value: share(kind.times, part),
    unit: 'ms',
    goal,
  })
  return [
    waiting('search page, one client, p50', search, 0.5, 25),
    waiting('search page, one client, p99', search, 0.99, 120),
    waiting('/api/search, one client, p50', api, 0.5, null),
    costRow('search page, CPU beside an empty page', search, emptyPage),
    costRow('/api/search, CPU beside an empty handler', api, emptyHandler),
  ]
}

function costRow(name: string, kind: Kind, empty: Kind): SiteRow {
  const perVisit = ({ cpuMs, times }: Kind) => (cpuMs / times.length).toFixed(1)
  const quickest = ({ times }: Kind) => share(times, 0.1).toFixed(1)
  return {
    name,
    value: kind.cpuMs / empty.cpuMs,
    unit: '×',
    goal: 3,
    note: `${perVisit(kind)} ms of CPU beside ${perVisit(empty)}; quickest tenths ${quickest(kind)} and ${quickest(empty)} ms`,
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
