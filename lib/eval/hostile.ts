/**
 * Hostile files: how many of the cases in `../shared/hostile` end otherwise than they should, and at what cost.
 *
 * The cases are made, ingested and judged by the very commands that a user has.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { atMost, type EvalRow } from './row.ts'

/** What to measure. */
export interface HostileOptions {
  /** The folder of evaluation data. */
  readonly shared: string
  /** True for the set of 5 MB, false for the one of 183 MB. */
  readonly small: boolean
}

const JIUWEN = fileURLToPath(new URL('../cli/jiuwen.mjs', import.meta.url))

/** Goals for the large set; the small one must stay within them easily. */
const GOAL_SECONDS = 120
const GOAL_MEGABYTES = 1024

/** Makes the cases, ingests them, and counts what went wrong. */
export async function runHostileEval({ shared, small }: HostileOptions): Promise<{ rows: EvalRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'jiuwen-hostile-'))
  try {
    const tool = (name: string) => resolve(shared, 'hostile', name)
    await run(process.execPath, [tool('make-hostile.mjs'), folder, ...(small ? ['--small'] : [])])
    const data = join(folder, 'data')
    const begun = performance.now()
    const { peakMegabytes } = await run(process.execPath, [
      JIUWEN,
      'ingest',
      join(folder, 'archive'),
      '--data',
      data,
    ])
    const seconds = (performance.now() - begun) / 1000
    await splitOutput(data, folder)
    const files = ['--docs', join(folder, 'docs.jsonl'), '--rejects', join(folder, 'rejects.jsonl')]
    const judged = await run(
      process.execPath,
      [tool('judge.mjs'), folder, ...files, '--text', 'body', '--date', 'publishedAt'],
      [0, 1],
    )
    process.stderr.write(judged.output)
    return { rows: [...tallyRows(judged.output), ...costRows(seconds, peakMegabytes)] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tallyRows(output: string): EvalRow[] {
  const tally: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? '{}')
  const counts = new Map(Object.entries(typeof tally === 'object' && tally !== null ? tally : {}))
  return FAULTS.map((name) => atMost(0, `cases ${name} of ${counts.get('cases')}`, Number(counts.get(name))))
}

/** Ways in which a case may end otherwise than it should, as the judge names them. */
const FAULTS = 'bad lost kept silent noise wrongTitle wrongText wrongDate unsafeUrl'.split(' ')

const costRows = (seconds: number, megabytes: number): EvalRow[] => [
  atMost(GOAL_SECONDS, 'seconds', Math.round(seconds * 10) / 10),
  atMost(GOAL_MEGABYTES, 'peak memory, MB', Math.round(megabytes)),
]

/** Articles and copies in one file, refusals in the other, as the judge wants them. */
async function splitOutput(data: string, folder: string): Promise<void> {
  const child = spawn(process.execPath, [JIUWEN, 'articles', '--jsonl', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const docs = createWriteStream(join(folder, 'docs.jsonl'))
  const rejects = createWriteStream(join(folder, 'rejects.jsonl'))
  for await (const line of createInterface({ input: child.stdout })) {
    const into = line.includes('"status":"rejected"') && isRejected(line) ? rejects : docs
    into.write(`${line}\n`)
  }
  await Promise.all([docs, rejects].map((file) => new Promise<void>((done) => file.end(() => done()))))
}

function isRejected(line: string): boolean {
  const row: unknown = JSON.parse(line)
  return typeof row === 'object' && row !== null && 'status' in row && row.status === 'rejected'
}

interface Ran {
  readonly output: string
  readonly peakMegabytes: number
}

const WATCH_MS = 50

/** Runs a program to its end; watches how much memory it holds at most, where the system tells. */
function run(program: string, args: readonly string[], good: readonly number[] = [0]): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let said = ''
    let peakMegabytes = 0
    const watch = setInterval(() => {
      peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid))
    }, WATCH_MS)
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-2000)
    })
    child.on('error', fail)
    child.on('close', (code) => {
      clearInterval(watch)
      if (good.includes(code ?? -1)) done({ output, peakMegabytes })
      else fail(new Error(`${args.join(' ')} ended with ${code}: ${said}`))
    })
  })
}

/** The kernel's own high-water mark of a process; 0 where there is none to read. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
  } catch (error) {
    // The process has just ended, or the system has no /proc.
    if (error instanceof Error && 'code' in error) return 0
    throw error
  }
}
