/**
 * One measurement in a process of its own, so that memory and warm-up of one engine do not touch another's.
 *
 * Started by `search.ts` with a job as its argument; answers with one line of JSON.
 */
import { foldArticle } from '../text/index.ts'
import { articlesOf, loadCorpus } from './corpus.ts'
import { type BenchQuery, makeQueries, QUERY_KINDS, type QueryKind } from './queries.ts'
import { type Found, Snippets } from './snippets.ts'
import type { OpenSubject, Subject } from './subject.ts'
import { filesOf, SUBJECTS } from './subjects.ts'

/** What to measure. */
export interface Job {
  readonly action: 'build' | 'serve'
  /** Name of the engine. */
  readonly subject: string
  /** See `loadCorpus`. */
  readonly corpus: string | null
  readonly docs: number
  /** Queries of each kind. */
  readonly queries: number
  /** Folder of the index. */
  readonly dir: string
}

/** What building an index took. */
export interface BuildFigures {
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakMb: number
  /** Making the articles alone, without indexing, which is in the figures above too. */
  readonly corpusMs: number
  /** Bytes of the folded titles and bodies in UTF-8: what an index that keeps no text cannot show or compare. */
  readonly textBytes: number
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

/** Milliseconds at the given share of searches. */
export interface Latency {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** What opening an index and answering took. */
export interface ServeFigures {
  /** From nothing to the first answer, in milliseconds. */
  readonly openMs: number
  /** Resident memory after all searches, in MB, and before opening. */
  readonly rssMb: number
  readonly emptyMb: number
  readonly latency: Readonly<Record<QueryKind, Latency>>
  /** Facets and histogram of the `and` queries, less the search itself; null where the engine has none. */
  readonly counts: Latency | null
  /** Passages of the first ten hits of queries of every kind; null where the engine keeps no text. */
  readonly snippets: Latency | null
  /** Mean hits, to show that engines answered alike. */
  readonly hits: Readonly<Record<QueryKind, number>>
}

const MB = 1e6
const WARM_UP = 60
/** Each query is asked so often and its quickest answer counts, else other work on the machine makes the tails. */
const ROUNDS = 3

const job = JSON.parse(process.argv[2] ?? '{}') as Job
const subject = SUBJECTS.find(({ name }) => name === job.subject)
if (!subject) throw new Error(`no engine called ${job.subject}`)
const corpus = loadCorpus(job.corpus)
process.stdout.write(
  `${JSON.stringify(job.action === 'build' ? await build(subject) : await serve(subject))}\n`,
)

async function build({ build }: Subject): Promise<BuildFigures> {
  const before = performance.now()
  let paragraphs = 0
  for (const article of articlesOf(corpus, job.docs)) paragraphs += article.paragraphs.length
  const corpusMs = paragraphs > 0 ? performance.now() - before : 0
  const cpu = process.cpuUsage()
  const start = performance.now()
  await build(articlesOf(corpus, job.docs), job.dir)
  const wallMs = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const peakMb = (process.resourceUsage().maxRSS * 1024) / MB
  return {
    wallMs,
    cpuMs: (user + system) / 1000,
    peakMb,
    corpusMs,
    textBytes: textBytes(),
    files: filesOf(job.dir),
  }
}

function textBytes(): number {
  let bytes = 0
  for (const { title, paragraphs } of articlesOf(corpus, job.docs)) {
    const folded = foldArticle(title, paragraphs)
    bytes += Buffer.byteLength(folded.title) + Buffer.byteLength(folded.body)
  }
  return bytes
}

async function serve({ open }: Subject): Promise<ServeFigures> {
  const queries = makeQueries(corpus, job.docs, job.queries)
  collectGarbage()
  const emptyMb = process.memoryUsage().rss / MB
  const start = performance.now()
  const opened = await open(job.dir)
  const first = queries.and[0]
  if (first) await opened.search(first)
  const openMs = performance.now() - start
  const latency: Partial<Record<QueryKind, Latency>> = {}
  const hits: Partial<Record<QueryKind, number>> = {}
  for (const kind of QUERY_KINDS) {
    const { times, answers } = await timed(queries[kind], (query) => opened.search(query))
    latency[kind] = shares(times)
    hits[kind] = answers.reduce((sum, ids) => sum + ids.length, 0) / answers.length
  }
  const counts = await countTimes(opened, queries.and)
  collectGarbage()
  const rssMb = process.memoryUsage().rss / MB
  const snippets = opened.keepsText ? await snippetTimes(opened, Object.values(queries).flat()) : null
  await opened.close()
  return { openMs, rssMb, emptyMb, latency, counts, snippets, hits } as ServeFigures
}

async function timed<Query, Answer>(
  queries: readonly Query[],
  ask: (query: Query) => Answer | Promise<Answer>,
) {
  for (const query of queries.slice(0, WARM_UP)) await ask(query)
  const times = queries.map(() => Number.POSITIVE_INFINITY)
  const answers: Answer[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const [n, query] of queries.entries()) {
      const start = performance.now()
      const answer = await ask(query)
      times[n] = Math.min(times[n] ?? 0, performance.now() - start)
      if (round === 0) answers.push(answer)
    }
  }
  return { times, answers }
}

/** What facets and histogram add to the search that they are counted from. */
async function countTimes(
  { count, search }: OpenSubject,
  queries: readonly BenchQuery[],
): Promise<Latency | null> {
  if (!count) return null
  const plain = await timed(queries, search)
  const counted = await timed(queries, count)
  return shares(counted.times.map((time, n) => Math.max(time - (plain.times[n] ?? 0), 0)))
}

async function snippetTimes({ search }: OpenSubject, queries: readonly BenchQuery[]): Promise<Latency> {
  const found: Found[] = []
  for (const query of queries) found.push({ query, ids: await search(query) })
  const snippets = new Snippets(found, articlesOf(corpus, job.docs), job.dir)
  try {
    return shares((await timed(found, (one) => snippets.of(one))).times)
  } finally {
    snippets.close()
  }
}

function shares(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

function collectGarbage(): void {
  const { gc } = globalThis as { gc?: () => void }
  gc?.()
}
