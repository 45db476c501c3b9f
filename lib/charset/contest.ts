/**
 * The contest: every charset that a document may be in reads a sample of it, and the one whose characters are the most
 * usual wins. What the page claims counts for a few bits only: browsers obey it, and get a third of mislabelled pages
 * right. Pure.
 */
import { isAscii } from 'node:buffer'
import type { Claims } from './declared.ts'
import { readEucTw } from './euc-tw.ts'
import { type Charset, charsetOfLabel } from './labels.ts'
import { isJudged, readAs } from './readers.ts'
import { bitsOf, readBig5, readGb, readUnits, readUtf8, readUtf16 } from './reading.ts'
import type { Reading } from './sink.ts'

/** Bytes read as one charset. */
export interface Candidate {
  readonly charset: Charset
  readonly reading: Reading
}

/** Who won a contest. */
export interface Winner {
  readonly charset: Charset
  /** 0.5 to 1, by the bits between the first and the second. */
  readonly confidence: number
  /** The reading, where the sample was the whole document. */
  readonly reading: Reading | null
}

/** Bytes that a contest looks at; enough for a verdict, little enough to read four times. */
const SAMPLE_BYTES = 8192

/** A claim is worth this many bits: it decides between equals and loses against two or three characters. */
const CLAIM_BITS = 10

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

/**
 * Lets the charsets contend.
 *
 * @param bytes - A document that is not empty.
 */
export function contest(bytes: Uint8Array, claims: Claims): Winner {
  const sample = sampleOf(bytes)
  const claimed = new Set([...claims.page, claims.http ?? ''].map(charsetOfLabel))
  const rows = readings(sample, bytes.subarray(0, sample.length), claimed).map(({ charset, reading }) => {
    const bonus = claimed.has(charset) ? CLAIM_BITS : 0
    return { charset, reading, bits: bitsOf(reading) + (PRIOR_BITS[charset] ?? 0) - bonus }
  })
  rows.sort((a, b) => a.bits - b.bits)
  const [best, second] = rows
  const charset = best?.charset ?? 'utf-8'
  const margin = best && second ? second.bits - best.bits : 0
  const reading = best && sample.length === bytes.length ? best.reading : null
  return { charset, confidence: 1 - 0.5 * 2 ** (-margin / 4), reading }
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
    if (charset && !isJudged(charset) && !OURS.has(charset)) {
      rows.push({ charset, reading: readUnits(readAs(sample, charset)) })
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
export function isUsual({ wide, wideBits, errors }: Reading): boolean {
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
