/**
 * What always holds of decoding, whatever the text or the bytes.
 */
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { big5Tables, gbTables } from './code-tables.ts'
import { decodeBytes } from './decode.ts'
import { readBig5, readGb, readUtf8, readUtf16, textOf } from './reading.ts'
import { COMMONNESS } from './tables/commonness.generated.ts'

const text = (reading: { units: Uint16Array; length: number }) => textOf(reading.units, reading.length)

/** Any well-formed text without NUL. */
const anyText = fc.string({ unit: 'grapheme', maxLength: 200 }).map((s) => s.toWellFormed())

/** Text as the press writes it: characters of the common rows, with punctuation and line ends. */
const commonCharacters = COMMONNESS.slice(0, 9).flatMap(([, row]) => [...row])
const newsText = fc
  .array(fc.constantFrom(...commonCharacters, ...commonCharacters, '，', '。', '、', '\n', '2021', 'GDP'), {
    minLength: 12,
    maxLength: 300,
  })
  .map((parts) => parts.join(''))

const carriedBy = (encode: Uint32Array) => (s: string) =>
  [...s].filter((c) => c.length === 1 && (c < '\x80' || (encode[c.charCodeAt(0)] ?? 0) > 0)).join('')

test('reading UTF-8 undoes writing it, for any text', () => {
  fc.assert(
    fc.property(anyText, (s) => {
      expect(text(readUtf8(Buffer.from(s)))).toBe(s)
    }),
  )
})

test('reading UTF-16 undoes writing it, both ways, for any text', () => {
  fc.assert(
    fc.property(anyText, (s) => {
      expect(text(readUtf16(Buffer.from(s, 'utf16le'), true))).toBe(s)
      expect(text(readUtf16(Buffer.from(s, 'utf16le').swap16(), false))).toBe(s)
    }),
  )
})

test('GB18030 is read as the platform reads it, every two-byte and four-byte code', () => {
  const decoder = new TextDecoder('gb18030')
  fc.assert(
    fc.property(anyText, (s) => {
      const bytes = iconv.encode(s, 'gb18030')
      expect(text(readGb(bytes))).toBe(decoder.decode(bytes))
    }),
  )
  const { encode } = gbTables()
  for (let unit = 0x80; unit < 0x10000; unit++) {
    const code = encode[unit] ?? 0
    if (code === 0) continue
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(code)
    expect(text(readGb(code > 0xffff ? bytes : bytes.subarray(2))).charCodeAt(0)).toBe(unit)
  }
})

test('Big5 is read as iconv-lite reads it, every code that it has', () => {
  const { pairs } = big5Tables()
  let codes = 0
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (!pairs[(lead - 0x81) * 256 + trail]) continue
      const bytes = Buffer.from([lead, trail])
      if (text(readBig5(bytes)) !== iconv.decode(bytes, 'big5hkscs')) expect([lead, trail]).toBe('read alike')
      codes++
    }
  }
  expect(codes).toBeGreaterThan(18_000)
})

for (const [name, encode, prepare] of [
  ['UTF-8', (s: string) => Buffer.from(s), (s: string) => s],
  ['GB18030', (s: string) => iconv.encode(s, 'gb18030'), carriedBy(gbTables().encode)],
  ['UTF-16LE', (s: string) => Buffer.from(s, 'utf16le'), (s: string) => s],
  ['UTF-16BE', (s: string) => Buffer.from(s, 'utf16le').swap16(), (s: string) => s],
] as const) {
  test(`text of common characters in ${name} comes back as it was, without repairs`, () => {
    fc.assert(
      fc.property(newsText, (s) => {
        const decoded = decodeBytes(encode(prepare(s)))
        expect(decoded.text).toBe(prepare(s))
        expect(decoded.repairs).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
}

test('decoding never throws, whatever the bytes, and repairs lie inside the text', () => {
  const fragments = [
    Buffer.from('<p>新闻</p>\n'),
    iconv.encode('今天的新闻', 'gb18030'),
    iconv.encode('今天的新聞', 'big5hkscs'),
    Buffer.from('¹«°²²¿Ã©ä¸­å›½'),
    Buffer.from('鍏畨閮ㄦ柊闂'),
    Buffer.from('~{<:Ky~}\x1b$)A\x0e<:Ky\x0f', 'latin1'),
    Buffer.from('<meta charset="gb2312">\ufeff'),
  ].map((b) => new Uint8Array(b))
  const bytes = fc
    .array(fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.constantFrom(...fragments)), { maxLength: 24 })
    .map((parts) => Buffer.concat(parts))
  fc.assert(
    fc.property(bytes, fc.option(fc.string()), fc.option(fc.string()), (b, contentType, override) => {
      const { text, repairs, confidence } = decodeBytes(b, { contentType, override })
      expect(text.isWellFormed()).toBe(true)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
      for (const { at, length } of repairs) {
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at + length).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 1500 },
  )
})

test('the same bytes give the same text, also where they lie inside a larger buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (b) => {
      const inside = new Uint8Array(b.length + 7)
      inside.set(b, 3)
      expect(decodeBytes(inside.subarray(3, 3 + b.length))).toEqual(decodeBytes(b))
    }),
  )
})
