/**
 * Measures the speed of extraction beside @mozilla/readability with linkedom: the same bytes, the same run, one core.
 *
 * Timed is the whole way from the bytes to the result, by processor time, in alternating rounds after one to warm up.
 * On our side that is telling the charset, decoding, parsing, cleaning with a record of what went, and the metadata; on
 * theirs decoding as UTF-8, which all of these pages are, parsing, and `parse()`. Reading the files is in neither.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { readGold } from '../eval/gold.ts'
import { ingestDocument } from '../ingest/pipeline.ts'

/** Pages a second of both, and how many times faster ours is. */
export interface ExtractionSpeed {
  readonly jiuwen: number
  readonly readability: number
  readonly ratio: number
}

const ROUNDS = 4

/**
 * Runs the benchmark and prints its table.
 *
 * @param options - `shared`: the folder of measuring data (default: `JIUWEN_SHARED`, else `../shared`).
 */
export async function runExtractionBench(options: { shared?: string } = {}): Promise<ExtractionSpeed> {
  const shared = resolve(options.shared ?? process.env.JIUWEN_SHARED ?? '../shared')
  const pages = readGold(shared).filter((page) => page.kind === 'html')
  const bytes = pages.map((page) => readFileSync(join(shared, 'gold', page.file)))
  // Alternating rounds, so that a busy moment of the machine falls on both.
  let ours = 0
  let theirs = 0
  for (let round = 0; round <= ROUNDS; round++) {
    const a = cpuMs(() => bytes.forEach(byJiuwen))
    const b = cpuMs(() => bytes.forEach(byReadability))
    if (round === 0) continue
    ours += a
    theirs += b
  }
  const perSecond = (ms: number): number => (bytes.length * ROUNDS * 1000) / ms
  const speed = { jiuwen: perSecond(ours), readability: perSecond(theirs), ratio: theirs / ours }
  console.log(`extraction, ${bytes.length} real pages, pages per second of one core`)
  console.log(`  jiuwen (decode, extract, clean, metadata)   ${speed.jiuwen.toFixed(1)}`)
  console.log(`  @mozilla/readability with linkedom          ${speed.readability.toFixed(1)}`)
  console.log(`  ratio                                       ${speed.ratio.toFixed(2)}`)
  return speed
}

function byJiuwen(bytes: Uint8Array): void {
  const raw = { file: 'page.html', url: null, bytes, contentType: null, capturedAt: null, sha256: '' }
  ingestDocument({ ...raw, kind: 'html' }, null)
}

function byReadability(bytes: Uint8Array): void {
  const { document } = parseHTML(new TextDecoder().decode(bytes))
  new Readability(document as unknown as Document).parse()
}

function cpuMs(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const used = process.cpuUsage(start)
  return (used.user + used.system) / 1000
}
