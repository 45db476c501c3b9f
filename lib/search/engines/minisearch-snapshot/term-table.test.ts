import fc from 'fast-check'
import { expect, test } from 'vitest'
import { terms } from '../../../text/index.ts'
import { keyOfTerm, TermCounter, TermTable } from './term-table.ts'

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'兰州日报，。 a1bC\n𬭯𠮷ガ한국', 'x'.repeat(70)), maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

test('counting cuts a text into the very terms of the tokenizer, as often', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
      const table = new TermTable()
      const counter = new TermCounter(table)
      for (const t of texts) {
        const expected = new Map<number, number>()
        for (const term of terms(t)) {
          const key = keyOfTerm(term)
          const number = key < 0 ? table.word(term) : table.pair(key)
          expected.set(number, (expected.get(number) ?? 0) + 1)
        }
        expect(counter.count(t)).toBe(expected.size)
        for (const [number, count] of expected) expect(counter.countOf(number)).toBe(count)
        expect([...counter.terms].sort()).toEqual([...expected.keys()].sort())
      }
    }),
  )
})

test('terms keep their numbers while the table grows, and are listed in order', () => {
  const table = new TermTable()
  const numbers = new Map<number, number>()
  for (let i = 1; i < 300_000; i += 3) {
    const key = Math.imul(i, 2654435761) >>> 0
    numbers.set(key, table.pair(key))
  }
  const changed = [...numbers].filter(([key, number]) => table.pair(key) !== number)
  expect(changed).toEqual([])
  const keys = table.sortedPairs()
  expect(keys.length).toBe(numbers.size)
  const order = table.sortedNumbers()
  expect(Array.from(keys.subarray(0, 50), (key) => numbers.get(key))).toEqual([...order.subarray(0, 50)])
})
