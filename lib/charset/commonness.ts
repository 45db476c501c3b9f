/**
 * How surprising a character is in Chinese news, in quarter bits: the one yardstick that every decision here uses.
 *
 * Han characters come from the generated table (counts of real words); everything else from classes set by hand, in
 * the order "punctuation of the press, Latin and kana, symbols, letters of other scripts, controls". Loaded on first
 * use: a command that decodes nothing pays nothing. Pure.
 */
import { COMMONNESS } from './tables/commonness.generated.ts'

/** Costs are kept as bytes in quarter bits, so that sums stay integers. */
export const UNITS_PER_BIT = 4

/** Bits for a byte that belongs to no character: dearer than any character that people write. */
export const ERROR_BITS = 30

type Range = readonly [from: number, to: number, bits: number]

/** Classes by code point, later rows overrule earlier ones. Bits were set by hand on text of our own. */
const CLASSES: readonly Range[] = [
  [0x0000, 0x001f, 26],
  [0x0009, 0x000a, 5],
  [0x000d, 0x000d, 5],
  [0x0020, 0x0020, 5],
  [0x0021, 0x007e, 7],
  [0x0030, 0x0039, 5.5],
  [0x0061, 0x007a, 6],
  [0x007f, 0x009f, 26],
  [0x00a0, 0x00bf, 16.5],
  [0x00a0, 0x00a0, 10],
  [0x00a5, 0x00a5, 11],
  [0x00a9, 0x00a9, 10],
  [0x00b0, 0x00b1, 12],
  [0x00b7, 0x00b7, 9],
  [0x00c0, 0x00ff, 15],
  [0x0100, 0x017f, 15],
  [0x0180, 0x02ff, 18],
  [0x0300, 0x036f, 18],
  [0x0370, 0x052f, 18],
  [0x0391, 0x03c9, 13],
  [0x0410, 0x044f, 12],
  [0x0401, 0x0401, 13],
  [0x0451, 0x0451, 13],
  [0x0530, 0x1dff, 19],
  [0x1e00, 0x1e9f, 18],
  [0x1ea0, 0x1ef9, 13],
  [0x1efa, 0x1fff, 19],
  [0x2000, 0x206f, 15],
  [0x2013, 0x2015, 9],
  [0x2018, 0x2019, 10],
  [0x201c, 0x201d, 7.5],
  [0x2022, 0x2022, 11],
  [0x2026, 0x2026, 9],
  [0x200b, 0x200d, 13],
  [0x2070, 0x20ff, 15],
  [0x20ac, 0x20ac, 13],
  [0x2100, 0x24ff, 13],
  [0x2460, 0x249b, 11],
  [0x2500, 0x266f, 11.5],
  [0x2670, 0x2bff, 15],
  [0x2c00, 0x2dff, 20],
  [0x2e80, 0x2fff, 17],
  [0x3000, 0x303f, 13],
  [0x3000, 0x3000, 6],
  [0x3001, 0x3001, 6],
  [0x3002, 0x3002, 6],
  [0x3008, 0x300d, 9],
  [0x300a, 0x300b, 8],
  [0x3010, 0x3011, 9],
  [0x3040, 0x30ff, 11],
  [0x3100, 0x312f, 13],
  [0x3130, 0x318f, 16],
  [0x3190, 0x33ff, 14],
  [0x3400, 0x4dbf, 23],
  [0x4dc0, 0x4dff, 20],
  [0x4e00, 0x9fff, 21],
  [0xa000, 0xabff, 21],
  [0xac00, 0xd7ff, 14],
  [0xd800, 0xdbff, 14],
  [0xd83c, 0xd83e, 9],
  [0xdc00, 0xdfff, 9],
  [0xe000, 0xf8ff, 24],
  [0xf900, 0xfaff, 21],
  [0xfb00, 0xfdff, 20],
  [0xfe00, 0xfe2f, 18],
  [0xfe30, 0xfe6f, 13],
  [0xfe70, 0xfeff, 20],
  [0xfeff, 0xfeff, 12],
  [0xff00, 0xff5e, 11],
  [0xff01, 0xff01, 9],
  [0xff08, 0xff09, 8],
  [0xff0c, 0xff0c, 5],
  [0xff1a, 0xff1b, 8],
  [0xff1f, 0xff1f, 9],
  [0xff5f, 0xffef, 18],
  [0xffe5, 0xffe5, 11],
  [0xfff0, 0xffff, 30],
]

let table: Uint8Array | null = null

/**
 * The table of costs, one byte for every UTF-16 unit; both halves of a surrogate pair count.
 *
 * @returns 65,536 costs in quarter bits, 16 to 120. The same array every time: callers only read it.
 */
export function costTable(): Uint8Array {
  table ??= build()
  return table
}

function build(): Uint8Array {
  const costs = new Uint8Array(0x10000)
  for (const [from, to, bits] of CLASSES) costs.fill(bits * UNITS_PER_BIT, from, to + 1)
  for (const [bits, chars] of COMMONNESS) {
    for (let i = 0; i < chars.length; i++) costs[chars.charCodeAt(i)] = bits * UNITS_PER_BIT
  }
  return costs
}
