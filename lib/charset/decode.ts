/**
 * Bytes to text: finds out what a document is encoded in, and reads it.
 *
 * The order is: a source's own setting, byte-order mark, escapes of the seven-bit charsets, UTF-8, then a contest in
 * which every candidate reads a sample and the one whose characters are the most usual wins. What the page claims
 * counts for a few bits only: browsers obey it, and get a third of mislabelled pages right. Pure; never throws.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { CharsetEvidence } from '../article.ts'
import { type Claims, findClaims } from './declared.ts'
import { looksHz, looksIso2022, readHz, readIso2022 } from './escaped.ts'
import { readEucTw } from './euc-tw.ts'
import { type Charset, charsetOfLabel } from './labels.ts'
import { type MendedText, mendReading } from './mend.ts'
import { bitsOf, readBig5, readGb, readUnits, readUtf8, readUtf16, readValidUtf8, textOf } from './reading.ts'
import { type Reading, scratch } from './sink.ts'
import { unfold } from './unfold.ts'

/** What is known about a document besides its bytes. */
export interface CharsetHints {
  /** HTTP `Content-Type` as saved. */
  readonly contentType?: string | null
  readonly kind?: 'html' | 'text' | 'unknown'
  /** Charset that `archive/sources.json` sets for this source; obeyed where it is on the allowlist. */
  readonly override?: string | null
}

/** Decoded text and how we know. */
export interface Decoded extends CharsetEvidence {
  /** The document's text before parsing. Byte-order marks are dropped; line ends stay as they were. */
  readonly text: string
}

/** Bytes that a contest looks at; enough for a verdict, little enough to read four times. */
const SAMPLE_BYTES = 8192

/** A claim is worth this many bits: it decides between equals and loses against two or three characters. */
const CLAIM_BITS = 10

/** Valid UTF-8 with this many characters beyond ASCII is UTF-8 without a contest. */
const SURE_UTF8_CHARACTERS = 24

/** A declared reading with no error and characters this usual on average (bits) needs no contest. */
const USUAL_BITS = 11.5
const USUAL_CHARACTERS = 40

/** What a candidate must make up for being rarer among pages than UTF-8 and GB18030, in bits. */
const PRIOR_BITS: Readonly<Partial<Record<Charset, number>>> = {
  'big5-hkscs': 2,
  'utf-16le': 6,
  'utf-16be': 8,
  'windows-1252': 6,
  'euc-tw': 12,
}

/** ASCII of this size is ASCII; less of it may be UTF-16 whose bytes happen to be small. */
const SURE_ASCII_BYTES = 96

interface Verdict {
  readonly charset: Charset
  readonly confidence: number
  readonly evidence: readonly string[]
  /** The document as already read, or null. */
  readonly reading: Reading | null
}

/**
 * Reads a document's bytes.
 *
 * @param bytes - The document as received; not changed.
 * @param hints - What is known from outside.
 * @returns Text, charset, confidence, evidence and repairs. Never throws, whatever the bytes.
 */
export function decodeBytes(bytes: Uint8Array, hints: CharsetHints = {}): Decoded {
  const claims = findClaims(bytes, hints.contentType ?? null)
  const declared = claims.page[0] ?? claims.http
  const forced = hints.override ? charsetOfLabel(hints.override) : null
  if (forced) {
    const evidence = [`来源设置指定 ${hints.override}`]
    return { text: readAs(bytes, forced), charset: forced, declared, confidence: 1, evidence, repairs: [] }
  }
  const found = judge(bytes, claims)
  const { text, repairs } = readAll(bytes, found)
  const evidence = [...found.evidence]
  if (hints.override) evidence.push(`来源设置的编码“${hints.override}”不认识，未采用`)
  return { text, charset: found.charset, declared, confidence: found.confidence, evidence, repairs }
}

function readAll(bytes: Uint8Array, { charset, reading }: Verdict): MendedText {
  if (!isUnitCharset(charset)) return { text: readAs(bytes, charset), repairs: [] }
  const body = bytes.subarray(markLength(bytes, charset))
  const whole = reading ?? READERS[charset](body, scratch(body.length))
  if (charset.startsWith('utf-16')) return mendReading(whole, null, charset)
  return (whole.errors > 0 && readUnfolded(body, charset, whole.errors)) || mendReading(whole, body, charset)
}

/** Reads a document whose lines were folded through characters, where joining them mends most of the errors. */
function readUnfolded(folded: Uint8Array, charset: UnitCharset, errors: number): MendedText | null {
  const bytes = unfold(folded)
  if (!bytes) return null
  const reading = READERS[charset](bytes)
  if (reading.errors * 2 > errors) return null
  const { text, repairs } = mendReading(reading, bytes, charset)
  const reason = '原文每隔固定字节被强行折行，把字切成两半，已接回'
  return { text, repairs: [{ kind: 'folded-lines', at: 0, length: text.length, reason }, ...repairs] }
}

/** Bytes of the mark at the start: it is no text. */
function markLength(bytes: Uint8Array, charset: Charset): number {
  if (markOf(bytes) !== charset) return 0
  return charset === 'utf-8' ? 3 : 2
}

function judge(bytes: Uint8Array, claims: Claims): Verdict {
  const mark = markOf(bytes)
  if (mark) return verdict(mark, 1, ['文件以字节顺序标记（BOM）开头'])
  const sure = judgeEscapes(bytes) ?? judgeUtf8(bytes)
  if (sure) return sure
  const claimed = readClaimed(bytes, claims)
  return judgeClaimed(claimed) ?? contest(bytes, claims, claimed)
}

function verdict(
  charset: Charset,
  confidence: number,
  evidence: readonly string[],
  reading: Reading | null = null,
): Verdict {
  return { charset, confidence, evidence, reading }
}

function markOf(bytes: Uint8Array): Charset | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

function judgeEscapes(bytes: Uint8Array): Verdict | null {
  for (const [charset, looks, read] of [
    ['iso-2022-cn', looksIso2022, readIso2022],
    ['hz-gb-2312', looksHz, readHz],
  ] as const) {
    if (!looks(bytes)) continue
    const { wide, errors } = read(bytes)
    if (wide > 0 && errors * 10 <= wide) return verdict(charset, 0.99, [`转义序列是 ${charset} 的`])
  }
  return null
}

/** Valid UTF-8 with enough characters is no accident. */
function judgeUtf8(bytes: Uint8Array): Verdict | null {
  if (!isUtf8(bytes) || bytes.includes(0)) return null
  const reading = readValidUtf8(bytes)
  if (reading.wide >= SURE_UTF8_CHARACTERS) return verdict('utf-8', 1, ['全部字节是合法的 UTF-8'], reading)
  const sure = reading.wide === 0 && bytes.length >= SURE_ASCII_BYTES
  return sure ? verdict('utf-8', 1, ['全部是 ASCII 字符'], reading) : null
}

interface ClaimedReading extends Candidate {
  readonly label: string
}

/** The document as it claims to be, where that is a double-byte charset. */
function readClaimed(bytes: Uint8Array, claims: Claims): ClaimedReading | null {
  const label = claims.page[0] ?? claims.http
  const charset = label ? charsetOfLabel(label) : null
  if (!label || (charset !== 'gb18030' && charset !== 'big5-hkscs')) return null
  return { label, charset, reading: READERS[charset](bytes, scratch(bytes.length)) }
}

/** A claim that the characters bear out needs no contest. */
function judgeClaimed(claimed: ClaimedReading | null): Verdict | null {
  if (!claimed || !isUsual(claimed.reading)) return null
  const { label, charset, reading } = claimed
  return verdict(charset, 0.99, [`声明为 ${label}，字节相符`, '用字常见'], reading)
}

function contest(bytes: Uint8Array, claims: Claims, whole: Candidate | null): Verdict {
  const sample = sampleOf(bytes)
  const claimed = new Set([...claims.page, claims.http ?? ''].map(charsetOfLabel))
  const rows = readings(sample, bytes.subarray(0, sample.length), claimed).map(({ charset, reading }) => {
    const bonus = claimed.has(charset) ? CLAIM_BITS : 0
    return { charset, reading, bits: bitsOf(reading) + (PRIOR_BITS[charset] ?? 0) - bonus }
  })
  rows.sort((a, b) => a.bits - b.bits)
  const [best, second] = rows
  if (!best || bytes.length === 0) return verdict('utf-8', 0, ['空文件'])
  const margin = (second?.bits ?? best.bits) - best.bits
  const read = sample.length === bytes.length ? best.reading : null
  const reading = best.charset === whole?.charset ? whole.reading : read
  const confidence = 1 - 0.5 * 2 ** (-margin / 4)
  return verdict(best.charset, confidence, [`按用字常见程度判断为 ${best.charset}`], reading)
}

interface Candidate {
  readonly charset: Charset
  readonly reading: Reading
}

function readings(sample: Uint8Array, head: Uint8Array, claimed: ReadonlySet<Charset | null>): Candidate[] {
  const rows: Candidate[] = [
    { charset: 'utf-8', reading: readUtf8(sample) },
    { charset: 'gb18030', reading: readGb(sample) },
    { charset: 'big5-hkscs', reading: readBig5(sample) },
  ]
  if (rows.some(({ reading }) => isNearlyUsual(reading)) && !head.includes(0)) return rows
  rows.push({ charset: 'utf-16le', reading: readUtf16(head, true) })
  rows.push({ charset: 'utf-16be', reading: readUtf16(head, false) })
  const taiwanese = readUnits(readEucTw(sample))
  if (taiwanese.wide >= USUAL_CHARACTERS || claimed.has('euc-tw'))
    rows.push({ charset: 'euc-tw', reading: taiwanese })
  // Latin text is always possible, other scripts only where a page says so: it is a Chinese archive.
  for (const charset of new Set<Charset | null>(['windows-1252', ...claimed])) {
    if (charset && !isUnitCharset(charset) && !OURS.has(charset)) {
      rows.push({ charset, reading: readUnits(iconv.decode(asBuffer(sample), charset)) })
    }
  }
  return rows
}

/** Charsets that iconv-lite does not have. */
const OURS: ReadonlySet<Charset> = new Set(['hz-gb-2312', 'iso-2022-cn', 'euc-tw'])

/** The same with a damaged byte here and there: no need to try what is rare. */
function isNearlyUsual({ wide, wideBits, errors }: Reading): boolean {
  return wide >= USUAL_CHARACTERS && errors * 50 <= wide && wideBits <= (USUAL_BITS + 0.5) * wide
}

/** True where a reading is so plainly Chinese that it needs no rival. */
function isUsual({ wide, wideBits, errors }: Reading): boolean {
  return errors === 0 && wide >= USUAL_CHARACTERS && wideBits <= USUAL_BITS * wide
}

/** The whole of a small document; of a large one the lines that hold bytes beyond ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  if (bytes.includes(0)) return bytes.subarray(0, SAMPLE_BYTES)
  const sample = new Uint8Array(SAMPLE_BYTES)
  let n = 0
  let start = 0
  while (start < bytes.length && n < SAMPLE_BYTES) {
    const found = bytes.indexOf(0x0a, start)
    const end = Math.min(found < 0 ? bytes.length : found + 1, start + SAMPLE_BYTES)
    const line = bytes.subarray(start, end)
    if (!isAscii(line)) {
      const part = line.subarray(0, SAMPLE_BYTES - n)
      sample.set(part, n)
      n += part.length
    }
    start = end
  }
  return n > 0 ? sample.subarray(0, n) : bytes.subarray(0, SAMPLE_BYTES)
}

/** Reads all bytes as one charset, wrong bytes becoming U+FFFD. */
function readAs(bytes: Uint8Array, charset: Charset): string {
  if (charset === 'hz-gb-2312') return readHz(bytes).text
  if (charset === 'iso-2022-cn') return readIso2022(bytes).text
  if (charset === 'euc-tw') return readEucTw(bytes)
  if (isUnitCharset(charset)) {
    const { units, length } = READERS[charset](bytes.subarray(markLength(bytes, charset)))
    return textOf(units, length)
  }
  return iconv.decode(asBuffer(bytes), charset)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

type UnitCharset = keyof typeof READERS

function isUnitCharset(charset: Charset): charset is UnitCharset {
  return Object.hasOwn(READERS, charset)
}

const READERS = {
  'utf-8': readUtf8,
  gb18030: readGb,
  'big5-hkscs': readBig5,
  'utf-16le': (bytes: Uint8Array) => readUtf16(bytes, true),
  'utf-16be': (bytes: Uint8Array) => readUtf16(bytes, false),
} as const
