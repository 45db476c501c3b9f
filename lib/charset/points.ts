/**
 * Characters in a row of symbols: which code point stands at a place, in each charset, and what it costs. Pure.
 */
import { type CodeTables, FIRST_LEAD, TRAILS } from './code-tables.ts'
import { ASTRAL_INDEX, fourByteIndex, LAST_ASTRAL_INDEX } from './reading.ts'

/** Cost of a code point (or of two units in one number, as the tables have them) by the table of costs. */
export function costOfPoint(costs: Uint8Array, point: number): number {
  if (point < 0x10000) return costs[point] ?? 0
  if (point <= 0x10ffff) return (costs[0xd800 + ((point - 0x10000) >> 10)] ?? 0) + (costs[0xdc00] ?? 0)
  return (costs[point >>> 16] ?? 0) + (costs[point & 0xffff] ?? 0)
}

/** Code point of the well-formed UTF-8 sequence of so many bytes at a place; a missing byte counts as zero bits. */
export function sequencePoint(symbols: Uint16Array, i: number, size: number): number {
  const a = symbols[i] ?? 0
  const b = (symbols[i + 1] ?? 0) & 0x3f
  if (size === 2) return ((a & 0x1f) << 6) | b
  const c = (symbols[i + 2] ?? 0) & 0x3f
  if (size === 3) return ((a & 0x0f) << 12) | (b << 6) | c
  return ((a & 0x07) << 18) | (b << 12) | (c << 6) | ((symbols[i + 3] ?? 0) & 0x3f)
}

/** Code point of the GB18030 character at a place, 0 for none. */
export function gbPoint(gb: CodeTables, symbols: Uint16Array, i: number, end: number): number {
  const a = symbols[i] ?? 0
  if (a === 0x80) return 0x20ac
  const pair = pairPoint(gb.pairs, a, i + 1 < end ? (symbols[i + 1] ?? 0) : 0)
  if (pair > 0) return pair
  const index = fourByteIndex(symbols, i, end)
  if (index < 0) return 0
  if (index < gb.fours.length) return gb.fours[index] ?? 0
  return index >= ASTRAL_INDEX && index <= LAST_ASTRAL_INDEX ? index - ASTRAL_INDEX + 0x10000 : 0
}

/** Code point of a two-byte character, 0 for none; above 0x10FFFF two units, high and low half. */
export function pairPoint(pairs: Uint32Array, a: number, b: number): number {
  if (a < FIRST_LEAD || a > 0xfe || b < 0x40 || b > 0xfe) return 0
  return pairs[(a - FIRST_LEAD) * TRAILS + b] ?? 0
}

/** Bytes of a double-byte charset's character by its first two. */
export function lengthOf(a: number, b: number): number {
  if (a === 0x80) return 1
  return b < 0x40 ? 4 : 2
}
