import { expect, test } from 'vitest'
import type { SharedMemory } from '../../shared-memory.ts'
import { KeptText } from './kept-text.ts'

const fill = (byte: number) => (into: Buffer) => void into.fill(byte)

/** What another thread gets: the names copied, the bytes the same. */
const handedOver = (memory: SharedMemory): SharedMemory => new Map(memory)

test('what one thread keeps another finds, without reading it', () => {
  const memory: SharedMemory = new Map()
  const here = new KeptText(memory, 'text', 3, 30)
  const there = new KeptText(handedOver(memory), 'text', 3, 30)
  expect(there.find(1, 10)).toBeNull()
  expect(here.keep(1, 10, fill(7))).toEqual(Buffer.alloc(10, 7))
  expect(there.find(1, 10)).toEqual(Buffer.alloc(10, 7))
  expect(there.keep(0, 10, fill(5))).toEqual(Buffer.alloc(10, 5))
  expect(here.find(0, 10)).toEqual(Buffer.alloc(10, 5))
  expect(here.find(1, 10)).toEqual(Buffer.alloc(10, 7))
})

test('a block is read by one thread at a time, and found only when it is there', () => {
  const memory: SharedMemory = new Map()
  const here = new KeptText(memory, 'text', 2, 20)
  const there = new KeptText(handedOver(memory), 'text', 2, 20)
  here.keep(0, 10, (into) => {
    expect(there.find(0, 10)).toBeNull()
    expect(there.keep(0, 10, fill(1))).toBeNull()
    into.fill(2)
  })
  expect(there.find(0, 10)).toEqual(Buffer.alloc(10, 2))
})

test('a block that could not be read is not kept', () => {
  const kept = new KeptText(new Map(), 'text', 1, 10)
  const fail = () => {
    throw new Error('cut short')
  }
  expect(() => kept.keep(0, 10, fail)).toThrow('cut short')
  expect(kept.find(0, 10)).toBeNull()
})

test('beyond the budget nothing is kept, and what is kept stays', () => {
  const block = 32 << 20
  const kept = new KeptText(new Map(), 'text', 3, 3 * block)
  expect(kept.keep(0, block, () => {})).not.toBeNull()
  expect(kept.keep(2, block, () => {})).not.toBeNull()
  expect(kept.keep(1, block, () => {})).toBeNull()
  expect(kept.find(2, block)).not.toBeNull()
})
