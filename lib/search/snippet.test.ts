import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlightTerms, markArticle, nearHighlightTerm, type Text } from './highlight.ts'
import { parseQuery } from './query/parse.ts'
import { planQuery } from './query/plan-query.ts'
import { fragmentsOf, MAX_CHARS } from './snippet.ts'

function marks(typed: string, text: Text, options = {}) {
  const { wanted } = planQuery(parseQuery(typed), {
    strict: false,
    ignorePunctuation: false,
    fields: ['title', 'body'],
    ...options,
  })
  return markArticle(highlightTerms(wanted)(text), text)
}
const article = (...paragraphs: string[]): Text => ({ title: '无题', paragraphs })
const shown = (typed: string, text: Text, options = {}) => {
  const found = marks(typed, text, options)
  return found.paragraphs.flatMap((ranges, i) =>
    ranges.map(({ start, end }) => text.paragraphs[i]?.slice(start, end)),
  )
}

test('marks cover the original glyphs', () => {
  expect(shown('台风 APP', article('颱　風來了，ＡＰＰ下載。'))).toEqual(['颱　風', 'ＡＰＰ'])
})

test('a long run is marked whole where it stands whole, by its words elsewhere', () => {
  expect(shown('海南台风登陆', article('海南台风登陆，海南晴。'))).toEqual(['海南台风登陆'])
  expect(shown('海南台风登陆', article('台风登陆了海南。'))).toEqual(['台风登陆', '海南'])
})

test('fields limit what is marked', () => {
  const text = { title: '台风', paragraphs: ['台风'] }
  expect(marks('标题:台风', text)).toMatchObject({
    title: [{ start: 0, end: 2 }],
    paragraphs: [[]],
    count: 1,
  })
})

test('near matches mark numbers and words where they stand alone', () => {
  const text = article('2013年增长13.5%，13人与13号。')
  const found = markArticle([nearHighlightTerm('13', ['13', '3'])], text)
  expect(found.paragraphs[0]?.map(({ start }) => start)).toEqual([7, 13, 17])
})

test('script is told apart where that was asked', () => {
  expect(shown('颱風', article('台风颱風'), { strict: true })).toEqual(['颱風'])
})

test('wildcards and passed-over punctuation are marked as one stretch', () => {
  expect(shown('亚*会', article('亚洲运动会，会'))).toEqual(['亚洲运动会'])
  const passedOver = { ignorePunctuation: true }
  expect(shown('“甲乙”', article('甲、乙'), passedOver)).toEqual(['甲、乙'])
  expect(shown('“甲，乙”', article('甲甲——乙丙，甲'), passedOver)).toEqual(['甲——乙'])
  expect(shown('“，”', article('甲，乙'), passedOver)).toEqual(['，'])
})

test('what a wildcard matched is marked: a comma inside a number ends no clause', () => {
  expect(shown('补助*元', article('补助1,200元，发了补助，九元'))).toEqual(['补助1,200元'])
  expect(shown('颱?來', article('台风来了，颱風來了。'), { strict: true })).toEqual(['颱風來'])
})

test('a wildcard in an endless clause is looked for in no time', () => {
  const start = performance.now()
  shown('的**的**的**的**的*了', article(`${'的'.repeat(20_000)}了`))
  expect(performance.now() - start).toBeLessThan(2000)
})

test('neighbouring pairs of near matches run together', () => {
  const text = article('兰州日报和日报社')
  const term = nearHighlightTerm('兰州日报', ['兰州', '州日', '日报'])
  expect(markArticle([term], text).paragraphs[0]).toEqual([
    { start: 0, end: 4, term: 0 },
    { start: 5, end: 7, term: 0 },
  ])
})

test('a near match that overlaps itself is one stretch', () => {
  const found = markArticle([nearHighlightTerm('哈哈', ['哈哈'])], article('哈哈哈，哈哈'))
  expect(found.paragraphs[0]?.map(({ start, end }) => [start, end])).toEqual([
    [0, 3],
    [4, 6],
  ])
})

test('the passage with most of the query comes first', () => {
  const text = article('甲地下雨。', '乙地刮风。', '甲地乙地都放晴。')
  const fragments = fragmentsOf(text, marks('甲地 乙地', text))
  expect(fragments.map(({ paragraph }) => paragraph)).toEqual([2, 0, 1])
})

test('a passage is cut at clause marks and knows what was cut', () => {
  const filler = '这一段话不紧不慢地说着别的事情，'.repeat(12)
  const text = article(`${filler}台风来了，${filler}`)
  const [fragment] = fragmentsOf(text, marks('台风', text))
  expect(fragment?.text).toMatch(/^台风来了，.*，$/)
  expect(fragment).toMatchObject({ cutBefore: true, cutAfter: true, ranges: [[0, 2, 0]] })
  expect(fragment?.text.length).toBeGreaterThanOrEqual(60)
  expect(fragment?.text.length).toBeLessThanOrEqual(MAX_CHARS)
})

test('spaces round words and commas in numbers are no place to cut', () => {
  const day = '飞船于 2020 年 7 月 23 日在海边的 2 号发射场升空，一共花了 12,300 万元。'
  const text = article(
    `${'这一段说的是很久以前的另外一件事情。'.repeat(5)}${day}${'后来的事情大家都知道了。'.repeat(9)}`,
  )
  const [fragment] = fragmentsOf(text, marks('发射场', text))
  expect(fragment?.text.startsWith('飞船于 2020 年')).toBe(true)
  expect(fragment?.text).toContain('12,300 万元。')
  expect(fragment?.text.length).toBeGreaterThanOrEqual(60)
  const [other] = fragmentsOf(text, marks('300', text))
  expect(other?.text).toContain('12,300 万元。')
})

test('where a clause has no end, words and numbers stay whole', () => {
  const text = article('Nothing but words in this long paragraph about harbours and lighthouses '.repeat(9))
  for (const typed of ['harbour', 'this', 'ight']) {
    const [fragment] = fragmentsOf(text, marks(typed, text))
    expect(fragment?.ranges.length).toBeGreaterThan(0)
    expect(fragment?.text.length).toBeLessThanOrEqual(MAX_CHARS)
    for (const word of fragment?.text.split(' ') ?? [])
      expect(` ${text.paragraphs[0]} `).toContain(` ${word} `)
  }
})

test('a hit by its title alone shows the opening, unmarked', () => {
  const text = { title: '台风', paragraphs: ['', '天气转凉。'] }
  expect(fragmentsOf(text, marks('台风', text))).toMatchObject([{ text: '天气转凉。', ranges: [] }])
})

test('every passage lies in its paragraph and every range marks something of it', () => {
  const texts = fc.array(
    fc.string({ unit: fc.constantFrom(...'台风颱風甲乙，。 \u200b𬭯ab', '。”'), maxLength: 300 }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(texts, fc.constantFrom('台风', '台风 甲', '𬭯', '台风甲乙登陆', 'a'), (paragraphs, typed) => {
      const text = { title: '', paragraphs }
      const fragments = fragmentsOf(text, marks(typed, text))
      expect(fragments.length).toBeLessThanOrEqual(3)
      for (const fragment of fragments) {
        expect(paragraphs[fragment.paragraph]?.startsWith(fragment.text, fragment.start)).toBe(true)
        expect(fragment.text.length).toBeLessThanOrEqual(MAX_CHARS)
        let last = 0
        for (const [start, end] of fragment.ranges) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(fragment.text.length)
      }
    }),
    { numRuns: 400 },
  )
})
