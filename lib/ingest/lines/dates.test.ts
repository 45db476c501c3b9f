import { describe, expect, test } from 'vitest'
import { findMoments, findSpread, findYearless, formatMoment, parseMoment } from './dates.ts'

const found = (text: string): string[] => findMoments(text).map(formatMoment)

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['dashes with a clock', '2019-02-02 22:29  来源', ['2019-02-02T22:29+08:00']],
  ['Chinese signs without a space', '2005年8月26日05:39', ['2005-08-26T05:39+08:00']],
  ['slashes and a single digit', '2021/3/5 9:02', ['2021-03-05T09:02+08:00']],
  ['dots', '2001.10.08', ['2001-10-08']],
  ['a weekday between day and clock', '2012年6月4日 星期一 09:20', ['2012-06-04T09:20+08:00']],
  ['the afternoon', '2023年5月6日 下午3:07', ['2023-05-06T15:07+08:00']],
  ['full-width digits', '２０２１年３月５日', ['2021-03-05']],
  ['Chinese digits', '二〇二一年三月五日', ['2021-03-05']],
  ['seconds are dropped', '2020-10-04 15:05:59', ['2020-10-04T15:05+08:00']],
  ['two dates in order', '发布：2020-01-02 10:00 更新：2020-01-03', ['2020-01-02T10:00+08:00', '2020-01-03']],
  ['a divider before the date', '发布 /2020年3月28日 10:18 PM', ['2020-03-28T22:18+08:00']],
  ['a path is no date', 'http://a.example/2020/03/28/x', []],
  ['the month first', '提交于 02/16/2012 - 15:34', ['2012-02-16T15:34+08:00']],
  ['the day first', '16/02/2012 - 15:34', ['2012-02-16T15:34+08:00']],
  ['the month first, as the weekday tells', '周三, 06/12/2019 - 15:34', ['2019-06-12T15:34+08:00']],
  ['the day first, as the weekday tells', '星期五, 06/12/2019 - 15:34', ['2019-12-06T15:34+08:00']],
  ['years of the Republic', '中華民國108年3月4日', ['2019-03-04']],
  ['years of the Republic behind a label', '發布日期：109/05/06', ['2020-05-06']],
  ['a short date without such a label', '09-05-06 共109-05-06', []],
  ['English months', 'March 4, 2019 5:30 PM', ['2019-03-04T17:30+08:00']],
  ['English days first', '4 Mar. 2019', ['2019-03-04']],
  ['feeds', 'Mon, 04 Mar 2019 17:30:00 GMT', ['2019-03-05T01:30+08:00']],
  ['a day that the calendar lacks', '2023-02-30 10:00', []],
  ['a month that does not exist', '2021年13月45日', []],
  ['a year before the press', '1899-12-30', []],
  ['part of a longer number', '12021-03-05', []],
  ['a clock that does not exist leaves the day', '2021-03-05T25:61', ['2021-03-05']],
]
for (const [says, text, expected] of cases) test(says, () => expect(found(text)).toEqual(expected))

describe('machine-readable moments are brought to China time', () => {
  const values: readonly (readonly [string | number, string | null])[] = [
    ['2019-05-12T08:17:00Z', '2019-05-12T16:17+08:00'],
    ['2019-05-12T16:17:00+0800', '2019-05-12T16:17+08:00'],
    [1557649020, '2019-05-12T16:17+08:00'],
    [1557649020000, '2019-05-12T16:17+08:00'],
    ['20190512', '2019-05-12'],
    ['__proto__', null],
  ]
  for (const [value, expected] of values)
    test(String(value), () => {
      const moment = parseMoment(value)
      expect(moment ? formatMoment(moment) : null).toBe(expected)
    })
})

test('year, day and clock on lines of their own are one date', () => {
  const moment = findSpread('2019 09/07 19:02')
  expect(moment ? formatMoment(moment) : null).toBe('2019-09-07T19:02+08:00')
})

test('a date without its year gives month, day and clock', () => {
  expect(findYearless('发布时间：10-0812:00')).toEqual({ monthDay: '10-08', clock: '12:00' })
})
