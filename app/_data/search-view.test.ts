import { expect, test } from 'vitest'
import { changed, parseSearchUrl } from '../../lib/search/url.ts'
import { zhHans } from '../_text/zh-hans.ts'
import { chipsOf, hitLink, moreLink, openedFacet, pageNumbers, searchLink } from './search-view.ts'
import { unfoldLink } from './unfolded.ts'

const parse = (address: string) => parseSearchUrl(new URLSearchParams(address))

test('every constraint has a chip, and taking it away takes nothing else', () => {
  const params = parse('q=a&source=甲报&source=乙报&notyear=2020&from=2019&to=2021&strict=1')
  const chips = chipsOf(params, zhHans)
  expect(chips.map(({ label }) => label)).toEqual([
    '来源：甲报',
    '来源：乙报',
    '排除 年份：2020',
    '2019 至 2021',
    '区分繁简',
  ])
  expect(chips[0]?.without.include.source).toEqual(['乙报'])
  expect(chips[0]?.without).toMatchObject({ from: '2019', to: '2021', strict: true })
})

test('the value that stands for none reads 不详', () => {
  expect(chipsOf(parse('source='), zhHans)[0]?.label).toBe('来源：来源不详')
})

test('a value that is the name of an object property is only a value', () => {
  expect(chipsOf(parse('reprints=constructor'), zhHans)[0]?.label).toBe('转载：constructor')
})

test('keys that are not ours stay out of the links', () => {
  expect(searchLink(parse('q=a&utm=x'))).toBe('/search?q=a')
})

test('an article opened from a search carries the search and its place', () => {
  expect(hitLink('abc', parse('q=a&page=3&size=50'), 101)).toBe('/article/abc?q=a&at=101')
})

test('pages are offered at both ends and around the current one', () => {
  expect(pageNumbers(1, 1)).toEqual([1])
  expect(pageNumbers(1, 9)).toEqual([1, 2, 3, 0, 9])
  expect(pageNumbers(5, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(pageNumbers(50, 99)).toEqual([1, 0, 48, 49, 50, 51, 52, 0, 99])
})

test("a filter's whole list is a page of its own, which other links keep and closing leaves", () => {
  const opened = parse('q=a&more=author&other=1')
  expect(openedFacet(opened)).toBe('author')
  expect(searchLink(changed(opened, { sort: 'newest' }))).toBe('/search?q=a&sort=newest&more=author')
  expect(moreLink(opened, null)).toBe('/search?q=a')
  expect(moreLink(opened, 'source')).toBe('/search?q=a&more=source#facet-source')
})

test('a list that does not exist makes no address', () => {
  expect(searchLink(parse('q=a&more=constructor'))).toBe('/search?q=a')
})

test('a page unfolds the reprints of a hit, keeps those unfolded before, and folds one again', () => {
  const first = unfoldLink(parse('q=a&more=author'), 'abc', true)
  expect(first).toBe('/search?q=a&more=author&unfold=abc#hit-abc')
  const both = unfoldLink(parse(first.split(/[?#]/)[1] ?? ''), 'def', true)
  expect(both).toBe('/search?q=a&more=author&unfold=abc&unfold=def#hit-def')
  const again = unfoldLink(parse(both.split(/[?#]/)[1] ?? ''), 'abc', false)
  expect(again).toBe('/search?q=a&more=author&unfold=def#hit-abc')
})

test('other links of the page fold all again, and what is no id makes no address', () => {
  expect(searchLink(parse('q=a&unfold=abc'))).toBe('/search?q=a')
  expect(unfoldLink(parse('q=a&unfold=../x'), 'abc', true)).toBe('/search?q=a&unfold=abc#hit-abc')
})

test('a chip knows which filter it takes away whole, and whether that can bring articles', () => {
  const params = parse('source=a&section=b&section=c&notauthor=d&from=2020&onthisday=01-02&nopunct=1')
  const chips = chipsOf(params, zhHans).map(({ key, narrowing, narrows }) => [key, narrowing, narrows])
  expect(chips).toEqual([
    ['include source a', 'source', true],
    ['include section b', null, false],
    ['include section c', null, false],
    ['exclude author d', 'author', true],
    ['dates', 'dates', true],
    ['day', 'onThisDay', true],
    ['punctuation', null, false],
  ])
})
