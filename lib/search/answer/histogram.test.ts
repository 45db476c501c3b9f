import { expect, test } from 'vitest'
import type { Filters } from '../engine.ts'
import { histogramOf, unitFor } from './histogram.ts'

const within = (from: string | null, to: string | null): Filters => ({
  include: {},
  exclude: {},
  from,
  to,
  onThisDay: null,
})
const OPEN = within(null, null)
const bar = (period: string, count = 1) => ({ period, count })

test('a month or two are shown by days, anything wider is counted by months', () => {
  expect(unitFor(within('2021-05-01', '2021-06-30'))).toBe('day')
  expect(unitFor(within('2021-01-01', '2021-12-31'))).toBe('month')
  expect(unitFor(OPEN)).toBe('month')
})

test('many years are put together to bars of a year', () => {
  const bars = [bar('1999-01', 2), bar('1999-07', 3), bar('2020-05', 4)]
  expect(histogramOf(bars, OPEN)).toEqual({
    unit: 'year',
    bars: [bar('1999', 5), bar('2020', 4)],
    undated: 0,
  })
})

test('few years stay months, and undated articles are counted apart', () => {
  const bars = [bar('2020-05', 4), bar('2021-01'), bar('', 7)]
  expect(histogramOf(bars, OPEN)).toEqual({
    unit: 'month',
    bars: [bar('2020-05', 4), bar('2021-01')],
    undated: 7,
  })
})

test('a chosen range is shown with its surroundings', () => {
  const months = [bar('2019-12'), bar('2020-01'), bar('2020-11'), bar('2021-01')]
  expect(histogramOf(months, within('2020-03-01', '2020-08-31')).bars).toEqual([
    bar('2020-01'),
    bar('2020-11'),
  ])
  const days = [bar('2020-02-29'), bar('2020-03-31'), bar('2020-04-01')]
  expect(histogramOf(days, within('2020-03-02', '2020-03-05')).bars).toEqual([bar('2020-03-31')])
})
