import { expect, test } from 'vitest'
import { type Counted, headlineWords, relates, sharedWords, tellingWords } from './related.ts'

const names = (words: readonly Counted[]) => words.map(({ word }) => word)

test('numbers, operators and single characters of a headline are no words to find others by', () => {
  const words = headlineWords('通车 OR ２００ 第三次 十九 and 3.5 又 通车')
  expect(words).toEqual(['通车'])
})

test('the rarest words tell most, and those of every tenth article nothing', () => {
  const words = [
    { word: '开始', count: 101 },
    { word: '通车', count: 100 },
    { word: '盐井', count: 2 },
    { word: '大桥', count: 4 },
  ]
  expect(names(tellingWords(words, 1000))).toEqual(['盐井', '大桥', '通车'])
})

test('a word that no other article has leads nowhere', () => {
  expect(tellingWords([{ word: '独一', count: 1 }], 100)).toEqual([])
})

test('no more than eight are taken, so that the search is not a dear one', () => {
  const words = Array.from({ length: 20 }, (_, n) => ({ word: `词${n}`, count: 40 - n }))
  expect(tellingWords(words, 1000)).toHaveLength(8)
  expect(tellingWords(words, 1000)[0]?.word).toBe('词19')
})

test('in a small archive a common word relates two articles only with another one', () => {
  const [bridge, success] = [
    { word: '大桥', count: 20 },
    { word: '成功', count: 25 },
  ]
  expect(tellingWords([success, bridge], 100)).toEqual([bridge, success])
  expect(relates([bridge, success], 100)).toBe(true)
  expect(relates([success], 100)).toBe(false)
  expect(relates([{ word: '盐井', count: 2 }], 100)).toBe(true)
  expect(relates([], 100)).toBe(false)
})

test('words of the other headline come first, in whatever script it is', () => {
  const words = ['盐井', '通车', '大桥', '江面'].map((word, n) => ({ word, count: n + 2 }))
  expect(names(sharedWords(words, '大橋今日通車', ['盐井在江面以下。']))).toEqual([
    '通车',
    '大桥',
    '盐井',
    '江面',
  ])
  expect(sharedWords(words, '别的', ['别的。'])).toEqual([])
})
