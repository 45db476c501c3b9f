/**
 * `npm run eval [-- name… --full --beside fts5]`: measures quality on real data and holds every figure against its goal.
 *
 * The data lives outside the repository (JIUWEN_SHARED, default ../shared) because it is other people's text. Exits 1
 * where a figure misses its goal, so that a script can rely on it.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type EvalRow, isMet } from './row.ts'

interface Evaluation {
  readonly title: string
  readonly run: (shared: string) => Promise<{ readonly rows: readonly EvalRow[] }>
}

/** Each loads its own code, so that one evaluation can run while another room is being rebuilt. */
const EVALUATIONS: Readonly<Record<string, Evaluation>> = {
  decoding: {
    title: 'Decoding: 580 cases, and harm to clean text',
    run: async (shared) => (await import('./decoding.ts')).runDecodingEval({ shared }),
  },
  gold: {
    title: 'Extraction: 60 real pages and two dumps with hand-made truth',
    run: async (shared) => (await import('./gold.ts')).runGoldEval({ shared }),
  },
  pages: {
    title: 'The whole road: generated pages ingested, scored, indexed, found by title',
    run: async (shared) => (await import('./pages.ts')).runPagesEval({ shared, count: count(), seed: 1 }),
  },
  hostile: {
    title: 'Hostile files',
    run: async (shared) => (await import('./hostile.ts')).runHostileEval({ shared, small: !full }),
  },
  search: {
    title: 'Search: equality with grep, judged topics, known items',
    run: async (shared) => (await import('./search.ts')).runSearchEval({ shared, quick: !full, besideFts5 }),
  },
}

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    /** The large sets (minutes), not a sample that tells as much in less time. */
    full: { type: 'boolean', default: false },
    /** SQLite FTS5 measured in the same run; it is installed when it is first wanted. */
    beside: { type: 'string' },
  },
})
const { full } = values
const besideFts5 = values.beside === 'fts5'
const shared = resolve(process.env.JIUWEN_SHARED ?? '../shared')
const unknown = wanted.filter((name) => !(name in EVALUATIONS))
if (unknown.length > 0) {
  console.error(
    `eval: no such evaluation: ${unknown.join(', ')}. There are: ${Object.keys(EVALUATIONS).join(', ')}.`,
  )
  process.exit(2)
}
if (!existsSync(shared)) {
  console.error(`eval: the evaluation data is not at ${shared}. Name its folder with JIUWEN_SHARED.`)
  process.exit(2)
}

let missed = 0
for (const [name, evaluation] of Object.entries(EVALUATIONS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n${evaluation.title}`)
  const start = performance.now()
  const { rows } = await evaluation.run(shared)
  for (const row of rows) if (!printRow(row)) missed++
  console.log(`  (${((performance.now() - start) / 1000).toFixed(0)} s)`)
}
console.log(missed === 0 ? '\nEvery goal is met.' : `\n${missed} figures miss their goal.`)
process.exitCode = missed === 0 ? 0 : 1

/** Generated pages to work: the goals are set for 20,000. */
function count(): number {
  return full ? 20_000 : 2_000
}

/** Prints a figure beside its goal and tells whether it is met. */
function printRow(row: EvalRow): boolean {
  const { name, value, goal, higherIsBetter } = row
  const figure = (Number.isInteger(value) ? String(value) : value.toFixed(4)).padStart(10)
  const met = isMet(row)
  const wanted = goal === null ? '' : `   goal ${higherIsBetter ? '≥' : '≤'} ${goal}`
  console.log(`  ${goal === null ? ' ' : met ? '✓' : '✗'} ${name.padEnd(44)} ${figure}${wanted}`)
  return met
}
