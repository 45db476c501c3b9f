import { expect, test } from 'vitest'
import { headlineClass } from './headline.ts'

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
