import { expect, test, vi } from 'vitest'
import { Turnstile } from './turnstile.ts'

const limits = { inside: 2, waiting: 1, waitMs: 1000 }

test('as many as there is room for are let in at once', async () => {
  const turnstile = new Turnstile(limits)
  expect(await turnstile.enter()).toBeTypeOf('function')
  expect(await turnstile.enter()).toBeTypeOf('function')
})

test('the next one waits until somebody leaves', async () => {
  const turnstile = new Turnstile(limits)
  const leave = await turnstile.enter()
  await turnstile.enter()
  const admitted = vi.fn()
  const waiting = turnstile.enter().then(admitted)
  await Promise.resolve()
  expect(admitted).not.toHaveBeenCalled()
  leave?.()
  await waiting
  expect(admitted).toHaveBeenCalledWith(expect.any(Function))
})

test('those for whom there is no place to wait are turned away at once', async () => {
  const turnstile = new Turnstile(limits)
  await turnstile.enter()
  await turnstile.enter()
  void turnstile.enter()
  expect(await turnstile.enter()).toBeNull()
})

test('who waited too long is turned away, and the next gets in', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const turnstile = new Turnstile({ inside: 1, waiting: 2, waitMs: 1000 })
  const leave = await turnstile.enter()
  const late = turnstile.enter()
  vi.advanceTimersByTime(1500)
  const fresh = turnstile.enter()
  leave?.()
  expect(await late).toBeNull()
  expect(await fresh).toBeTypeOf('function')
  vi.useRealTimers()
})

test('leaving twice frees one place', async () => {
  const turnstile = new Turnstile({ inside: 1, waiting: 0, waitMs: 1000 })
  const leave = await turnstile.enter()
  leave?.()
  leave?.()
  await turnstile.enter()
  expect(await turnstile.enter()).toBeNull()
})
