import { expect, test } from 'vitest'
import type { Filters } from '../engine.ts'
import { nearestDays } from './nearest-dates.ts'

const between = (from: string | null, to: string | null): Filters => ({
  include: {},
  exclude: {},
  from,
  to,
  onThisDay: null,
})
const days = [
  { period: '', count: 9 },
  { period: '2019-03-01', count: 1 },
  { period: '2020-12-31', count: 2 },
  { period: '2023-01-01', count: 3 },
  { period: '2024-05-05', count: 4 },
]

test('the nearest day on either side of the chosen dates', () =>
  expect(nearestDays(days, between('2021-01-01', '2022-12-31'))).toEqual([
    { day: '2020-12-31', count: 2 },
    { day: '2023-01-01', count: 3 },
  ]))

test('an open side has no neighbour', () => {
  expect(nearestDays(days, between('2025-01-01', null))).toEqual([{ day: '2024-05-05', count: 4 }])
  expect(nearestDays(days, between(null, '2018-12-31'))).toEqual([{ day: '2019-03-01', count: 1 }])
})

test('without dates, and where only undated articles match, there is none', () => {
  expect(nearestDays(days, between(null, null))).toEqual([])
  expect(nearestDays(days.slice(0, 1), between('2021-01-01', '2021-01-01'))).toEqual([])
})
