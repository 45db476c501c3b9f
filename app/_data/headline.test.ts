import { describe, expect, test } from 'vitest'
import { headlineClass, headlineParts } from './headline.ts'

test('a headline of usual length is set in the usual type', () => {
  expect(headlineClass('通车')).toBeUndefined()
  expect(headlineClass('通'.repeat(36))).toBeUndefined()
})

test('a long headline is set smaller, and the longest smaller still', () => {
  expect(headlineClass('通'.repeat(37))).toBe('long')
  expect(headlineClass('通'.repeat(64))).toBe('long')
  expect(headlineClass('通'.repeat(65))).toBe('longest')
})

test('two letters or figures take the room of one Han character', () => {
  expect(headlineClass('a'.repeat(72))).toBeUndefined()
  expect(headlineClass('a'.repeat(74))).toBe('long')
})

describe('very long headlines', () => {
  const head = '山城铁路今日全线通车'
  const long = `${head} ${'沿线居民迎来首趟列车'.repeat(6)} ${'往返省城只需两小时'.repeat(2)}`

  test('are parted at a space, with what stands below the headline as it is', () => {
    expect(headlineParts(long, []).map(({ text }) => text)).toEqual([head, long.slice(head.length + 1)])
  })

  test('keep as many parts in the headline as three lines hold', () => {
    const title = `${'甲'.repeat(10)} ${'乙'.repeat(10)} ${'丙'.repeat(60)}`
    expect(headlineParts(title, [])[0]?.text).toBe(`${'甲'.repeat(10)} ${'乙'.repeat(10)}`)
  })

  test('stay whole without a space, and so do shorter ones', () => {
    for (const title of ['字'.repeat(100), `${head} 沿线居民迎来首趟列车`])
      expect(headlineParts(title, [])).toEqual([{ text: title, marks: [] }])
  })

  test('have each mark on its own side, and are not parted within one', () => {
    const at = head.length + 1
    const marks = [
      { start: 0, end: 2, term: 0 },
      { start: at, end: at + 2, term: 1 },
    ]
    expect(headlineParts(long, marks).map((part) => part.marks)).toEqual([
      [{ start: 0, end: 2, term: 0 }],
      [{ start: 0, end: 2, term: 1 }],
    ])
    const across = [{ start: head.length - 2, end: at + 2, term: 0 }]
    expect(headlineParts(long, across)[0]?.text).not.toBe(head)
    expect(headlineParts(long, across)[0]?.marks).toEqual(across)
  })
})
