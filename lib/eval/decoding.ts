/**
 * Measures decoding: the cases of `encodings/` by category, and whether clean text is ever harmed.
 *
 * Reads the shared measuring data, writes predictions to a temporary folder, and lets the data's own scorer mark them.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { Converter } from 'opencc-js'
import { decodeBytes } from '../charset/index.ts'
import { plainText } from '../cli/decode.ts'
import { atLeast, atMost, type EvalRow } from './row.ts'
import { readStories, type Story, seeded } from './search/stories.ts'

/** Share of cases that must be exact, by category; the rest of the categories must be perfect. */
const GOALS: Readonly<Record<string, number>> = {
  short: 0.98,
  tiny: 0.9,
  damaged: 0.97,
  'mixed-inline': 0.9,
  mojibake: 0.96,
  'mojibake-hard': 0.9,
  genres: 0.98,
  real: 0.964,
}

const ALL_GOAL = 0.985

/** Titles shorter than this may be ambiguous as bytes. */
const SHORT_TITLE = 8
const SHORT_TITLE_GOAL = 0.98

interface Case {
  readonly id: string
  readonly file: string
  readonly http: string | null
}

interface Score {
  readonly exact: number
  readonly byCategory: Readonly<Record<string, { readonly exact: number }>>
}

/**
 * Runs every measurement of decoding.
 *
 * @param options - `shared`: the folder of measuring data.
 * @returns Rows in the order of the goals.
 */
export async function runDecodingEval({ shared }: { readonly shared: string }): Promise<{ rows: EvalRow[] }> {
  const score = scoreCases(join(shared, 'encodings'))
  const rows: EvalRow[] = [atLeast(ALL_GOAL, 'decoding: all cases exact', score.exact)]
  for (const [category, { exact }] of Object.entries(score.byCategory)) {
    rows.push(atLeast(GOALS[category] ?? 1, `decoding: ${category}`, exact))
  }
  rows.push(
    atMost(0, 'decoding: random and mutated inputs that throw', countThrows(RANDOM_INPUTS)),
    ...growth(),
    ...harmToStories(readStories(join(shared, 'corpora', 'xwlb.jsonl.gz'))),
    harmToPages(join(shared, 'gold', 'pages')),
  )
  return { rows }
}

function scoreCases(folder: string): Score {
  const listed = readFileSync(join(folder, 'cases.jsonl'), 'utf8').split('\n')
  const cases = listed.filter((line) => line !== '').map((line) => JSON.parse(line) as Case)
  const lines = cases.map(({ id, file, http }) => {
    const { charset, text } = decodeBytes(readFileSync(join(folder, file)), { contentType: http })
    return JSON.stringify({ id, encoding: charset, text, plain: plainText(text) })
  })
  const temporary = mkdtempSync(join(tmpdir(), 'jiuwen-eval-'))
  try {
    const predictions = join(temporary, 'predictions.jsonl')
    writeFileSync(predictions, lines.join('\n'))
    const scorer = [join(folder, 'score.mjs'), '--cases', folder, '--pred', predictions]
    const output = execFileSync(process.execPath, scorer, { encoding: 'utf8' }).trim()
    return JSON.parse(output.slice(output.lastIndexOf('\n') + 1)) as Score
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** How a text is written in each encoding, and what of it the encoding can carry. */
interface Writer {
  readonly name: string
  readonly prepare: (text: string) => string
  readonly encode: (text: string) => Uint8Array
}

function writers(): Writer[] {
  const same = (text: string) => text
  const traditional = Converter({ from: 'cn', to: 'tw' })
  const carried = new Map<string, boolean>()
  const fits = (c: string) => {
    const known = carried.get(c) ?? iconv.decode(iconv.encode(c, 'big5hkscs'), 'big5hkscs') === c
    carried.set(c, known)
    return known
  }
  return [
    { name: 'utf-8', prepare: same, encode: (text) => Buffer.from(text) },
    { name: 'gb18030', prepare: same, encode: (text) => iconv.encode(text, 'gb18030') },
    { name: 'utf-16le', prepare: same, encode: (text) => Buffer.from(text, 'utf16le') },
    {
      name: 'big5',
      prepare: (text) => [...traditional(text)].filter(fits).join(''),
      encode: (text) => iconv.encode(text, 'big5hkscs'),
    },
  ]
}

function harmToStories(stories: readonly Story[]): EvalRow[] {
  const rows: EvalRow[] = []
  for (const writer of writers()) {
    const harm = { wrong: 0, repaired: 0, wrongTitles: 0, short: 0, shortRight: 0 }
    for (const { title, body } of stories) {
      const whole = judge(writer, `${title}\n${body}\n`)
      if (!whole.right) harm.wrong++
      if (whole.repaired) harm.repaired++
      const short = [...title].length < SHORT_TITLE
      const judged = judge(writer, title)
      if (short) harm.short++
      if (short && judged.right) harm.shortRight++
      if (!short && (!judged.right || judged.repaired)) harm.wrongTitles++
    }
    rows.push(
      atMost(0, `decoding harm: ${writer.name} stories wrong`, harm.wrong),
      atMost(0, `decoding harm: ${writer.name} stories repaired`, harm.repaired),
      atMost(0, `decoding harm: ${writer.name} titles of ${SHORT_TITLE} or more wrong`, harm.wrongTitles),
      atLeast(
        SHORT_TITLE_GOAL,
        `decoding: ${writer.name} shorter titles right`,
        harm.shortRight / harm.short,
      ),
    )
  }
  return rows
}

function judge(writer: Writer, text: string): { readonly right: boolean; readonly repaired: boolean } {
  const prepared = writer.prepare(text)
  const decoded = decodeBytes(writer.encode(prepared))
  return { right: decoded.text === prepared, repaired: decoded.repairs.length > 0 }
}

/** The pages are all well encoded: read as UTF-8 where that is valid, else as GB18030, they must not change. */
function harmToPages(folder: string): EvalRow {
  let changed = 0
  for (const name of readdirSync(folder).sort()) {
    const bytes = readFileSync(join(folder, name))
    if (decodeBytes(bytes).text !== plainReading(bytes)) changed++
  }
  return atMost(0, 'decoding harm: gold pages changed', changed)
}

function plainReading(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const RANDOM_INPUTS = 100_000

/** Pieces that send a decoder down every path it has. */
const FRAGMENTS: readonly Buffer[] = [
  Buffer.from('<p>今天的新闻说，经济发展很快。</p>\n'),
  iconv.encode('今天的新闻说，经济发展很快。', 'gb18030'),
  iconv.encode('今天的新聞說，經濟發展很快。', 'big5hkscs'),
  Buffer.from('今天的新闻', 'utf16le'),
  Buffer.from(iconv.encode('今天的新闻说', 'gb18030').toString('latin1')),
  Buffer.from(new TextDecoder('gb18030').decode(Buffer.from('今天的新闻说'))),
  Buffer.from('~{<:Ky~}\x1b$)A\x0e<:Ky\x0f\n', 'latin1'),
  Buffer.from('<meta charset="gb2312">\ufeff&#20170;&amp;#20170;'),
]

function countThrows(inputs: number): number {
  const next = seeded(20_260_101)
  let thrown = 0
  for (let i = 0; i < inputs; i++) {
    const parts = Array.from({ length: 1 + next(5) }, () => {
      const fragment = Buffer.from(FRAGMENTS[next(FRAGMENTS.length)] ?? [])
      for (let hits = next(4); hits > 0; hits--) fragment[next(fragment.length)] = next(256)
      return fragment.subarray(next(3), fragment.length - next(3))
    })
    try {
      decodeBytes(Buffer.concat(parts))
    } catch {
      thrown++ // The measurement is this count: one is a fault of ours.
    }
  }
  return thrown
}

/** Twice the work, and what a busy machine may add. */
const MAX_GROWTH = 2.3

/** How much dearer a document of twice the size is; the quickest of several runs, in processor time. */
function growth(): EvalRow[] {
  const kinds = {
    clean: FRAGMENTS[1],
    damaged: Buffer.from([...(FRAGMENTS[1] ?? []), 0xff]),
    // With line ends, as pages have them: a run without any is not undone beyond a bound.
    mojibake: Buffer.concat([FRAGMENTS[4] ?? Buffer.alloc(0), Buffer.from('\n')]),
  }
  return Object.entries(kinds).map(([kind, fragment = Buffer.alloc(1)]) => {
    const small = Buffer.concat(Array.from({ length: 1_000_000 / fragment.length }, () => fragment))
    const large = Buffer.concat([small, small])
    const ratio = quickest(large) / quickest(small)
    return atMost(MAX_GROWTH, `decoding: growth at twice the size, ${kind}`, ratio)
  })
}

function quickest(bytes: Uint8Array): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 5; run++) {
    const started = process.cpuUsage()
    decodeBytes(bytes)
    const { user, system } = process.cpuUsage(started)
    best = Math.min(best, user + system)
  }
  return best
}
