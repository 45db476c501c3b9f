/**
 * Measures the speed of decoding beside iconv-lite (which only decodes) and jschardet (which only guesses), on the
 * same bytes in the same run. Makes its own pages, so it needs no data; the figures are MB of input a second of
 * processor time, which a busy machine disturbs less than the clock.
 */
import iconv from 'iconv-lite'
import jschardet from 'jschardet'
import { decodeBytes } from '../charset/index.ts'
import { COMMONNESS } from '../charset/tables/commonness.generated.ts'
import { seededRandom } from '../search/engines/contract/archive.ts'

const PAGES_A_SET = 12
const MILLISECONDS_A_MEASUREMENT = 600
const WARM_UP_ROUNDS = 3

/** Every so many bytes one is spoilt in the damaged pages. */
const DAMAGE_EVERY = 400

/** Characters as often as they are common, so that tables and branches meet what real text brings. */
function writer(seed: number): (length: number) => string {
  const random = seededRandom(seed)
  const characters: string[] = []
  for (const [bits, row] of COMMONNESS) {
    for (const c of row) for (let n = 2 ** (15 - bits); n >= 1 || random() < n; n--) characters.push(c)
  }
  return (length) => {
    let text = ''
    while (text.length < length) {
      text += characters[Math.floor(random() * characters.length)] ?? ''
      if (text.length % 14 === 13) text += random() < 0.3 ? '。' : '，'
    }
    return text
  }
}

function page(write: (length: number) => string, characters: number, label: string): string {
  let body = ''
  for (let i = 0; body.length < characters; i++) {
    body += `<p class="text" data-n="${i}">　　${write(160)}</p>\n<a href="/news/2021/05/index_${i}.html">${write(12)}</a>\n`
  }
  return `<html><head><meta charset="${label}"><title>${write(16)}</title></head><body>${body}</body></html>`
}

function damage(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  for (let i = DAMAGE_EVERY; i < copy.length; i += DAMAGE_EVERY) copy[i] = 0xff
  return copy
}

/** Millions of bytes a second of processor time. */
function measure(pages: readonly Buffer[], read: (bytes: Buffer) => unknown): number {
  const bytes = pages.reduce((sum, p) => sum + p.length, 0)
  for (let i = 0; i < WARM_UP_ROUNDS; i++) for (const p of pages) read(p)
  const start = performance.now()
  const used = process.cpuUsage()
  let rounds = 0
  while (performance.now() - start < MILLISECONDS_A_MEASUREMENT) {
    for (const p of pages) read(p)
    rounds++
  }
  const { user, system } = process.cpuUsage(used)
  return (bytes * rounds) / (user + system)
}

interface PageSet {
  readonly name: string
  readonly pages: readonly Buffer[]
  /** What iconv-lite is told to decode as. */
  readonly charset: string
}

function pageSets(size: string, fewest: number, most: number): PageSet[] {
  const write = writer(7)
  const lengths = Array.from(
    { length: PAGES_A_SET },
    (_, i) => fewest + ((most - fewest) * i) / (PAGES_A_SET - 1),
  )
  const utf8 = lengths.map((n) => Buffer.from(page(write, n, 'utf-8')))
  const texts = lengths.map((n) => page(write, n, 'gb2312'))
  const gb = texts.map((text) => iconv.encode(text, 'gb18030'))
  const undeclared = texts.map((text) => iconv.encode(text.replace('<meta charset="gb2312">', ''), 'gb18030'))
  const mojibake = gb.map((bytes) => Buffer.from(bytes.toString('latin1')))
  return [
    { name: `${size}, UTF-8`, pages: utf8, charset: 'utf-8' },
    { name: `${size}, GB18030 declared gb2312`, pages: gb, charset: 'gb18030' },
    { name: `${size}, GB18030 undeclared`, pages: undeclared, charset: 'gb18030' },
    { name: `${size}, UTF-8, a bad byte in ${DAMAGE_EVERY}`, pages: utf8.map(damage), charset: 'utf-8' },
    { name: `${size}, GB18030, a bad byte in ${DAMAGE_EVERY}`, pages: gb.map(damage), charset: 'gb18030' },
    { name: `${size}, GBK read as Latin-1 throughout`, pages: mojibake, charset: 'utf-8' },
  ]
}

/** Runs the benchmark, which takes about twenty seconds, and prints a line for each kind of pages as it is measured. */
export function runDecodingBench(): void {
  process.stdout.write('| MB a second of CPU | iconv-lite | jiuwen | jschardet | jiuwen to iconv-lite |\n')
  process.stdout.write('| --- | --- | --- | --- | --- |\n')
  const sets = [...pageSets('60-300 KB', 36_000, 180_000), ...pageSets('5-15 KB', 3000, 9000)]
  for (const { name, pages, charset } of sets) {
    const reference = measure(pages, (bytes) => iconv.decode(bytes, charset))
    const ours = measure(pages, (bytes) => decodeBytes(bytes))
    const guessing = measure(pages.slice(0, 2), (bytes) => jschardet.detect(bytes))
    const cells = [reference, ours, guessing].map((speed) => speed.toFixed(speed < 10 ? 1 : 0))
    process.stdout.write(`| ${[name, ...cells, (ours / reference).toFixed(2)].join(' | ')} |\n`)
  }
}
