import { expect, test } from 'vitest'
import { asksDearly, isDear } from './dear.ts'

for (const q of ['甲', '甲 乙 丙', '"甲*乙?"', '标题:甲 -乙', '(甲 或 乙) 丙', '', '甲：乙？']) {
  test(`${q || 'an empty query'} is answered at once`, () => expect(isDear(q)).toBe(false))
}

for (const q of [
  '甲*乙',
  '甲?',
  '甲 NEAR/10 乙',
  '甲 同段 乙',
  '标题:(甲 同句 乙)',
  '-(甲*乙)',
  '甲 或 乙 或 丙 或 丁 或 戊 或 己 或 庚 或 辛 或 壬',
  '甲'.repeat(100),
]) {
  test(`${q.slice(0, 30)} is answered aside`, () => expect(isDear(q)).toBe(true))
}

test('a request is dear by its query alone', () => {
  expect(asksDearly(`/search?page=2&q=${encodeURIComponent('甲*乙')}`)).toBe(true)
  expect(asksDearly('/search?source=a*b')).toBe(false)
  expect(asksDearly('/help')).toBe(false)
})
