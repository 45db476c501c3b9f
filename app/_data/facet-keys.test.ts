import { expect, test } from 'vitest'
import { facetKeys } from './facet-keys.ts'

test('a value is found by its characters, their simplified forms, its pinyin and its initials', () => {
  expect(facetKeys('海時報').split(' ')).toEqual(['海時報', '海时报', 'haishibao', 'hsb'])
})

test('a value in letters and digits is found as it stands', () => {
  expect(facetKeys('2021')).toBe('2021')
})
