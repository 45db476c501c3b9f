/**
 * Asks an archive every hostile search and says what each took. A process of its own, started by `run.ts`; answers with
 * one line of JSON.
 *
 * The way is the reader's, whole: parse, plan, match, rank, passages, facets, histogram, near matches, offers and ways
 * out. Started with a heap so large that nothing is collected while a search runs, it says what each allocated, garbage
 * included, which is never less than what it held; started plainly, it says how far the process grew over all of them.
 */
import { PerformanceObserver } from 'node:perf_hooks'
import { EMPTY_SEARCH, openSearch } from '../../search/index.ts'
import { openStore } from '../../store/index.ts'
import { hostileQueries, type Sample } from './queries.ts'

/** What one search took. */
export interface HostileFigure {
  readonly family: string
  readonly q: string
  /** Processor milliseconds: the quickest of some, and the first. */
  readonly cpuMs: number
  readonly firstMs: number
  readonly allocatedMb: number
  readonly total: number
}

/** What all of them took. */
export interface HostileFigures {
  readonly searches: readonly HostileFigure[]
  /** Greatest resident memory less that before the first search, with everything opened. */
  readonly grownMb: number
}

const { gc } = globalThis as { gc?: () => void }
const MB = 1e6
/** The quickest counts, else other work on the machine is measured. Growth alone needs one round. */
const ROUNDS = gc ? 3 : 1
/** Characters of a query that are told. */
const SHOWN = 100
/** Articles whose text the searches are made of. */
const SAMPLED = 400

const dataDir = process.argv[2] ?? ''
/** Says whether anything was collected during a search, which would make what it allocated unknown. */
const collections = new PerformanceObserver(() => {})
collections.observe({ entryTypes: ['gc'] })
const search = await openSearch(dataDir)
const searches: HostileFigure[] = []
const queries = hostileQueries(sampleOf(dataDir))
gc?.()
const openedMb = process.memoryUsage().rss / MB
for (const { family, params } of queries) {
  const rounds: { cpuMs: number; allocatedMb: number; total: number }[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await ask(params))
  const quickest = rounds.reduce((best, one) => (one.cpuMs < best.cpuMs ? one : best))
  searches.push({ family, q: params.q.slice(0, SHOWN), firstMs: rounds[0]?.cpuMs ?? 0, ...quickest })
}
await search.close()
const grownMb = (process.resourceUsage().maxRSS * 1024) / MB - openedMb
process.stdout.write(`${JSON.stringify({ searches, grownMb } satisfies HostileFigures)}\n`)

async function ask(params: Parameters<typeof search.search>[0]) {
  // What was found out for the same search before must not help.
  await search.count(EMPTY_SEARCH)
  gc?.()
  collections.takeRecords()
  const before = process.memoryUsage()
  const cpu = process.cpuUsage()
  const { total } = await search.search(params, { approximate: true, group: true })
  const { user, system } = process.cpuUsage(cpu)
  const after = process.memoryUsage()
  const allocated = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
  const collected = collections.takeRecords().length > 0
  return { cpuMs: (user + system) / 1000, allocatedMb: collected ? Number.MAX_VALUE : allocated / MB, total }
}

function sampleOf(dataDir: string): Sample {
  const store = openStore(dataDir)
  try {
    const ids: string[] = []
    for (const { status, id } of store.entries()) if (status === 'ok' && id !== null) ids.push(id)
    const step = Math.max(1, Math.floor(ids.length / SAMPLED))
    const articles = ids.filter((_, n) => n % step === 0).flatMap((id) => store.article(id) ?? [])
    const sources = new Set(articles.flatMap(({ source }) => source ?? []))
    return {
      text: articles.map(({ paragraphs }) => paragraphs.join('\n')).join('\n'),
      sources: [...sources].sort(),
    }
  } finally {
    store.close()
  }
}
