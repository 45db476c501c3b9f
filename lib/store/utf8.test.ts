import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeUtf8 } from './utf8.ts'

test('text that was encoded comes back, whatever its characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const bytes = Buffer.from(text)
      expect(decodeUtf8(bytes, bytes.length)).toBe(text)
    }),
  )
})

test('only the bytes up to the end are read, and long texts are whole', () => {
  const text = 'aé旧闻𠀀'.repeat(20_000)
  expect(decodeUtf8(Buffer.from(`${text}后`), Buffer.byteLength(text))).toBe(text)
})
