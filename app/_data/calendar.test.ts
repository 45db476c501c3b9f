import { expect, test } from 'vitest'
import { daysOfMonth, gapsBetween, inkLevel, isDay, weekday } from './calendar.ts'

test('a leap year has its 29 February, a century year has not', () => {
  expect(daysOfMonth('2024-02')).toHaveLength(29)
  expect(daysOfMonth('2023-02')).toHaveLength(28)
  expect(daysOfMonth('1900-02')).toHaveLength(28)
})

test('a day that no calendar has is no day', () => {
  expect(isDay('2023-02-30')).toBe(false)
  expect(isDay('2023-13-01')).toBe(false)
  expect(isDay('2023-12-31')).toBe(true)
})

test('weeks begin on Monday', () => {
  expect(weekday('2024-01-01')).toBe(0)
  expect(weekday('2024-01-07')).toBe(6)
})

test('a silence of more than thirty days is a gap, named by its first and last silent day', () => {
  expect(gapsBetween(['2021-01-01', '2021-01-31', '2021-03-31'])).toEqual([
    { from: '2021-02-01', to: '2021-03-30', days: 58 },
  ])
})

test('one article shows, and the busiest day is the darkest', () => {
  expect(inkLevel(1, 40)).toBeGreaterThanOrEqual(1)
  expect(inkLevel(40, 40)).toBe(4)
})
