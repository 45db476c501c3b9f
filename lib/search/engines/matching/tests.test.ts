import { expect, test } from 'vitest'
import { IN_BODY, IN_TITLE, MATCH, RememberedTest, WHOLE } from './tests.ts'

test('what was asked once is not asked again, and what was not asked is', () => {
  const asked: number[] = []
  const inner = {
    test(_: number, wanted: number) {
      asked.push(wanted)
      return (MATCH | WHOLE | IN_BODY) & wanted
    },
  }
  const known = new Uint8Array(2)
  const remembered = new RememberedTest(inner, known)
  expect(remembered.test(1, IN_TITLE)).toBe(0)
  expect(remembered.test(1, IN_TITLE)).toBe(0)
  expect(remembered.test(1, MATCH | IN_TITLE) & MATCH).toBe(MATCH)
  expect(new RememberedTest(inner, known).test(1, MATCH) & MATCH).toBe(MATCH)
  expect(asked).toEqual([IN_TITLE, MATCH | IN_TITLE])
})
