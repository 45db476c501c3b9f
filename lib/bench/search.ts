/**
 * Measures search beside vanilla MiniSearch and SQLite FTS5, on the same articles, terms and queries, in one run.
 *
 * Each measurement is a process of its own, one after another, with nothing beside it.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installAnchors } from './install-anchors.ts'
import type { BuildFigures, Job, Latency, ServeFigures } from './measure-search.ts'
import { QUERY_KINDS } from './queries.ts'

/** What to measure, and on what. */
export interface SearchBenchOptions {
  /** JSONL or JSONL.gz of articles; null for an invented corpus. */
  readonly corpus: string | null
  readonly docs: readonly number[]
  /** Queries of each kind. */
  readonly queries: number
  /** Engines to leave out, by name. */
  readonly without: readonly string[]
}

const ENGINES = ['jiuwen', 'fts5', 'minisearch'] as const
/** Beyond this, MiniSearch's index no longer fits into one JSON string. */
const VANILLA_MOST_DOCS = 30_000

interface Figures {
  readonly engine: string
  readonly build: BuildFigures
  readonly serve: ServeFigures
}

/** Runs the benchmark and prints a table for each size. */
export function runSearchBench(options: SearchBenchOptions): void {
  installAnchors()
  for (const docs of options.docs) {
    const engines = ENGINES.filter(
      (name) => !options.without.includes(name) && (name !== 'minisearch' || docs <= VANILLA_MOST_DOCS),
    )
    const figures = engines.map((engine) => measure(engine, docs, options))
    process.stdout.write(`${tableOf(docs, figures)}\n`)
  }
}

function measure(subject: string, docs: number, { corpus, queries }: SearchBenchOptions): Figures {
  const dir = mkdtempSync(join(tmpdir(), 'jiuwen-bench-'))
  try {
    process.stderr.write(`${subject}, ${docs} articles\n`)
    const job = { subject, corpus, docs, queries, dir }
    const build = run({ ...job, action: 'build' }) as BuildFigures
    const serve = run({ ...job, action: 'serve' }) as ServeFigures
    return { engine: subject, build, serve }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function run(job: Job): unknown {
  const script = fileURLToPath(new URL('./measure-search.ts', import.meta.url))
  const args = ['--expose-gc', '--max-old-space-size=8000', '--import', 'tsx', script, JSON.stringify(job)]
  return JSON.parse(execFileSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }).toString())
}

/** A table in Markdown: a line for each figure, a column for each engine. */
function tableOf(docs: number, figures: readonly Figures[]): string {
  const rows: [string, (figure: Figures) => string][] = [
    ['build, wall s (cpu s)', ({ build }) => `${seconds(build.wallMs)} (${seconds(build.cpuMs)})`],
    ['– of it, making the articles, s', ({ build }) => seconds(build.corpusMs)],
    ['build, peak memory MB', ({ build }) => build.peakMb.toFixed(0)],
    ['index, MB', ({ build }) => megabytes(build, (name) => name !== 'text.bin')],
    ['text for exact matching, MB', ({ build }) => megabytes(build, (name) => name === 'text.bin')],
    ['with the text, MB', withText],
    ['open to first result, ms', ({ serve }) => serve.openMs.toFixed(0)],
    ['memory (before opening), MB', ({ serve }) => `${serve.rssMb.toFixed(0)} (${serve.emptyMb.toFixed(0)})`],
    ...QUERY_KINDS.map((kind): [string, (figure: Figures) => string] => [
      `${kind}, p50 / p95 / p99 / max ms`,
      ({ serve }) => latency(serve.latency[kind]),
    ]),
    ['facets and histogram, ms', ({ serve }) => (serve.counts ? latency(serve.counts) : '–')],
    ['snippets for 10 hits, ms', ({ serve }) => (serve.snippets ? latency(serve.snippets) : '–')],
    ['mean hits shown', ({ serve }) => QUERY_KINDS.map((kind) => serve.hits[kind].toFixed(1)).join(' / ')],
  ]
  const head = [`${docs} articles`, ...figures.map(({ engine }) => engine)]
  const lines = [head, head.map(() => '---'), ...rows.map(([name, cell]) => [name, ...figures.map(cell)])]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Others keep no text, without which a phrase of their pairs is a guess: what it takes as it is comes on top. */
function withText({ build }: Figures): string {
  const bytes = build.files.reduce((sum, file) => sum + file.bytes, 0)
  const hasText = build.files.some(({ name }) => name === 'text.bin')
  return ((hasText ? bytes : bytes + build.textBytes) / 1e6).toFixed(1)
}

const seconds = (ms: number) => (ms / 1000).toFixed(2)

const latency = ({ p50, p95, p99, max }: Latency) =>
  [p50, p95, p99, max].map((ms) => ms.toFixed(2)).join(' / ')

function megabytes({ files }: BuildFigures, counts: (name: string) => boolean): string {
  const bytes = files.filter(({ name }) => counts(name)).reduce((sum, file) => sum + file.bytes, 0)
  return bytes > 0 ? (bytes / 1e6).toFixed(1) : '–'
}
