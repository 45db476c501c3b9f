import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { LIMITS } from '../limits.ts'
import { readJsonl } from './jsonl.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiuwen-jsonl-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: Uint8Array | string): Promise<string[]> {
  const path = join(folder, 'a.jsonl')
  writeFileSync(path, bytes)
  const out: string[] = []
  for await (const piece of readJsonl(Buffer.from(path), folder)) {
    out.push(
      'bytes' in piece
        ? `${piece.line} ${piece.bytes.length > 99 ? piece.bytes.length : piece.bytes}`
        : `${piece.line} ${piece.code}`,
    )
  }
  return out
}

test('lines are numbered as they stand, empty ones passed over', async () => {
  expect(await read('{"a":1}\n\n  \r\n{"b":2}')).toEqual(['0 {"a":1}', '3 {"b":2}'])
})

test('gzip is undone', async () => {
  expect(await read(gzipSync('{"a":1}\n{"b":2}\n'))).toEqual(['0 {"a":1}', '1 {"b":2}'])
})

test('a line at the limit is read, one past it is skipped, and the next is read', async () => {
  const line = (length: number) => Buffer.alloc(length, 0x61)
  const bytes = Buffer.concat([
    line(LIMITS.lineBytes),
    Buffer.from('\n'),
    line(LIMITS.lineBytes + 1),
    Buffer.from('\n{}\n'),
  ])
  expect(await read(bytes)).toEqual([`0 ${LIMITS.lineBytes}`, '1 line-too-long', '2 {}'])
})

test('a gzip that is cut short gives what came whole, then a refusal', async () => {
  const whole = gzipSync(`{"a":1}\n${'{"b":2}\n'.repeat(5000)}`)
  expect((await read(whole.subarray(0, whole.length - 8))).at(-1)).toBe('null corrupt')
})
