import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Hit } from '../../lib/search/index.ts'
import { zhHans } from '../_text/zh-hans.ts'
import { hitView, markedText, turnsOf } from './hit-view.ts'

const ADDRESSES = { article: '/article/a1', unfold: '/search?unfold=a1' }

const HIT: Hit = {
  id: 'a1',
  title: '',
  source: null,
  published: null,
  section: null,
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
  const view = hitView({ ...HIT, fragments: [fragment] }, ADDRESSES, false, zhHans)
  expect(view.title.parts).toEqual([zhHans.untitled])
  expect(view.source).toBe(zhHans.unknownSource)
  expect(view).toMatchObject({ published: null, day: zhHans.unknownDate, folded: null })
  expect(view.passages).toEqual([{ paragraph: 1, text: { parts: ['…通车'], terms: [] } }])
})

test('section, number of places and tier are told in this order, reprints apart', () => {
  const view = hitView(
    { ...HIT, section: '本地', matches: 3, tier: 'words', folded: 2 },
    ADDRESSES,
    false,
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
