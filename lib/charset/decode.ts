/**
 * Bytes to text: finds out what a document is encoded in, and reads it.
 *
 * The order is: a source's own setting, byte-order mark, escapes of the seven-bit charsets, UTF-8, a claim
 * that the characters bear out, then a contest (`contest.ts`). Pure; never throws.
 */
import { isUtf8 } from 'node:buffer'
import type { CharsetEvidence } from '../article.ts'
import { type Candidate, contest, isUsual } from './contest.ts'
import { type Claims, findClaims } from './declared.ts'
import { looksHz, looksIso2022, readHz, readIso2022 } from './escaped.ts'
import { type Charset, charsetOfLabel } from './labels.ts'
import { type MendedText, mendReading } from './mend.ts'
import { isJudged, type JudgedCharset, markLength, markOf, READERS, readAs } from './readers.ts'
import { readValidUtf8 } from './reading.ts'
import { type Reading, scratch } from './sink.ts'
import { unfold } from './unfold.ts'

/** What is known about a document besides its bytes. */
export interface CharsetHints {
  /** HTTP `Content-Type` as saved. */
  readonly contentType?: string | null
  /** Charset that `archive/sources.json` sets for this source; obeyed where it is on the allowlist. */
  readonly override?: string | null
}

/** Decoded text and how we know. */
export interface Decoded extends CharsetEvidence {
  /** The document's text before parsing. Byte-order marks are dropped; line ends stay as they were. */
  readonly text: string
}

/** Valid UTF-8 with this many characters beyond ASCII is UTF-8 without a contest. */
const SURE_UTF8_CHARACTERS = 24

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
  if (!isJudged(charset)) return { text: readAs(bytes, charset), repairs: [] }
  const body = bytes.subarray(markLength(bytes, charset))
  const whole = reading ?? READERS[charset](body, scratch(body.length))
  if (charset.startsWith('utf-16')) return mendReading(whole, null, charset)
  return (whole.errors > 0 && readUnfolded(body, charset, whole.errors)) || mendReading(whole, body, charset)
}

/** Reads a document whose lines were folded through characters, where joining them mends most of the errors. */
function readUnfolded(folded: Uint8Array, charset: JudgedCharset, errors: number): MendedText | null {
  const bytes = unfold(folded)
  if (!bytes) return null
  const reading = READERS[charset](bytes)
  if (reading.errors * 2 > errors) return null
  const { text, repairs } = mendReading(reading, bytes, charset)
  const reason = '原文每隔固定字节被强行折行，把字切成两半，已接回'
  return { text, repairs: [{ kind: 'folded-lines', at: 0, length: text.length, reason }, ...repairs] }
}

function judge(bytes: Uint8Array, claims: Claims): Verdict {
  if (bytes.length === 0) return verdict('utf-8', 0, ['空文件'])
  const mark = markOf(bytes)
  if (mark) return verdict(mark, 1, ['文件以字节顺序标记（BOM）开头'])
  const sure = judgeEscapes(bytes) ?? judgeUtf8(bytes)
  if (sure) return sure
  const claimed = readClaimed(bytes, claims)
  return judgeClaimed(claimed) ?? judgeContest(bytes, claims, claimed)
}

function verdict(
  charset: Charset,
  confidence: number,
  evidence: readonly string[],
  reading: Reading | null = null,
): Verdict {
  return { charset, confidence, evidence, reading }
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

function judgeContest(bytes: Uint8Array, claims: Claims, claimed: ClaimedReading | null): Verdict {
  const { charset, confidence, reading } = contest(bytes, claims)
  const read = charset === claimed?.charset ? claimed.reading : reading
  return verdict(charset, confidence, [`按用字常见程度判断为 ${charset}`], read)
}
