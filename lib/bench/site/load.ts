/**
 * The server under load: memory over many requests, minutes at a steady rate, and four times that rate with recovery.
 *
 * Requests are sent by the clock, whether earlier ones are answered or not, as readers do.
 */
import { type SiteRow, share } from './rows.ts'
import type { BenchServer } from './server.ts'
import { type Visit, Visitor } from './visitor.ts'
import type { Visits } from './visits.ts'

export interface LoadOptions {
  /** Minutes at the steady rate; null to leave steady load and overload out. */
  readonly minutes: number | null
  /** Requests in all, steady and overload included, over which memory must stay flat; null to leave that out. */
  readonly requests: number | null
}

const RATE = 50
const OVERLOAD = 4
const OVERLOAD_SECONDS = 30
const TICK_MS = 20
/** Answers that prove what right is are taken before the load, of so many addresses of each kind. */
const KNOWN = 60

/** An address with something that every right answer to it holds. */
interface Known {
  readonly path: string
  readonly proof: string
}

interface Outcome {
  sent: number
  right: number
  refused: number
  wrong: number
  /** What the wrong ones were, and how often. */
  readonly faults: Map<string, number>
  readonly times: number[]
}

/** Rows on memory, steady load, overload and recovery. */
export async function measureLoad(
  server: BenchServer,
  visits: Visits,
  { minutes, requests }: LoadOptions,
): Promise<SiteRow[]> {
  const known = await knownAnswers(server.port, visits)
  const afterLoad = server.memoryMb()
  const memory = [afterLoad]
  const watch = setInterval(() => memory.push(server.memoryMb()), 2000)
  try {
    const load = minutes === null ? { rows: [], sent: 0 } : await loadRows(server.port, known, minutes)
    if (requests === null) return load.rows
    const sent = load.sent + (await inTurn(server.port, known, requests - load.sent))
    return [
      { name: 'memory after loading and the first requests', value: afterLoad, unit: 'MB', goal: 350 },
      ...memoryRows(memory, sent),
      ...load.rows,
    ]
  } finally {
    clearInterval(watch)
  }
}

async function loadRows(
  port: number,
  known: readonly Known[],
  minutes: number,
): Promise<{ readonly rows: SiteRow[]; readonly sent: number }> {
  const steady = await run(port, known, RATE, minutes * 60)
  const overload = await run(port, known, RATE * OVERLOAD, OVERLOAD_SECONDS)
  const recoveredMs = await recovery(port, known)
  const rows: SiteRow[] = [
    ...steadyRows(steady, minutes),
    ...overloadRows(overload),
    { name: 'answers as before after', value: recoveredMs / 1000, unit: 's', goal: 10 },
  ]
  return { rows, sent: steady.sent + overload.sent }
}

/** Flat is: what the last fifth needs at most is hardly more than what the second fifth did. */
function memoryRows(samples: readonly number[], sent: number): SiteRow[] {
  const fifth = Math.max(1, Math.floor(samples.length / 5))
  const early = Math.max(...samples.slice(fifth, fifth * 2), samples[0] ?? 0)
  const late = Math.max(...samples.slice(-fifth))
  return [
    { name: 'memory under load, at its highest', value: Math.max(...samples), unit: 'MB', goal: 350 },
    {
      name: `memory over ${sent} requests: last fifth beside the second`,
      value: late / early,
      unit: '×',
      goal: 1.1,
      note: `${early.toFixed(0)} MB, then ${late.toFixed(0)}`,
    },
  ]
}

function steadyRows(steady: Outcome, minutes: number): SiteRow[] {
  const wrong = steady.wrong + steady.refused
  return [
    {
      name: `${minutes} minutes at ${RATE} a second: errors`,
      value: wrong,
      unit: '',
      goal: 0,
      note:
        `of ${steady.sent}, ${steady.refused} of them 503; p50 ${share(steady.times, 0.5).toFixed(0)} ms, ` +
        `p99 ${share(steady.times, 0.99).toFixed(0)} ms${faultsOf(steady)}`,
    },
  ]
}

function overloadRows(overload: Outcome): SiteRow[] {
  return [
    {
      name: `${OVERLOAD_SECONDS} seconds at ${RATE * OVERLOAD} a second: neither right nor 503`,
      value: overload.wrong,
      unit: '',
      goal: 0,
      note: `of ${overload.sent}: ${overload.right} right, ${overload.refused} told 503${faultsOf(overload)}`,
    },
  ]
}

function faultsOf({ faults }: Outcome): string {
  return [...faults].map(([fault, times]) => `, ${times} ${fault}`).join('')
}

/** Asks for each address once while nothing else is asked, and keeps what identifies the answer. */
async function knownAnswers(port: number, visits: Visits): Promise<Known[]> {
  const visitor = new Visitor(port)
  const mix = Array.from({ length: KNOWN }, (_, n) => [
    // What readers ask for: of ten requests three are searches, three articles, two suggestions.
    ...[visits.search[n * 3], visits.search[n * 3 + 1], visits.search[n * 3 + 2]],
    ...[visits.articles[n * 3], visits.articles[n * 3 + 1], visits.articles[n * 3 + 2]],
    ...[visits.suggest[n * 2], visits.suggest[n * 2 + 1]],
    ...[visits.api[n * 5], ['/', '/sources', '/browse', '/help', '/about'][n % 5]],
  ]).flat()
  const known: Known[] = []
  for (const path of mix) {
    if (path === undefined) continue
    const { status, body } = await visitor.visit(path)
    if (status !== 200) throw new Error(`${path} was answered ${status}`)
    known.push({ path, proof: proofOf(path, body) })
  }
  visitor.close()
  return known
}

/** The first hit and the number of hits, the suggestions as they are, or the headline. */
function proofOf(path: string, body: string): string {
  if (path.startsWith('/api/search')) return /"total":\d+,"groups":\d+/.exec(body)?.[0] ?? body
  if (path.startsWith('/api/')) return body
  if (path.startsWith('/search')) return /id="hit-[^"]+"/.exec(body)?.[0] ?? '</h1>'
  return /<h1[^>]*>.*?<\/h1>/s.exec(body)?.[0] ?? '</main>'
}

async function run(port: number, known: readonly Known[], rate: number, seconds: number): Promise<Outcome> {
  const visitor = new Visitor(port, Number.POSITIVE_INFINITY)
  const outcome: Outcome = { sent: 0, right: 0, refused: 0, wrong: 0, faults: new Map(), times: [] }
  const open = new Set<Promise<void>>()
  const start = performance.now()
  for (let elapsed = 0; elapsed < seconds * 1000; elapsed = performance.now() - start) {
    const due = Math.floor((elapsed / 1000) * rate)
    for (; outcome.sent < due; outcome.sent++) {
      const one = known[outcome.sent % known.length]
      if (!one) continue
      const asked = visitor.visit(one.path).then((visit) => record(outcome, one, visit))
      open.add(asked)
      asked.then(() => open.delete(asked))
    }
    await new Promise((done) => setTimeout(done, TICK_MS))
  }
  await Promise.all(open)
  visitor.close()
  return outcome
}

function record(outcome: Outcome, { proof }: Known, { status, body, ms, error }: Visit): void {
  outcome.times.push(ms)
  if (status === 200 && body.includes(proof)) outcome.right++
  else if (status === 503) outcome.refused++
  else {
    outcome.wrong++
    const fault = status === 0 ? error : status === 200 ? 'another body' : String(status)
    outcome.faults.set(fault, (outcome.faults.get(fault) ?? 0) + 1)
  }
}

/** Milliseconds until ten requests in a row are right again. */
async function recovery(port: number, known: readonly Known[]): Promise<number> {
  const visitor = new Visitor(port)
  const start = performance.now()
  let inARow = 0
  let recovered = start
  for (let n = 0; inARow < 10 && performance.now() - start < 60_000; n++) {
    const one = known[n % known.length]
    if (!one) break
    const { status, body } = await visitor.visit(one.path)
    if (status === 200 && body.includes(one.proof)) inARow++
    else {
      inARow = 0
      recovered = performance.now()
    }
  }
  visitor.close()
  return inARow === 10 ? recovered - start : Number.POSITIVE_INFINITY
}

/** Visits one after another on a few connections, to see memory over many requests. */
async function inTurn(port: number, known: readonly Known[], count: number): Promise<number> {
  const visitor = new Visitor(port, 4)
  let sent = 0
  const worker = async () => {
    while (sent < count) await visitor.visit(known[sent++ % known.length]?.path ?? '/')
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  visitor.close()
  return sent
}
