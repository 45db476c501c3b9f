import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstOf } from './order.ts'

test('the first of many are those that sorting everything puts first, ties by id', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 60 }), fc.nat(70), (values, limit) => {
      const docs = Uint32Array.from(values, (_, i) => i * 2)
      const keys = Float64Array.from(values)
      const sorted = values.map((_, i) => i).sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || a - b)
      expect(firstOf({ docs, keys, count: values.length, idRank: null }, limit)).toEqual(
        sorted.slice(0, limit),
      )
    }),
  )
})

test('where ids are in another order than numbers, theirs decides ties', () => {
  const ranking = {
    docs: Uint32Array.of(0, 1, 2),
    keys: Float64Array.of(1, 1, 1),
    count: 3,
    idRank: Uint32Array.of(2, 0, 1),
  }
  expect(firstOf(ranking, 2)).toEqual([1, 2])
})
