/**
 * Measures ingestion at scale: pages made from real stories, run through the commands that users run, with containers,
 * copies and reprints, and marked by the data's own scorer. Then every title that only one article bears is typed into
 * the search.
 *
 * Writes pages and a store to a temporary folder, which it removes.
 */
import { execFileSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { atLeast, atMost, type EvalRow } from './row.ts'
import { measureTitles } from './titles.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const JIUWEN = join(ROOT, 'lib/cli/jiuwen.mjs')
const MAX_OUTPUT = 2 ** 31 - 1

interface Report {
  readonly overall: Readonly<Record<string, number>>
  readonly rejects: { readonly rate: number | null }
  readonly exactCopies: { readonly precision: number | null; readonly recall: number | null }
  readonly reprints: { readonly precision: number | null; readonly recall: number | null }
  readonly template: Readonly<Record<string, { readonly pages: number; readonly body?: number }>>
}

/** What the figures of the scorer's overall row should reach. */
const GOALS: Readonly<Record<string, number>> = {
  body: 0.985,
  title: 0.98,
  day: 0.985,
  minute: 0.97,
  source: 0.97,
  editors: 0.97,
}
const LEAK = 0.01
const WORST_LAYOUT = 0.95
const REFUSED = 0.98
const ARTICLES_REFUSED = 0.002
const COPIES = 1
const REPRINT_PRECISION = 0.99
const REPRINT_RECALL = 0.97

/**
 * Makes pages, ingests them and scores the store.
 *
 * @param options - `shared`: the folder of measuring data; `count`: pages to make; `seed`: of the page maker.
 * @returns The scorer's figures with their goals.
 */
export async function runPagesEval(options: {
  shared: string
  count: number
  seed: number
}): Promise<{ rows: EvalRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'jiuwen-pages-'))
  try {
    const rows = rowsOf(await measure(folder, options))
    run(JIUWEN, ['index', '--data', dataOf(folder)])
    return { rows: [...rows, await measureTitles(dataOf(folder))] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const dataOf = (folder: string) => join(folder, 'data')

async function measure(
  folder: string,
  { shared, count, seed }: Parameters<typeof runPagesEval>[0],
): Promise<Report> {
  const corpora = join(shared, 'corpora')
  const pages = join(folder, 'pages')
  const truth = join(folder, 'truth.jsonl')
  const made = ['--corpus', join(corpora, 'xwlb.jsonl.gz'), '--out', pages, '--truth', truth]
  run(join(corpora, 'make-pages.mjs'), [...made, '--count', String(count), '--seed', String(seed)])
  const data = dataOf(folder)
  run(JIUWEN, ['ingest', pages, '--data', data])
  const articles = join(folder, 'articles.jsonl')
  writeFileSync(articles, run(JIUWEN, ['articles', '--jsonl', '--data', data]))
  const result = join(folder, 'result.jsonl')
  await writeResult(articles, result)
  const printed = run(join(corpora, 'score-pages.mjs'), ['--truth', truth, '--out', result])
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Report
}

function run(script: string, args: readonly string[]): string {
  return execFileSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** The scorer names writers in one string and copies by the file that was kept. */
async function writeResult(articles: string, result: string): Promise<void> {
  const rows: Record<string, unknown>[] = []
  for await (const line of createInterface({ input: createReadStream(articles) }))
    if (line !== '') rows.push(JSON.parse(line) as Record<string, unknown>)
  const nameOf = (row: Record<string, unknown>): unknown =>
    /\.warc(\.gz)?$/.test(String(row.file)) ? row.url : row.file
  const kept = new Map(rows.filter((row) => row.status === 'ok').map((row) => [row.id, nameOf(row)]))
  const lines = rows.map((row) => {
    const authors = Array.isArray(row.authors) ? row.authors.join(' ') : ''
    const duplicateOf = row.duplicateOf ? (kept.get(row.duplicateOf) ?? row.duplicateOf) : null
    return JSON.stringify({ ...row, author: authors, duplicateOf, removals: undefined })
  })
  writeFileSync(result, `${lines.join('\n')}\n`)
}

function rowsOf({ overall, template, rejects, exactCopies, reprints }: Report): EvalRow[] {
  const figure = (value: number | null | undefined) => value ?? Number.NaN
  const bodies = Object.values(template).map((layout) => layout.body ?? 0)
  const { pages = 1, refused = 0, missing = 0 } = overall
  return [
    ...Object.entries(GOALS).map(([name, goal]) => atLeast(goal, name, figure(overall[name]))),
    atMost(LEAK, 'leak', figure(overall.leak)),
    atLeast(WORST_LAYOUT, 'body, worst layout', Math.min(...bodies)),
    atLeast(REFUSED, 'non-articles refused', figure(rejects.rate)),
    atMost(ARTICLES_REFUSED, 'articles refused or missing', (refused + missing) / pages),
    atLeast(COPIES, 'exact copies, precision', figure(exactCopies.precision)),
    atLeast(COPIES, 'exact copies, recall', figure(exactCopies.recall)),
    atLeast(REPRINT_PRECISION, 'reprints, precision', figure(reprints.precision)),
    atLeast(REPRINT_RECALL, 'reprints, recall', figure(reprints.recall)),
  ]
}
