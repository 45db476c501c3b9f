import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exceeds, isBomb, LIMITS } from './limits.ts'
import { readPlainFile } from './read/plain-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiuwen-limits-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(Object.keys(LIMITS).map((name) => name as keyof typeof LIMITS))('%s', (name) => {
  test('one below is taken, the limit itself is taken, one above is not', () => {
    expect([-1, 0, 1].map((step) => exceeds(name, LIMITS[name] + step))).toEqual([false, false, true])
  })
})

describe('growth of compressed input', () => {
  const { growth, growthGraceBytes: grace } = LIMITS

  test('is not judged up to the grace, whatever it came from', () => {
    expect([-1, 0, 1].map((step) => isBomb(0, grace + step))).toEqual([false, false, true])
  })

  test('past the grace it may be a hundredfold and not a byte more', () => {
    const compressed = grace
    expect([-1, 0, 1].map((step) => isBomb(compressed, compressed * growth + step))).toEqual([
      false,
      false,
      true,
    ])
  })
})

test('a file is read up to the limit to the byte, and its size is looked at before anything is read', () => {
  const path = join(folder, 'page.html')
  writeFileSync(path, '')
  const outcomes = [-1, 0, 1].map((step) => {
    truncateSync(path, 1000 + step)
    const read = readPlainFile(Buffer.from(path), folder, 1000)
    return 'bytes' in read ? read.bytes.length : read.code
  })
  expect(outcomes).toEqual([999, 1000, 'too-large'])
})

test('a sparse file of two gigabytes is refused at once', () => {
  const path = join(folder, 'sparse.html')
  writeFileSync(path, '')
  truncateSync(path, 2 ** 31 + 1)
  const begun = performance.now()
  expect(readPlainFile(Buffer.from(path), folder, LIMITS.documentBytes)).toEqual({ code: 'too-large' })
  expect(performance.now() - begun).toBeLessThan(1000)
})
