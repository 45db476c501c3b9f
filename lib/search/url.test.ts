import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DEFAULT_SIZE,
  EMPTY_SEARCH,
  MAX_SIZE,
  parseSearchUrl,
  type SearchParams,
  searchUrl,
  withFacet,
} from './url.ts'

const parse = (address: string) => parseSearchUrl(new URLSearchParams(address))

test('nothing chosen is an empty address', () => {
  expect(searchUrl(EMPTY_SEARCH)).toBe('')
  expect(parse('')).toEqual(EMPTY_SEARCH)
})

test('repeated keys are alternatives, and keys stand in one order', () => {
  const address = 'to=2021&notsource=C&source=B&source=A&source=B&q=%E5%85%B0%E5%B7%9E'
  expect(searchUrl(parse(address))).toBe('q=%E5%85%B0%E5%B7%9E&source=B&source=A&notsource=C&to=2021')
})

test('defaults are left out, also the order that a query implies', () => {
  expect(searchUrl(parse('q=a&sort=relevance&page=1&size=20&view=list&field=all&strict=0'))).toBe('q=a')
  expect(searchUrl(parse('sort=newest'))).toBe('')
  expect(searchUrl(parse('q=a&sort=newest'))).toBe('q=a&sort=newest')
})

test('group and approximate say yes, no or nothing', () => {
  expect(parse('group=0&approximate=1')).toMatchObject({ group: false, approximate: true })
  expect(parse('group=x')).toMatchObject({ group: null, approximate: null })
})

test('values that mean nothing count as not given', () => {
  expect(parse('page=-1&size=9999&sort=best&onthisday=5-7')).toMatchObject({
    page: 1,
    size: MAX_SIZE,
    sort: null,
    onThisDay: '',
  })
})

test('an unknown value stands for 不详, and unknown keys are kept', () => {
  expect(parse('source=').include.source).toEqual([''])
  expect(searchUrl(parse('utm=1&q=a&utm=2'))).toBe('q=a&utm=1&utm=2')
})

test('choosing a facet goes back to the first page', () => {
  const chosen = withFacet({ ...EMPTY_SEARCH, page: 7 }, 'include', 'source', '甲报', true)
  expect(searchUrl(chosen)).toBe('source=%E7%94%B2%E6%8A%A5')
  expect(withFacet(chosen, 'include', 'source', '甲报', false)).toEqual(EMPTY_SEARCH)
})

const values = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 4 }), { maxLength: 2 })
const facets = fc.record({
  source: values,
  section: values,
  author: values,
  year: values,
  charset: values,
  reprints: values,
  lang: values,
})
const trimmed = fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.trim())
const params: fc.Arbitrary<SearchParams> = fc
  .record({
    q: trimmed,
    include: facets,
    exclude: facets,
    from: trimmed,
    to: trimmed,
    onThisDay: fc.constantFrom('', '05-07'),
    field: fc.constantFrom('all', 'title', 'body'),
    sort: fc.constantFrom(null, 'oldest'),
    group: fc.constantFrom(null, true, false),
    strict: fc.boolean(),
    ignorePunctuation: fc.boolean(),
    view: fc.constantFrom('list', 'kwic'),
    page: fc.integer({ min: 1, max: 5000 }),
    size: fc.constantFrom(DEFAULT_SIZE, 50, MAX_SIZE),
    approximate: fc.constantFrom(null, true, false),
    withoutAids: values,
    lang: fc.constantFrom('', 'en'),
    extra: fc.array(fc.tuple(fc.constantFrom('utm', 'x y'), fc.string())),
  })
  .map((value) => value as SearchParams)

test('reading an address undoes writing it', () => {
  fc.assert(
    fc.property(params, (value) => {
      expect(parse(searchUrl(value))).toEqual(value)
    }),
  )
})

/** Addresses of known keys with odd values, and anything at all. */
const KEYS = 'q source notsource year from to onthisday field sort group strict page size view utm'.split(' ')
const pair = fc.tuple(
  fc.constantFrom(...KEYS),
  fc.constantFrom('', '0', '1', '-1', 'oldest', '2021-05', '甲 报', '&=+%'),
)
const addresses = fc.oneof(
  fc.array(pair, { maxLength: 6 }).map((pairs) => new URLSearchParams(pairs).toString()),
  fc.string({ unit: fc.constantFrom(...'q=&+%41é甲?#'), maxLength: 30 }),
)

test('writing what was read gives one address for one search', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const once = searchUrl(parse(address))
      expect(searchUrl(parse(once))).toBe(once)
    }),
  )
})
