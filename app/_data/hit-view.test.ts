import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Hit } from '../../lib/search/index.ts'
import { zhHans } from '../_text/zh-hans.ts'
import { zhHant } from '../_text/zh-hant.ts'
import { firstUndated, hitView, markedText, turnsOf } from './hit-view.ts'

const ADDRESSES = { article: '/article/a1', unfold: '/search?unfold=a1' }

const CLOSED = { isUnfolded: false, isFirstUndated: false }

const HIT: Hit = {
  id: 'a1',
  title: '',
  source: null,
  published: null,
  section: null,
  lang: 'zh-Hans',
  score: 1,
  tier: 'whole',
  fragments: [],
  titleRanges: [],
  matches: 0,
  folded: 0,
  clusterId: null,
}

test('marked and unmarked parts take turns, and each mark knows its term', () => {
  expect(
    markedText('桥今日通车', [
      [0, 1, 1],
      [3, 5, 0],
    ]),
  ).toEqual({ parts: ['', '桥', '今日', '通车', ''], terms: [1, 0] })
})

test('what was cut off shows outside the marks', () => {
  expect(markedText('通车', [[0, 2, 0]], '…', '…').parts).toEqual(['…', '通车', '…'])
})

test('the parts joined are the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.nat(20)), (text, places) => {
      const sorted = [...new Set(places)].sort((a, b) => a - b).filter((place) => place <= text.length)
      const ranges = sorted.flatMap((start, n) => {
        const end = sorted[n + 1]
        return n % 2 === 0 && end !== undefined ? [[start, end, n] as const] : []
      })
      const { parts, terms } = markedText(text, ranges)
      expect(parts.join('')).toBe(text)
      expect(parts.length).toBe(terms.length * 2 + 1)
    }),
  )
})

test('what is not known has a word, and paragraphs count from 1', () => {
  const fragment = { text: '通车', ranges: [], paragraph: 0, start: 4, cutBefore: true, cutAfter: false }
  const view = hitView({ ...HIT, fragments: [fragment] }, ADDRESSES, CLOSED, zhHans)
  expect(view.title.parts).toEqual([zhHans.untitled])
  expect(view.source).toBe(zhHans.unknownSource)
  expect(view).toMatchObject({ published: null, day: zhHans.unknownDate, folded: null })
  expect(view.passages).toEqual([{ paragraph: 1, text: { parts: ['…通车'], terms: [] } }])
})

test('section, number of places and tier are told in this order, reprints apart', () => {
  const view = hitView(
    { ...HIT, section: '本地', matches: 3, tier: 'words', folded: 2 },
    ADDRESSES,
    CLOSED,
    zhHans,
  )
  expect(view.notes).toEqual(['本地', zhHans.hitCount(3), zhHans.wordsTier])
  expect(view.folded).toEqual({ words: zhHans.reprintsFolded(2), href: ADDRESSES.unfold, isOpen: false })
})

test('every hit is made in one turn, in order, and a turn is no longer than it must be', () => {
  const marked = (marks: number) => ({
    fragments: [
      {
        paragraph: 0,
        start: 0,
        text: '',
        ranges: Array.from({ length: marks }, (_, n) => [n, n + 1, 0] as const),
        cutBefore: false,
        cutAfter: false,
      },
    ],
  })
  fc.assert(
    fc.property(fc.array(fc.nat(200)), (marks) => {
      const turns = turnsOf(marks.map(marked))
      expect(turns.flatMap(([from, to]) => marks.slice(from, to))).toEqual(marks)
      for (const [from, to] of turns) {
        const weight = marks.slice(from, to).reduce((sum, one) => sum + one, 0)
        expect(to - from === 1 || weight <= 120).toBe(true)
      }
    }),
  )
  expect(turnsOf(Array.from({ length: 100 }, () => marked(3))).length).toBeGreaterThan(5)
})

test('a passage that is cut ends without a pause, unless the pause is marked', () => {
  const fragment = { ranges: [], paragraph: 0, start: 0, cutBefore: false, cutAfter: true } as const
  const textOf = (text: string, ranges: readonly (readonly [number, number, number])[] = []) =>
    hitView({ ...HIT, fragments: [{ ...fragment, text, ranges }] }, ADDRESSES, CLOSED, zhHans).passages[0]
      ?.text.parts
  expect(textOf('大桥通车，')).toEqual(['大桥通车…'])
  expect(textOf('大桥通车。')).toEqual(['大桥通车。…'])
  expect(textOf('通车，', [[0, 3, 0]])).toEqual(['', '通车，', '…'])
})

test('headline and passages bear their language where the page has another', () => {
  expect(hitView(HIT, ADDRESSES, CLOSED, zhHans).lang).toBeUndefined()
  expect(hitView(HIT, ADDRESSES, CLOSED, zhHant).lang).toBe('zh-Hans')
})

test('in orders by date a line divides the undated hits off, where dated ones stand before them', () => {
  const dated = { published: '2021-05-07', tier: 'whole' } as const
  const undated = { published: null, tier: 'whole' } as const
  const newest = { q: '通车', sort: 'newest' } as const
  expect(firstUndated([dated, undated, undated], newest, 1)).toBe(1)
  expect(firstUndated([undated], newest, 21)).toBe(0)
  expect(firstUndated([undated], newest, 1)).toBe(-1)
  expect(firstUndated([dated, dated], newest, 1)).toBe(-1)
  expect(firstUndated([dated, undated], { q: '通车', sort: null }, 1)).toBe(-1)
  expect(firstUndated([dated, undated], { q: '', sort: null }, 1)).toBe(1)
  expect(firstUndated([{ published: null, tier: 'near' }], newest, 21)).toBe(-1)
})
