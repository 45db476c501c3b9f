import { describe, expect, test } from 'vitest'
import { ROLE_TOKENS, ROLE_WORDS, roleOf } from './roles.ts'

describe('every word is needed by a name', () => {
  for (const [role, word, name] of ROLE_WORDS) {
    test(`${name} is ${role}`, () => {
      expect(roleOf('div', name)).toBe(role)
      const without = ROLE_WORDS.filter(([, other]) => other !== word).some(([, other]) =>
        name.includes(other),
      )
      expect(without).toBe(false)
    })
  }
  for (const [role, token] of ROLE_TOKENS)
    test(`the whole word ${token} is ${role}`, () => expect(roleOf('div', `box ${token}`)).toBe(role))
})

test('a short word inside another says nothing', () => {
  expect(roleOf('div', 'headline-shadow')).toBeNull()
  expect(roleOf('div', 'onepage')).toBeNull()
})

test('tags speak for themselves', () => {
  expect(roleOf('nav', '')).toBe('nav')
  expect(roleOf('figcaption', 'text')).toBe('caption')
})
