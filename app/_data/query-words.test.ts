import { expect, test } from 'vitest'
import { changeInChinese } from '../../lib/search/answer/words.ts'
import type { Change } from '../../lib/search/index.ts'
import { explain, explainInChinese } from '../../lib/search/query/explain.ts'
import { parseQuery } from '../../lib/search/query/parse.ts'
import { planQuery } from '../../lib/search/query/plan-query.ts'
import { PROBLEMS } from '../../lib/search/query/syntax.ts'
import { wordsOf } from '../_text/index.ts'
import { changeInWords } from './change-words.ts'
import { queryInWords } from './query-words.ts'

const partsOf = (typed: string) => {
  const parsed = parseQuery(typed)
  return explain(
    parsed,
    planQuery(parsed, { strict: false, ignorePunctuation: false, fields: ['title', 'body'] }),
  )
}
const simplified = wordsOf('zh-Hans')
const typed = [
  '',
  '北京 上海',
  '甲 (乙 或 丙) -丁',
  '海南台风登陆',
  '标题:甲 来源:乙',
  '甲 NEAR/5 乙',
  '甲 同句 乙',
  '-来源:甲 -标题:(乙 或 丙)',
  '甲 BEFORE/0 乙',
]

for (const q of typed)
  test(`the site says of “${q}” what the command line says`, () => {
    const parts = partsOf(q)
    expect(queryInWords({ parts }, simplified).replace('全部报道', '全部文章')).toBe(explainInChinese(parts))
  })

test('other languages say by which words a long run matches too', () => {
  expect(queryInWords({ parts: partsOf('海南台风登陆') }, wordsOf('en'))).toBe(
    '“海南台风登陆” (or all of “海南” “台风” “登陆”)',
  )
})

const changes: Change[] = [
  { kind: 'number', q: '3号线' },
  { kind: 'dates', from: '', to: '' },
  { kind: 'nearest-date', day: '2021-05-07' },
  { kind: 'filter', side: 'exclude', facet: 'source', values: [''] },
  { kind: 'drop-term', term: '甲' },
  { kind: 'homophone', from: '搏', to: '博' },
  { kind: 'repair', from: '搏览会', to: '博览会' },
  { kind: 'unquote' },
  { kind: 'any-day' },
]

test('every change has its own words in every language', () => {
  for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
    const said = changes.map((change) => changeInWords(change, wordsOf(language)))
    expect(new Set(said).size).toBe(changes.length)
    expect(said.every((words) => words.trim() !== '')).toBe(true)
  }
  expect(changeInWords({ kind: 'unquote' }, simplified)).toBe(changeInChinese({ kind: 'unquote' }))
})

test('every problem of a query has its sentence in every language', () => {
  for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const)
    expect(Object.keys(wordsOf(language).problems).sort()).toEqual(Object.keys(PROBLEMS).sort())
})
