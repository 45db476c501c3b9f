import { expect, test } from 'vitest'
import { explain, explainInChinese } from './explain.ts'
import { parseQuery } from './parse.ts'
import { planQuery } from './plan-query.ts'

const cases: [typed: string, words: string][] = [
  ['', '全部文章'],
  ['北京 上海', '“北京”，并且“上海”'],
  ['甲 (乙 或 丙) -丁', '“甲”，并且（“乙”，或者“丙”），并且不含“丁”'],
  ['海南台风登陆', '“海南台风登陆”（或同时含“海南”“台风”“登陆”）'],
  ['标题:甲 date:2021-05', '标题中“甲”，并且日期在2021-05-01至2021-05-31'],
  ['日期:昨天 甲', '“昨天”，并且“甲”'],
  ['甲 NEAR/5 乙', '“甲”与（相距 5 字以内）“乙”'],
]
for (const [typed, words] of cases)
  test(`${typed || 'nothing'} is put in words`, () => {
    const parsed = parseQuery(typed)
    const planned = planQuery(parsed, { strict: false, ignorePunctuation: false, fields: ['title', 'body'] })
    expect(explainInChinese(explain(parsed, planned))).toBe(words)
  })
