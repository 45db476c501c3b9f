import { expect, test } from 'vitest'
import { readLiteral, readString, returnedLiterals } from './literal.ts'

const cases = [
  { says: 'JSON reads as it is', text: '{"a":[1,"二",null,true]}', value: { a: [1, '二', null, true] } },
  { says: 'bare names and single quotes', text: "{title:'晨报',n:-1.5}", value: { title: '晨报', n: -1.5 } },
  {
    says: 'unknown names, undefined and void 0 are null',
    text: '[a,undefined,void 0]',
    value: [null, null, null],
  },
  { says: '!0 and !1 are true and false', text: '[!0,!1]', value: [true, false] },
  { says: 'escapes are undone', text: '["\\u7eb8\\x41\\n\\u002F"]', value: ['纸A\n/'] },
  { says: 'a date made by a call is unknown', text: '{at:new Date(0),b:2}', value: { at: null, b: 2 } },
]
for (const { says, text, value } of cases)
  test(says, () => expect(readLiteral(text, 0)).toEqual({ value, end: text.length }))

const broken = ['{a:1', '{a 1}', '[1', '{"a":}', '["open', '{[}]']
for (const text of broken)
  test(`a broken literal is none: ${text}`, () => expect(readLiteral(text, 0)).toBeNull())

test('names read as the values given for them', () => {
  expect(readLiteral('{a:x}', 0, new Map([['x', '值']]))?.value).toEqual({ a: '值' })
})

test('what a function called at once returns has its arguments put in', () => {
  const script = 'window.__NUXT__=(function(a,b){return {data:[{title:a,top:b}]}}("潮汐",false));'
  expect([...returnedLiterals(script)]).toEqual([{ data: [{ title: '潮汐', top: false }] }])
})

test('a prototype cannot be reached', () => {
  const value = readLiteral('{__proto__:{bad:1},good:2}', 0)?.value
  expect(Object.keys(value as object)).toEqual(['good'])
  expect((value as { bad?: number }).bad).toBeUndefined()
})

test('nesting and length are bounded', () => {
  expect(readLiteral('['.repeat(100_000), 0)).toBeNull()
  const start = performance.now()
  readLiteral(`{a:${'"x",'.repeat(200_000)}`, 0)
  expect([...returnedLiterals('(function(a){'.repeat(20_000))]).toEqual([])
  expect(performance.now() - start).toBeLessThan(2000)
})

test('a string that never closes is none', () => expect(readString('"没有', 0)).toBeNull())
