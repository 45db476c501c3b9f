/**
 * Measures the speed of decoding beside iconv-lite (which only decodes) and jschardet (which only guesses), on the
 * same bytes in the same run. Makes its own pages, so it needs no data; the figures are MB of input a second of
 * processor time, which a busy machine disturbs less than the clock.
 */
import iconv from 'iconv-lite'
import jschardet from 'jschardet'
import { decodeBytes } from '../charset/index.ts'
import { COMMONNESS } from '../charset/tables/commonness.generated.ts'

/** Speed of one reader on one kind of pages. */
export interface DecodingSpeed {
  readonly pages: string
  readonly reader: 'jiuwen' | 'iconv-lite' | 'jschardet'
  /** Millions of input bytes a second of processor time. */
  readonly megabytesPerSecond: number
  /** Against iconv-lite on the same pages (on the clean ones of that kind, where it cannot tell damage). */
  readonly ratio: number
}

const PAGES_A_SET = 12
const MILLISECONDS_A_MEASUREMENT = 600
const WARM_UP_ROUNDS = 3

/** Every so many bytes one is spoilt in the damaged pages. */
const DAMAGE_EVERY = 400

/** A sequence of numbers in [0, 1) that is the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Characters as often as they are common, so that tables and branches meet what real text brings. */
function writer(seed: number): (length: number) => string {
  const random = numbers(seed)
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

/**
 * Runs the benchmark; takes about twenty seconds.
 *
 * @param report - Called with each figure as it is measured.
 * @returns All figures.
 */
export function runDecodingBench(report: (speed: DecodingSpeed) => void = () => {}): DecodingSpeed[] {
  const speeds: DecodingSpeed[] = []
  const sets = [...pageSets('60-300 KB', 36_000, 180_000), ...pageSets('5-15 KB', 3000, 9000)]
  for (const { name, pages, charset } of sets) {
    const reference = measure(pages, (bytes) => iconv.decode(bytes, charset))
    const readers = [
      ['iconv-lite', reference],
      ['jiuwen', measure(pages, (bytes) => decodeBytes(bytes))],
      ['jschardet', measure(pages.slice(0, 2), (bytes) => jschardet.detect(bytes))],
    ] as const
    for (const [reader, megabytesPerSecond] of readers) {
      const speed = { pages: name, reader, megabytesPerSecond, ratio: megabytesPerSecond / reference }
      speeds.push(speed)
      report(speed)
    }
  }
  return speeds
}
