import { getHeapSpaceStatistics } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { keepHeapSmall } from './heap.ts'

function newSpaceMb(): number {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  return (space?.space_size ?? 0) / 2 ** 20
}

/** Makes objects that outlive a few collections, for so long that the space for what is new would be at its widest. */
async function makeMuch(): Promise<void> {
  let alive: unknown[] = []
  for (let n = 0; n < 400; n++) {
    if (n % 20 === 0) alive = []
    alive.push(Array.from({ length: 10_000 }, (_, k) => [n, k]))
    await new Promise((done) => setTimeout(done, 2))
  }
}

test('the space for what is new stays small, whatever is made and when a thread begins', async () => {
  const before = newSpaceMb()
  keepHeapSmall()
  await makeMuch()
  // A step more where much was made before anybody looked.
  const most = Math.max(16, before)
  expect(newSpaceMb()).toBeLessThanOrEqual(most)
  const thread = new Worker('setTimeout(() => {}, 100_000)', { eval: true })
  await new Promise((done) => thread.once('online', done))
  await makeMuch()
  expect(newSpaceMb()).toBeLessThanOrEqual(most)
  await thread.terminate()
})
