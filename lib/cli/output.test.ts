import { afterEach, expect, test, vi } from 'vitest'
import { printLine } from './output.ts'

afterEach(() => vi.restoreAllMocks())

test('a slow reader is waited for, and nothing keeps listening once it has caught up', async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(false)
  const listening = () => ['drain', 'close', 'error'].map((event) => process.stdout.listenerCount(event))
  const before = listening()
  for (let line = 0; line < 20; line++) {
    let printed = false
    const printing = printLine('一行').then(() => {
      printed = true
    })
    await Promise.resolve()
    expect(printed).toBe(false)
    process.stdout.emit('drain')
    await printing
  }
  expect(listening()).toEqual(before)
})
