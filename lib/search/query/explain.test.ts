import { expect, test } from 'vitest'
import { explain, explainInChinese } from './explain.ts'
import { parseQuery } from './parse.ts'
import { planQuery } from './plan-query.ts'

const cases: [typed: string, words: string][] = [
  ['', '全部文章'],
  ['北京 上海', '“北京”，并且“上海”'],
  ['甲 (乙 或 丙) -丁', '“甲”，并且（“乙”，或者“丙”），并且不含“丁”'],
  ['海南台风登陆', '“海南台风登陆”（或同时含“海南”“台风”“登陆”）'],
  ['标题:甲 date:2021-05', '标题中有“甲”，并且日期在2021-05-01至2021-05-31'],
  ['-来源:甲 -日期:2021..', '排除来源含“甲”，并且排除日期不早于2021-01-01'],
  ['日期:(2021-05-07 或 ..2020)', '（日期为2021-05-07，或者日期不晚于2020-12-31）'],
  ['日期:昨天 甲', '“昨天”，并且“甲”'],
  ['甲 NEAR/5 乙', '“甲”前后 5 字以内有“乙”'],
  ['甲 BEFORE/0 乙', '“甲”紧接着“乙”'],
  ['甲 NEAR/5 来源:乙', '“甲”，并且来源含“乙”'],
]
for (const [typed, words] of cases)
  test(`${typed || 'nothing'} is put in words`, () => {
    const parsed = parseQuery(typed)
    const planned = planQuery(parsed, { strict: false, ignorePunctuation: false, fields: ['title', 'body'] })
    expect(explainInChinese(explain(parsed, planned))).toBe(words)
  })
