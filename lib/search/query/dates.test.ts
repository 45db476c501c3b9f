import { describe, expect, test } from 'vitest'
import { firstDay, lastDay, readDayRange, readPeriod } from './dates.ts'

describe('a period is read however it is written', () => {
  const cases: [string, string | null][] = [
    ['2021', '2021'],
    ['2021年', '2021'],
    ['2021-5', '2021-05'],
    ['２０２１／０５／０７', '2021-05-07'],
    ['2021.5.7', '2021-05-07'],
    ['20210507', '2021-05-07'],
    ['2021年5月7日', '2021-05-07'],
    ['二〇二一年五月', '2021-05'],
    ['二零二一年十二月三十一日', '2021-12-31'],
    ['二○二一年十月二十号', '2021-10-20'],
    ['二〇二一年五月七號', '2021-05-07'],
    ['202105', '2021-05'],
    ['202113', null],
    ['2021-02-29', null],
    ['2020-02-29', '2020-02-29'],
    ['2021-13', null],
    ['昨天', null],
    ['', null],
  ]
  for (const [typed, period] of cases) test(typed || 'nothing', () => expect(readPeriod(typed)).toBe(period))
})

test('a period stands for all of its days', () => {
  expect([firstDay('2024'), lastDay('2024')]).toEqual(['2024-01-01', '2024-12-31'])
  expect([firstDay('2024-02'), lastDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29'])
})

test('ranges may be open, and one that covers nothing is none', () => {
  expect(readDayRange('2020-05..2021')).toEqual({ from: '2020-05-01', to: '2021-12-31' })
  expect(readDayRange('..2021')).toEqual({ from: null, to: '2021-12-31' })
  for (const typed of [
    '2020至2021年',
    '2020年到2021',
    '2020-2021',
    '２０２０－２０２１',
    '2020—2021',
    '2020～2021',
  ])
    expect(readDayRange(typed), typed).toEqual({ from: '2020-01-01', to: '2021-12-31' })
  expect(readDayRange('2021-05—2021-06')).toEqual({ from: '2021-05-01', to: '2021-06-30' })
  expect(readDayRange('2021..2020')).toBeNull()
  expect(readDayRange('..')).toBeNull()
})
