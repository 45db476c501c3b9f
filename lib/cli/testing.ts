/**
 * Runs commands in the test's own process, which costs a hundredth of starting one.
 */
import { vi } from 'vitest'
import { main } from './main.ts'

/** What a command left behind. */
export interface Ran {
  readonly code: number
  /** Standard output. */
  readonly out: string
  /** Standard error. */
  readonly said: string
}

/** Runs `jiuwen` with these words; what it prints is kept from the terminal. */
export async function jiuwenHere(...args: string[]): Promise<Ran> {
  let out = ''
  let said = ''
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  try {
    return { code: await main(args), out, said }
  } finally {
    stdout.mockRestore()
    stderr.mockRestore()
  }
}
