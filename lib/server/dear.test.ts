import { expect, test } from 'vitest'
import { asksDearly, isDear } from './dear.ts'

for (const q of [
  '甲子',
  '甲子 乙丑 丙寅',
  '"甲*乙?"',
  '标题:甲子 -乙丑',
  '(甲子 或 乙丑) 丙寅',
  'a',
  '',
  '甲子：乙丑？',
]) {
  test(`${q || 'an empty query'} is answered at once`, () => expect(isDear(q, 20)).toBe(false))
}

for (const q of [
  '甲',
  '"甲"',
  '甲子 -乙',
  '甲*乙',
  '甲?',
  '甲 NEAR/10 乙',
  '甲 同段 乙',
  '标题:(甲 同句 乙)',
  '-(甲*乙)',
  '甲a 或 乙a 或 丙a 或 丁a 或 戊a 或 己a 或 庚a 或 辛a 或 壬a',
  '甲'.repeat(100),
]) {
  test(`${q.slice(0, 30)} is answered aside`, () => expect(isDear(q, 20)).toBe(true))
}

test('a search is dear by its query or by how many hits it shows', () => {
  expect(isDear('甲子', 100)).toBe(true)
  expect(isDear('甲子', 20)).toBe(false)
})

test('a request is dear by its query and by the hits it asks for', () => {
  const q = encodeURIComponent('甲*乙')
  expect(asksDearly(`/search?page=2&q=${q}`)).toBe(true)
  expect(asksDearly('/search?size=100')).toBe(true)
  expect(asksDearly('/api/search?limit=50')).toBe(true)
  expect(asksDearly('/search?source=a*b&size=20')).toBe(false)
  expect(asksDearly('/help')).toBe(false)
  expect(asksDearly(`/article/a1?q=${q}`)).toBe(true)
  expect(asksDearly(`/api/suggest?q=${q}`)).toBe(false)
})
