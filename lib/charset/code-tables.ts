/**
 * Lookup tables for the two double-byte charsets, made at first use from decoders that are right.
 *
 * GB18030 comes from the platform's decoder, which has the 2022 mapping (A6D9 is U+FE10, not private use); Big5 with
 * the Hong Kong characters from iconv-lite, whose `big5hkscs` is the web's index (the platform's `big5` silently lacks
 * them). Neither says where a document goes wrong, which is why reading itself is ours. Pure.
 */
import iconv from 'iconv-lite'

/** Codes per lead byte in the tables: the trail byte is the index. */
export const TRAILS = 256

/** First lead byte of both charsets. */
export const FIRST_LEAD = 0x81

const LEADS = 126

/** Number of four-byte GB18030 codes before U+10000 (`81 30 81 30` to `84 31 A4 39`). */
const FOUR_BYTE_BMP = 39_420

/** The tables of one charset. */
export interface CodeTables {
  /** `(lead - 0x81) * 256 + trail` to a code point, 0 for none; above 0x10FFFF two units, high and low half. */
  readonly pairs: Uint32Array
  /** Linear four-byte index below U+10000 to a UTF-16 unit; empty for Big5. */
  readonly fours: Uint16Array
  /** UTF-16 unit to its bytes as one number (two or four bytes), 0 for none. Astral characters are not in it. */
  readonly encode: Uint32Array
}

let gb: CodeTables | null = null
let big5: CodeTables | null = null

/** @returns GB18030-2022, which holds GB2312 and GBK. */
export function gbTables(): CodeTables {
  gb ??= buildGb()
  return gb
}

/** @returns Big5 with ETEN and HKSCS-2008, as the Encoding Standard has it. */
export function big5Tables(): CodeTables {
  big5 ??= buildBig5()
  return big5
}

function buildGb(): CodeTables {
  const pairs = new Uint32Array(LEADS * TRAILS)
  const encode = new Uint32Array(0x10000)
  const decoder = new TextDecoder('gb18030')
  const row = new Uint8Array(190 * 2)
  for (let lead = 0; lead < LEADS; lead++) {
    let n = 0
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      row[n++] = FIRST_LEAD + lead
      row[n++] = trail
    }
    const text = decoder.decode(row)
    for (let i = 0; i < n / 2; i++) {
      const trail = row[2 * i + 1] ?? 0
      const unit = text.charCodeAt(i)
      pairs[lead * TRAILS + trail] = unit
      encode[unit] ||= ((FIRST_LEAD + lead) << 8) | trail
    }
  }
  const fours = buildFours(decoder)
  for (let i = 0; i < fours.length; i++) encode[fours[i] ?? 0] ||= fourByteCode(i)
  encode.fill(0, 0xd800, 0xe000)
  encode[0xfffd] = 0
  return { pairs, fours, encode }
}

function buildFours(decoder: TextDecoder): Uint16Array {
  const bytes = new Uint8Array(FOUR_BYTE_BMP * 4)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < FOUR_BYTE_BMP; i++) view.setUint32(i * 4, fourByteCode(i))
  const text = decoder.decode(bytes)
  const fours = new Uint16Array(FOUR_BYTE_BMP)
  for (let i = 0; i < FOUR_BYTE_BMP; i++) fours[i] = text.charCodeAt(i)
  return fours
}

/** The four bytes of a linear index as one unsigned number: 126 × 10 × 126 × 10 codes in order. */
function fourByteCode(index: number): number {
  const d = 0x30 + (index % 10)
  const c = 0x81 + (Math.floor(index / 10) % 126)
  const b = 0x30 + (Math.floor(index / 1260) % 10)
  const a = 0x81 + Math.floor(index / 12_600)
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}

/** Parts a run of codes for the decoder; never a part of one. */
const SEPARATOR = 0x0a

function buildBig5(): CodeTables {
  const pairs = new Uint32Array(LEADS * TRAILS)
  const encode = new Uint32Array(0x10000)
  const codes = big5Codes()
  // One call for all codes: a call each took a tenth of a second, more than reading a day's pages.
  const texts = iconv.decode(codes, 'big5hkscs').split('\n')
  for (let i = 0; i * 3 < codes.length; i++) {
    const text = texts[i] ?? ''
    if (text === '' || text.includes('\ufffd')) continue
    const code = codes.readUInt16BE(i * 3)
    pairs[((code >> 8) - FIRST_LEAD) * TRAILS + (code & 0xff)] = pointOf(text)
    if (text.length === 1) encode[text.charCodeAt(0)] ||= code
  }
  preferStandardCodes(encode)
  return { pairs, fours: new Uint16Array(0), encode }
}

/** Every code that a lead and a trail byte can make, each with a separator behind it. */
function big5Codes(): Buffer {
  const codes: number[] = []
  for (let lead = FIRST_LEAD; lead < FIRST_LEAD + LEADS; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail <= 0x7e || trail >= 0xa1) codes.push(lead, trail, SEPARATOR)
    }
  }
  return Buffer.from(codes)
}

function pointOf(text: string): number {
  const point = text.codePointAt(0) ?? 0
  return String.fromCodePoint(point) === text ? point : text.charCodeAt(0) * 0x10000 + text.charCodeAt(1)
}

/** A character with two codes is written with the one that the standard's encoder uses. */
function preferStandardCodes(encode: Uint32Array): void {
  const units: number[] = []
  for (let unit = 0x80; unit < 0x10000; unit++) if (encode[unit]) units.push(unit)
  const bytes = iconv.encode(units.map((unit) => `${String.fromCharCode(unit)}\n`).join(''), 'big5hkscs')
  let at = 0
  for (const unit of units) {
    const end = bytes.indexOf(SEPARATOR, at)
    if (end - at === 2) encode[unit] = bytes.readUInt16BE(at)
    at = end + 1
  }
}
