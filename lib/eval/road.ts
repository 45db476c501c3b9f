/**
 * Measures the whole road: scraped pages are generated, ingested, indexed, scored against their truth, and every title
 * that only one article bears is typed into the search.
 *
 * Runs the commands a person runs, each in a process of its own, so that a fault of the road shows here.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EMPTY_SEARCH, openSearch, type Search } from '../search/index.ts'
import type { EvalRow } from './row.ts'

const JIUWEN = fileURLToPath(new URL('../cli/jiuwen.mjs', import.meta.url))
const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url))
const FIRST_HITS = 10

/** What `score-pages.mjs` prints as its last line, as far as we hold it against goals. */
interface PagesReport {
  readonly overall: Readonly<Record<string, number>>
  readonly rejects: { readonly notArticles: number; readonly rate: number }
  readonly exactCopies: { readonly precision: number; readonly recall: number }
  readonly reprints: { readonly precision: number; readonly recall: number }
}

/** One line of `jiuwen articles --jsonl`, as far as it is looked at here. */
interface ArticleLine {
  readonly id?: string
  readonly file: string
  readonly url: string | null
  readonly status: string
  readonly authors?: readonly string[]
  readonly duplicateOf?: string | null
}

/**
 * @param options - `shared`: folder of the evaluation data; `count`, `seed`: of the generated pages.
 */
export async function runRoadEval(options: {
  readonly shared: string
  readonly count: number
  readonly seed: number
}): Promise<{ rows: EvalRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'jiuwen-road-'))
  try {
    const pages = join(folder, 'pages')
    const data = join(folder, 'data')
    makePages(options, pages)
    jiuwen(['ingest', pages, '--data', data])
    jiuwen(['index', '--data', data])
    const result = join(folder, 'articles.jsonl')
    jiuwen(['articles', '--jsonl', '--data', data], result)
    writeFileSync(result, forScorer(readFileSync(result, 'utf8')))
    const report = scorePages(options.shared, join(folder, 'truth.jsonl'), result)
    const search = await openSearch(data)
    try {
      return { rows: [...pageRows(report), await titleRow(search)] }
    } finally {
      await search.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The generator resolves its packages from the folder it is started in: ours. */
function makePages(options: { shared: string; count: number; seed: number }, out: string): void {
  const corpora = join(options.shared, 'corpora')
  const args = [
    '--corpus',
    join(corpora, 'xwlb.jsonl.gz'),
    '--out',
    out,
    '--count',
    options.count,
    '--seed',
    options.seed,
  ]
  execFileSync(process.execPath, [join(corpora, 'make-pages.mjs'), ...args.map(String)], {
    cwd: CHECKOUT,
    stdio: 'ignore',
  })
}

/** Runs a command with its results in a file, or thrown away. */
function jiuwen(args: readonly string[], into?: string): void {
  execFileSync(process.execPath, [JIUWEN, ...args], {
    stdio: ['ignore', into ? openSync(into, 'w') : 'ignore', 'inherit'],
  })
}

/** Our lines in the scorer's words: it knows copies by their file (by address in an archive), and one `author`. */
function forScorer(jsonl: string): string {
  const records = jsonl
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ArticleLine)
  const nameOf = (record: ArticleLine) => (/\.warc(\.gz)?$/.test(record.file) ? record.url : record.file)
  const names = new Map(
    records.filter(({ status }) => status === 'ok').map((record) => [record.id, nameOf(record)]),
  )
  return records
    .map((record) => {
      const duplicateOf = record.duplicateOf ? (names.get(record.duplicateOf) ?? null) : null
      return JSON.stringify({ ...record, author: record.authors, duplicateOf })
    })
    .join('\n')
}

function scorePages(shared: string, truth: string, result: string): PagesReport {
  const scorer = join(shared, 'corpora', 'score-pages.mjs')
  const printed = execFileSync(process.execPath, [scorer, '--truth', truth, '--out', result], {
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as PagesReport
}

function pageRows({ overall, rejects, exactCopies, reprints }: PagesReport): EvalRow[] {
  const atLeast = (name: string, value: number | undefined, goal: number): EvalRow => ({
    name: `road: ${name}`,
    value: value ?? 0,
    goal,
    higherIsBetter: true,
  })
  const refused = ((overall.refused ?? 0) + (overall.missing ?? 0)) / Math.max(1, overall.pages ?? 0)
  return [
    atLeast('body F1', overall.body, 0.985),
    atLeast('title exact', overall.title, 0.98),
    atLeast('day', overall.day, 0.985),
    atLeast('minute', overall.minute, 0.97),
    atLeast('no date claimed where none is shown', overall.noDate, 0.97),
    atLeast('source', overall.source, 0.97),
    atLeast('author', overall.author, 0.85),
    atLeast('editors', overall.editors, 0.97),
    {
      name: 'road: forbidden strings in bodies',
      value: overall.leak ?? 1,
      goal: 0.01,
      higherIsBetter: false,
    },
    atLeast('non-articles refused', rejects.rate, 0.98),
    { name: 'road: articles refused or lost', value: refused, goal: 0.002, higherIsBetter: false },
    atLeast('exact copies, precision', exactCopies.precision, 1),
    atLeast('exact copies, recall', exactCopies.recall, 1),
    atLeast('reprints, precision', reprints.precision, 0.99),
    atLeast('reprints, recall', reprints.recall, 0.97),
  ]
}

/** Share of the titles borne by one article alone that find it, or its reprint group, among the first hits. */
async function titleRow(search: Search): Promise<EvalRow> {
  const bearers = new Map<string, string[]>()
  for (const { id, title } of search.store.articles()) bearers.set(title, [...(bearers.get(title) ?? []), id])
  const known = [...bearers].filter(([, ids]) => ids.length === 1)
  let found = 0
  for (const [title, [id = '']] of known) {
    const { hits } = await search.search(
      { ...EMPTY_SEARCH, q: title },
      { limit: FIRST_HITS, group: true, help: false, fragments: false },
    )
    const cluster = search.store.article(id)?.clusterId ?? null
    if (hits.some((hit) => hit.id === id || (cluster !== null && hit.clusterId === cluster))) found++
  }
  return {
    name: `road: ${known.length} titles find their article`,
    value: found / Math.max(1, known.length),
    goal: 0.99,
    higherIsBetter: true,
  }
}
