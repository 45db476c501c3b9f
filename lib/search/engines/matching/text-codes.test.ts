import fc from 'fast-check'
import { expect, test } from 'vitest'
import { behindUnits, findCodes, TextCodes, UnitCounter, unitsOf, widthAt } from './text-codes.ts'

/** Codes learned from a text whose units need one, two and three bytes. */
function wideCodes(): TextCodes {
  const counter = new UnitCounter()
  counter.add(Array.from({ length: 12_000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join(''))
  counter.add('的的的，，。')
  return new TextCodes(counter.ranked())
}

const codes = wideCodes()

function encode(text: string): Buffer {
  const out = Buffer.alloc(text.length * 3)
  return out.subarray(0, codes.encode(unitsOf(text), out, 0))
}

const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom('的', '，', '\u4e01', '\u5000', '\u7c00', '\u7c01', '\n', 'a'),
    maxLength: 30,
  }),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

test('decoding what was encoded gives the text back, lone surrogates too', () => {
  fc.assert(
    fc.property(text, (t) => {
      const bytes = encode(t)
      let read = ''
      for (let at = 0; at < bytes.length; at += widthAt(bytes, at))
        read += String.fromCharCode(codes.unitAt(bytes, at))
      expect(read).toBe(t)
    }),
  )
})

test('a search for codes finds a text exactly where includes does', () => {
  fc.assert(
    fc.property(text, text, (haystack, needle) => {
      fc.pre(needle.length > 0)
      const bytes = encode(haystack)
      const found = findCodes(bytes, encode(needle), 0, bytes.length)
      const at = haystack.indexOf(needle)
      expect(found).toBe(at < 0 ? -1 : encode(haystack.slice(0, at)).length)
    }),
    { numRuns: 2000 },
  )
})

test('the place behind so many characters is where their codes end', () => {
  fc.assert(
    fc.property(text, fc.nat(30), (t, count) => {
      fc.pre(count <= t.length)
      expect(behindUnits(encode(t), 0, count)).toBe(encode(t.slice(0, count)).length)
    }),
    { numRuns: 1000 },
  )
})

test('the trailing bytes of a character are no character of their own', () => {
  const pair = encode('\u5000')
  expect(pair.length).toBe(2)
  const single = Buffer.from([pair[1] ?? 0])
  expect(findCodes(pair, single, 0, pair.length)).toBe(-1)
})

test('common characters take one byte, and a character that no text has gives no needle', () => {
  const few = new TextCodes('的一是'.split('').map((c) => c.charCodeAt(0)))
  expect(few.needle('的一')?.length).toBe(2)
  expect(few.needle('的鲸')).toBeNull()
})
