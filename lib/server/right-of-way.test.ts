import { expect, test } from 'vitest'
import { RightOfWay } from './right-of-way.ts'

/** Longer than a test takes on a busy machine. */
const PATIENT_MS = 60_000

/** Rounds of the event loop that are more than any turn rests. */
async function rounds(count = 20): Promise<void> {
  for (let n = 0; n < count; n++) await new Promise((done) => setImmediate(done))
}

/** Asks for turns, and notes which came. */
function askFor(way: RightOfWay, count: number): number[] {
  const came: number[] = []
  for (let n = 0; n < count; n++) void way.turn().then(() => came.push(n))
  return came
}

test('turns come in the order asked, and the event loop goes round between them', async () => {
  const came = askFor(new RightOfWay(), 3)
  const seen: number[] = []
  while (came.length < 3) {
    await rounds(1)
    seen.push(came.length)
  }
  expect(came).toEqual([0, 1, 2])
  expect(seen.filter((count) => count === 1).length).toBeGreaterThan(1)
  expect(seen.filter((count) => count === 2).length).toBeGreaterThan(1)
})

test('no turn comes while somebody waits for a short page', async () => {
  const way = new RightOfWay(PATIENT_MS)
  const leave = way.enter()
  const came = askFor(way, 2)
  await rounds()
  expect(came).toEqual([])
  leave()
  await rounds()
  expect(came).toEqual([0, 1])
})

test('all who wait for short pages must have their answers, and an answer counts once', async () => {
  const way = new RightOfWay(PATIENT_MS)
  const leaves = [way.enter(), way.enter()]
  const came = askFor(way, 1)
  await rounds()
  leaves[0]?.()
  leaves[0]?.()
  await rounds()
  expect(came).toEqual([])
  leaves[1]?.()
  await rounds()
  expect(came).toEqual([0])
})

test('a server that always has short pages to answer finishes its long ones, too', async () => {
  const way = new RightOfWay()
  way.enter()
  await Promise.all([way.turn(), way.turn(), way.turn()])
})

test('whoever asks later, when all had their turns, gets one', async () => {
  const way = new RightOfWay()
  await way.turn()
  await rounds()
  await way.turn()
})
