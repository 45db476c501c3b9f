/**
 * Reads bytes as one charset, and notes on the way which stretches look wrong.
 *
 * One pass does what a decoder and a judge would do in two: units are written to an array, every character's cost is
 * added up, and a stretch between cuts (`< > CR LF`, never part of a character in GBK or Big5) that holds errors or a
 * run of unlikely characters is noted as a doubt. Clean text has none, so only doubtful bytes are worked again. Pure.
 */
import { transcode } from 'node:buffer'
import { big5Tables, FIRST_LEAD, gbTables, TRAILS } from './code-tables.ts'
import { costTable, UNITS_PER_BIT } from './commonness.ts'
import { DOUBT_AT, type Doubt, endsLongStretch, type Reading, Sink, USUAL_COST } from './sink.ts'

/**
 * Reads UTF-8 that is known to be valid: the platform turns it into units, several times faster than we could, and
 * only the judging is ours. Doubts carry no bytes, for no byte of such a document is ever read anew.
 */
export function readValidUtf8(bytes: Uint8Array): Reading {
  const buffer = transcode(bytes, 'utf8', 'utf16le')
  return judgeUnits(new Uint16Array(buffer.buffer, buffer.byteOffset, buffer.length >> 1))
}

/** Judges text as {@link readUtf8} does while reading; one loop without calls, since every clean page takes it. */
function judgeUnits(units: Uint16Array): Reading {
  const costs = costTable()
  const doubts: Doubt[] = []
  const length = units.length
  let cost = 0
  let wide = 0
  let excess = 0
  let start = 0
  let doubtful = false
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0
    if (unit >= 0x80) {
      const c = costs[unit] ?? 0
      cost += c
      wide++
      excess += c - USUAL_COST
      if (excess < 0) excess = 0
      else if (excess > DOUBT_AT) doubtful = true
    } else if (
      unit === 0x3c ||
      unit === 0x3e ||
      unit === 0x0a ||
      unit === 0x0d ||
      endsLongStretch(unit, i - start)
    ) {
      if (doubtful) doubts.push({ from: 0, to: 0, at: start, end: i, broken: false })
      doubtful = false
      excess = 0
      start = i
    }
  }
  if (doubtful) doubts.push({ from: 0, to: 0, at: start, end: length, broken: false })
  return { units, length, errors: 0, wideBits: cost / UNITS_PER_BIT, wide, doubts }
}

/** Reads UTF-8; each maximal bad part is one error, as the Encoding Standard has it. */
export function readUtf8(bytes: Uint8Array, units: Uint16Array = new Uint16Array(bytes.length)): Reading {
  const sink = new Sink(units)
  const end = bytes.length
  let i = 0
  while (i < end) {
    const a = bytes[i] ?? 0
    if (a < 0x80) {
      sink.ascii(a, i++)
      continue
    }
    // Nearly every Han character: three bytes with no further conditions.
    if (a >= 0xe1 && a <= 0xec && i + 2 < end) {
      const b = bytes[i + 1] ?? 0
      const c = bytes[i + 2] ?? 0
      if ((b & 0xc0) === 0x80 && (c & 0xc0) === 0x80) {
        sink.unit(((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f))
        i += 3
        continue
      }
    }
    const size = sequenceLength(bytes, i, end)
    if (size > 0) {
      emitSequence(sink, bytes, i, size)
      i += size
    } else {
      if (size < 0 && i - size >= end) sink.cutOff()
      else sink.error()
      i += size < 0 ? -size : 1
    }
  }
  return sink.done(end)
}

function emitSequence(sink: Sink, bytes: Uint8Array, i: number, size: number): void {
  const a = bytes[i] ?? 0
  const b = (bytes[i + 1] ?? 0) & 0x3f
  const c = (bytes[i + 2] ?? 0) & 0x3f
  if (size === 2) sink.unit(((a & 0x1f) << 6) | b)
  else if (size === 3) sink.unit(((a & 0x0f) << 12) | (b << 6) | c)
  else sink.astral(((a & 0x07) << 18) | (b << 12) | (c << 6) | ((bytes[i + 3] ?? 0) & 0x3f))
}

/**
 * Length of the UTF-8 sequence at a place.
 *
 * @returns 2 to 4 for a good one; 0 for a byte that starts none; −n where n bytes are the start of one that is cut.
 */
export function sequenceLength(bytes: Uint8Array | Uint16Array, i: number, end: number): number {
  const a = bytes[i] ?? 0
  if (a < 0xc2 || a > 0xf4) return 0
  const b = i + 1 < end ? (bytes[i + 1] ?? 0) : 0
  const low = a === 0xe0 ? 0xa0 : a === 0xf0 ? 0x90 : 0x80
  const high = a === 0xed ? 0x9f : a === 0xf4 ? 0x8f : 0xbf
  if (b < low || b > high) return -1
  if (a < 0xe0) return 2
  const c = i + 2 < end ? (bytes[i + 2] ?? 0) : 0
  if (c < 0x80 || c > 0xbf) return -2
  if (a < 0xf0) return 3
  const d = i + 3 < end ? (bytes[i + 3] ?? 0) : 0
  return d < 0x80 || d > 0xbf ? -3 : 4
}

/** Reads GB18030-2022, and with it GB2312 and GBK. Byte 80 is the euro sign, as in Windows' GBK. */
export function readGb(bytes: Uint8Array, units: Uint16Array = new Uint16Array(bytes.length)): Reading {
  const { pairs, fours } = gbTables()
  const sink = new Sink(units)
  const end = bytes.length
  let i = 0
  while (i < end) {
    const a = bytes[i] ?? 0
    if (a < 0x80) {
      sink.ascii(a, i++)
      continue
    }
    const b = i + 1 < end ? (bytes[i + 1] ?? 0) : -1
    const unit = a > 0x80 && a < 0xff && b >= 0x40 ? (pairs[(a - FIRST_LEAD) * TRAILS + b] ?? 0) : 0
    if (unit !== 0) {
      sink.unit(unit)
      i += 2
      continue
    }
    const point = fourByteIndex(bytes, i, end)
    if (point >= 0 && point < fours.length) sink.unit(fours[point] ?? 0)
    else if (point >= ASTRAL_INDEX && point <= LAST_ASTRAL_INDEX) sink.astral(point - ASTRAL_INDEX + 0x10000)
    else if (a === 0x80) sink.unit(0x20ac)
    else {
      if (b < 0 && a < 0xff) sink.cutOff()
      else sink.error()
      i++
      continue
    }
    i += a === 0x80 ? 1 : 4
  }
  return sink.done(end)
}

/** Linear index of `90 30 81 30`, which is U+10000, and of the last code point. */
export const ASTRAL_INDEX = 189_000
export const LAST_ASTRAL_INDEX = ASTRAL_INDEX + 0xfffff

/** Linear index of the four-byte GB18030 code at a place, or −1. */
export function fourByteIndex(bytes: Uint8Array | Uint16Array, i: number, end: number): number {
  if (i + 3 >= end) return -1
  const a = (bytes[i] ?? 0) - 0x81
  const b = (bytes[i + 1] ?? 0) - 0x30
  const c = (bytes[i + 2] ?? 0) - 0x81
  const d = (bytes[i + 3] ?? 0) - 0x30
  const good = a >= 0 && a < 126 && b >= 0 && b < 10 && c >= 0 && c < 126 && d >= 0 && d < 10
  return good ? ((a * 10 + b) * 126 + c) * 10 + d : -1
}

/** Reads Big5 with the ETEN and Hong Kong characters. */
export function readBig5(bytes: Uint8Array, units: Uint16Array = new Uint16Array(bytes.length)): Reading {
  const { pairs } = big5Tables()
  const sink = new Sink(units)
  const end = bytes.length
  let i = 0
  while (i < end) {
    const a = bytes[i] ?? 0
    if (a < 0x80) {
      sink.ascii(a, i++)
      continue
    }
    const b = i + 1 < end ? (bytes[i + 1] ?? 0) : -1
    const point = a > 0x80 && a < 0xff && b >= 0x40 ? (pairs[(a - FIRST_LEAD) * TRAILS + b] ?? 0) : 0
    if (point === 0) {
      if (b < 0 && a > 0x80 && a < 0xff) sink.cutOff()
      else sink.error()
      i++
      continue
    }
    emitPoint(sink, point)
    i += 2
  }
  return sink.done(end)
}

function emitPoint(sink: Sink, point: number): void {
  if (point < 0x10000) sink.unit(point)
  else if (point <= 0x10ffff) sink.astral(point)
  else {
    sink.unit(point >>> 16)
    sink.unit(point & 0xffff)
  }
}

/** Reads UTF-16 without a mark. An odd last byte is dropped; lone surrogates become U+FFFD. */
export function readUtf16(bytes: Uint8Array, littleEndian: boolean): Reading {
  const sink = new Sink(new Uint16Array((bytes.length >> 1) + 1))
  const low = littleEndian ? 0 : 1
  const last = bytes.length - 1
  for (let i = 0; i < last; i += 2) {
    const unit = (bytes[i + low] ?? 0) | ((bytes[i + 1 - low] ?? 0) << 8)
    if (unit < 0x80) sink.ascii(unit, i)
    else if (unit < 0xd800 || unit > 0xdfff) sink.unit(unit)
    else {
      const next = i + 3 <= last ? (bytes[i + 2 + low] ?? 0) | ((bytes[i + 3 - low] ?? 0) << 8) : 0
      if (unit < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
        sink.unit(unit)
        sink.unit(next)
        i += 2
      } else sink.error()
    }
  }
  return sink.done(bytes.length)
}

/** Cost of a whole reading with its ASCII, in bits: what a contest between charsets compares. */
export function bitsOf({ units, length, wideBits }: Reading): number {
  const costs = costTable()
  let cost = 0
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0
    if (unit < 0x80) cost += costs[unit] ?? 0
  }
  return wideBits + cost / UNITS_PER_BIT
}

/** True where a run of characters is unlikely, by the same measure that makes doubts. */
export function isDoubtful(units: Uint16Array): boolean {
  const costs = costTable()
  let excess = 0
  for (const unit of units) {
    if (unit < 0x80) continue
    excess = Math.max(0, excess + (costs[unit] ?? 0) - USUAL_COST)
    if (excess > DOUBT_AT) return true
  }
  return false
}

/** Takes text apart as a reading, so that its characters can be judged like those of bytes. */
export function readUnits(text: string): Reading {
  const sink = new Sink(new Uint16Array(text.length))
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) sink.ascii(unit, i)
    else sink.unit(unit)
  }
  return sink.done(text.length)
}

/** UTF-16 units as text; only the first `length` count. */
export function textOf(units: Uint16Array, length: number): string {
  return Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le')
}
