import { afterEach, beforeEach, expect, test } from 'vitest'
import { EMPTY_SEARCH } from '../../lib/search/url.ts'
import { keepPlaces, placesOf } from './places.ts'

const HANDLE = Symbol.for('jiuwen.archive')
const globals = globalThis as { [HANDLE]?: unknown }
beforeEach(() => {
  globals[HANDLE] = { memo: new Map() }
})
afterEach(() => {
  delete globals[HANDLE]
})

const hits = (...ids: string[]) => ids.map((id) => ({ id }))
const search = { ...EMPTY_SEARCH, q: '铁路' }

test('places are those of the search, whatever page of it showed them', () => {
  keepPlaces({ ...search, page: 2, size: 50 }, 51, 2, hits('a', 'b'))
  expect(placesOf(search).get(51)).toBe('a')
  expect(placesOf({ ...search, page: 3 }).get(52)).toBe('b')
  expect(placesOf(search).has(53)).toBe(false)
})

test('another query, filter or order has other places', () => {
  keepPlaces(search, 1, 1, hits('a'))
  for (const other of [{ q: '桥' }, { from: '2001' }, { sort: 'newest' as const }, { group: false }])
    expect(placesOf({ ...search, ...other }).size).toBe(0)
})

test('where fewer were found than asked for, the hits have ended', () => {
  keepPlaces(search, 1, 3, hits('a'))
  expect([...placesOf(search)]).toEqual([
    [1, 'a'],
    [2, null],
    [3, null],
  ])
})

test('who walks on and on does not fill the memory', () => {
  for (let place = 1; place < 2000; place += 3) keepPlaces(search, place, 3, hits('a', 'b', 'c'))
  expect(placesOf(search).size).toBeLessThan(300)
})
