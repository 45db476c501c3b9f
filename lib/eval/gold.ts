/**
 * Measures extraction on real pages with hand-made truth: our pipeline in this process, the data's own scorer beside.
 *
 * Reads the shared measuring data and writes predictions to a temporary folder.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ingestDocument } from '../ingest/pipeline.ts'
import { atLeast, atMost, type EvalRow } from './row.ts'

/** What the scorer's figures should reach, by their names; leaks should stay below. */
const GOALS: Readonly<Record<string, number>> = {
  bodyF1: 0.985,
  bodyF1Worst: 0.7,
  shareF1AtLeast95: 0.95,
  leakRate: 0.02,
  titleExact: 0.98,
  dateDay: 0.99,
  dateMinute: 0.96,
  sourceMatch: 0.93,
  authorMatch: 0.85,
  editorMatch: 0.93,
}
/** The user's own two dumps must be perfect. */
const SEED_GOALS: Readonly<Record<string, number>> = {
  bodyF1Worst: 1,
  leakRate: 0,
  titleExact: 1,
  dateDay: 1,
  dateMinute: 1,
  sourceMatch: 1,
  authorMatch: 1,
  editorMatch: 1,
  tagsF1: 1,
}

/** A labelled page, as far as we read it. */
export interface GoldPage {
  readonly id: string
  readonly file: string
  readonly kind: 'html' | 'text'
}

/** The labelled pages of the shared data. */
export function readGold(shared: string): GoldPage[] {
  const lines = readFileSync(join(shared, 'gold/gold.jsonl'), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as GoldPage)
}

/** What our pipeline makes of a labelled page, in the scorer's form. */
function predict(shared: string, page: GoldPage): Record<string, unknown> {
  const bytes = readFileSync(join(shared, 'gold', page.file))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const raw = {
    file: page.file,
    url: null,
    bytes,
    kind: page.kind,
    contentType: null,
    capturedAt: null,
    sha256,
  }
  const outcome = ingestDocument(raw, null)[0]
  if (outcome?.kind !== 'article') return { id: page.id }
  const { title, publishedAt, source, authors, editors, tags, paragraphs } = outcome.draft
  return { id: page.id, title, publishedAt, source, author: authors, editor: editors, tags, body: paragraphs }
}

/**
 * Runs the pages through the pipeline and scores them.
 *
 * @param options - `shared`: the folder of measuring data.
 * @returns The scorer's figures with their goals, all pages first, then the dumps alone.
 */
export async function runGoldEval({ shared }: { shared: string }): Promise<{ rows: EvalRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'jiuwen-gold-'))
  try {
    const file = join(folder, 'predictions.jsonl')
    const lines = readGold(shared).map((page) => JSON.stringify(predict(shared, page)))
    writeFileSync(file, `${lines.join('\n')}\n`)
    const score = (extra: readonly string[]): Record<string, number | null> => {
      // By its real path: the scorer prints only where it finds itself to be the program that was started.
      const args = [realpathSync(join(shared, 'gold/score.mjs')), file, '--quiet', ...extra]
      const printed = execFileSync(process.execPath, args, { encoding: 'utf8' })
      return JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Record<string, number | null>
    }
    return {
      rows: [...rowsOf('', score([]), GOALS), ...rowsOf('seeds: ', score(['--kind', 'text']), SEED_GOALS)],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rowsOf(
  prefix: string,
  summary: Readonly<Record<string, number | null>>,
  goals: Readonly<Record<string, number>>,
): EvalRow[] {
  return Object.entries(goals).map(([name, goal]) => {
    const value = summary[name]
    if (typeof value !== 'number') throw new Error(`the scorer gave no figure called ${name}`)
    const judged = name === 'leakRate' ? atMost : atLeast
    return judged(goal, `${prefix}${name}`, value)
  })
}
