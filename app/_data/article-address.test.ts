import { expect, test } from 'vitest'
import { parseSearchUrl } from '../../lib/search/url.ts'
import { articleAddress, articleFields, articleHref } from './article-address.ts'

const search = parseSearchUrl(new URLSearchParams('q=铁路&source=甲报&page=3&lang=en'))

test('an address is read and written again without a loss, but for the page of results', () => {
  const address = articleAddress('abc', search, { at: '12', find: ' 通车 ' })
  const { pathname, searchParams } = new URL(articleHref(address), 'http://localhost')
  expect(pathname).toBe('/article/abc')
  expect(Object.fromEntries(searchParams)).toEqual({
    q: '铁路',
    source: '甲报',
    lang: 'en',
    at: '12',
    find: '通车',
  })
})

test('an article that no search led to has a bare address', () => {
  const nothing = parseSearchUrl(new URLSearchParams())
  expect(articleHref(articleAddress('abc', nothing, {}))).toBe('/article/abc')
})

test('a place that is no number, and a repeated word to find, count as not given', () => {
  const fields = articleFields(articleAddress('abc', search, { at: '1e3', find: ['a', 'b'] }))
  expect(fields.map(([name]) => name)).toEqual(['q', 'source', 'lang'])
})
