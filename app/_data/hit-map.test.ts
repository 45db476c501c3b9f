import { expect, test } from 'vitest'
import { hitTicks } from './hit-map.ts'

const marksOf = (paragraphs: readonly (readonly number[])[], title: readonly number[] = []) => {
  const range = (start: number) => ({ start, end: start + 2, term: 0 })
  const count = paragraphs.flat().length + title.length
  return { labels: ['甲'], title: title.map(range), paragraphs: paragraphs.map((p) => p.map(range)), count }
}

test('hits stand in their order, from the beginning of the story to its end', () => {
  const ticks = hitTicks(['一'.repeat(400), '二', '三'.repeat(400)], marksOf([[80, 390], [], [398]], [3]))
  expect(ticks.map(({ hit }) => hit)).toEqual([1, 2, 3, 4])
  const places = ticks.map(({ place }) => place)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBe(0)
  expect(places.at(-1)).toBeGreaterThan(0.95)
  expect(places.at(-1)).toBeLessThan(1)
})

test('a paragraph of one character takes the height of a line', () => {
  const [tick] = hitTicks(['一', '二', '三', '四'], marksOf([[], [], [0]]))
  expect(tick?.place).toBeGreaterThanOrEqual(0.5)
  expect(tick?.place).toBeLessThan(0.75)
})

test('a thousand hits in one place are one stroke, and no story has more strokes than can be told apart', () => {
  const many = Array.from({ length: 2000 }, (_, at) => at * 2)
  const ticks = hitTicks(['一'.repeat(4000)], marksOf([many]))
  expect(ticks.length).toBeLessThanOrEqual(120)
  expect(ticks.length).toBeGreaterThan(60)
})
