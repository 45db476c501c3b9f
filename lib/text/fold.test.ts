import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isIgnored } from './chars.ts'
import { fold, foldStrict, foldText, hasVariants } from './fold.ts'

const cases = [
  { says: 'full-width letters become lower-case ASCII', input: 'ＡＰＰ下载', output: 'app下载' },
  { says: 'Han characters of simplified text are left as they are', input: '兰州日报', output: '兰州日报' },
  { says: 'traditional characters become simplified', input: '蘭州颱風', output: '兰州台风' },
  {
    says: 'the spellings of one word in Taiwan and Hong Kong become one',
    input: '臺裏裡羣爲為',
    output: '台里里群为为',
  },
  { says: 'a character of simplified writing is no variant of another', input: '幺么', output: '幺么' },
  {
    says: 'zero-width characters and byte-order marks are dropped',
    input: '新\u200b闻\ufeff',
    output: '新闻',
  },
  { says: 'variation selectors are dropped', input: '葛\u{e0100}城\ufe00', output: '葛城' },
  { says: 'compatibility characters are spelled out', input: '㎡㈱⑫', output: 'm2(株)12' },
  { says: 'a combining mark joins its letter', input: 'CAFE\u0301', output: 'café' },
  { says: 'half-width kana join their marks', input: 'ｶﾞ', output: 'ガ' },
  { says: 'a character beyond U+FFFF is folded too', input: '𡞵', output: '㛟' },
  { says: 'emoji are left as they are', input: '👍🏽', output: '👍🏽' },
]
for (const { says, input, output } of cases) test(says, () => expect(fold(input).text).toBe(output))

test('strict folding keeps scripts apart but not width and case', () => {
  expect(foldStrict('臺灣ＡＰＰ').text).toBe('臺灣app')
})

test('some characters have other spellings and some have none', () => {
  expect(hasVariants('中国')).toBe(true)
  expect(hasVariants('中')).toBe(false)
})

test('origins lead back to where each unit began', () => {
  const folded = fold('a\u200b㎡b')
  expect(folded.text).toBe('am2b')
  expect([...folded.origins]).toEqual([0, 2, 2, 3, 4])
})

test('thousands of combining marks are folded quickly', () => {
  const start = performance.now()
  fold(`a${'\u0301\u0323'.repeat(50_000)}`)
  expect(performance.now() - start).toBeLessThan(2000)
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('臺', '，', 'Ａ', '\u0301', '\u200b', '㎡', 'e', ' ', '\u1100', '\u1161'),
    maxLength: 40,
  }),
)

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(text, (t) => {
      expect(foldText(foldText(t))).toBe(foldText(t))
    }),
  )
})

test('without variants, folding is NFKC and lower case without what nobody sees', () => {
  fc.assert(
    fc.property(text, (t) => {
      const seen = Array.from(t.replace(/[\u{e0000}-\u{e03ff}]/gu, ''))
        .filter((c) => c.length > 1 || !isIgnored(c.charCodeAt(0)))
        .join('')
      const lower = (s: string) => Array.from(s, (c) => c.toLowerCase()).join('')
      expect(foldStrict(t).text).toBe(lower(seen.normalize('NFKC')).normalize('NFKC'))
    }),
  )
})

test('origins never go back, and end at the end of the original', () => {
  fc.assert(
    fc.property(text, (t) => {
      const { text: folded, origins } = fold(t)
      expect(origins.length).toBe(folded.length + 1)
      expect(origins[folded.length]).toBe(t.length)
      for (let i = 1; i < origins.length; i++) expect(origins[i]).toBeGreaterThanOrEqual(origins[i - 1] ?? 0)
    }),
  )
})
