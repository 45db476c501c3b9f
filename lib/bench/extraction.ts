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

const ROUNDS = 4

/** Runs the benchmark and prints its table. The pages are those of the measuring data (`JIUWEN_SHARED`, else `../shared`). */
export function runExtractionBench(): void {
  const shared = resolve(process.env.JIUWEN_SHARED ?? '../shared')
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
  const perSecond = (ms: number) => ((bytes.length * ROUNDS * 1000) / ms).toFixed(1)
  console.log(`extraction, ${bytes.length} real pages, pages per second of one core`)
  console.log(`  jiuwen (decode, extract, clean, metadata)   ${perSecond(ours)}`)
  console.log(`  @mozilla/readability with linkedom          ${perSecond(theirs)}`)
  console.log(`  ratio                                       ${(theirs / ours).toFixed(2)}`)
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
