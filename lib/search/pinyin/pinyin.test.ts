import { describe, expect, test } from 'vitest'
import { soundAlike, soundalikes, spelledBy, spells } from './pinyin.ts'

describe('letters spell the beginning of a text', () => {
  const cases: [letters: string, text: string, does: boolean][] = [
    ['lanzhou', '兰州日报', true],
    ['lzrb', '兰州日报', true],
    ['lanzr', '兰州日报', true],
    ['lanzho', '兰州日报', true],
    ['yinhang', '银行', true],
    ['c919fx', 'c919飞行', true],
    ["xi'an", '西安', true],
    ["xi'a", '西安', true],
    ["xi'an", '现代', false],
    ["l'z", '兰州', true],
    ['zhourb', '兰州日报', false],
    ['lzrbx', '兰州日报', false],
  ]
  for (const [letters, text, does] of cases)
    test(`${letters} ${does ? 'spells' : 'does not spell'} ${text}`, () =>
      expect(spells(letters, text)).toBe(does))
})

test('characters that sound alike know one another', () => {
  expect(soundalikes('博').has('搏')).toBe(true)
  expect(soundalikes('博').has('博')).toBe(false)
  expect(soundAlike('进搏会', '进博会')).toBe(true)
  expect(soundAlike('进城会', '进博会')).toBe(false)
})

test('whole syllables spell the beginning of a text', () => {
  expect(spelledBy('yinhang', '银行利率')).toBe('银行')
  expect(spelledBy('yinhan', '银行')).toBeNull()
  expect(spelledBy('yh', '银行')).toBeNull()
  expect(spelledBy('yinhang', '银')).toBeNull()
})
