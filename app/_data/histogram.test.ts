import { expect, test } from 'vitest'
import { barsOf } from './histogram.ts'

test('a year without articles keeps its place', () => {
  const bars = barsOf(
    [
      { period: '2019', count: 2 },
      { period: '2021', count: 1 },
    ],
    '',
    '',
  )
  expect(bars.map(({ period, count }) => [period, count])).toEqual([
    ['2019', 2],
    ['2020', 0],
    ['2021', 1],
  ])
  expect(bars.some(({ isChosen }) => isChosen)).toBe(false)
})

test('days run over the end of a month', () => {
  const bars = barsOf(
    [
      { period: '2024-02-28', count: 1 },
      { period: '2024-03-01', count: 1 },
    ],
    '',
    '',
  )
  expect(bars.map(({ period }) => period)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
})

test('the chosen dates are told apart, whatever their precision', () => {
  const months = ['2021-01', '2021-02', '2021-03'].map((period) => ({ period, count: 1 }))
  expect(barsOf(months, '2021-02-10', '').map(({ isChosen }) => isChosen)).toEqual([false, true, true])
  expect(barsOf(months, '2020', '2021-01').map(({ isChosen }) => isChosen)).toEqual([true, false, false])
})

test('dates that could not be read choose nothing', () => {
  expect(barsOf([{ period: '2021', count: 1 }], '2023-02-30', 'now')[0]?.isChosen).toBe(false)
})
