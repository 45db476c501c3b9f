/**
 * Streams that end before they do harm: a file opened safely, decompressed only while it grows like text.
 */
import { closeSync, createReadStream, fstatSync, openSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { isBomb } from '../limits.ts'
import { isInside, SAFE_FLAGS } from './plain-file.ts'
import { codeOf, type RefusalCode, refusalOf } from './refusals.ts'

/** Ends a reading with a code. */
export class Refused extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}

/** The code that an error of a stream means. Faults of ours are thrown on. */
export function refusalOfStream(error: unknown): RefusalCode {
  if (error instanceof Refused) return error.code
  return codeOf(error).startsWith('Z_') ? 'corrupt' : refusalOf(error)
}

/** Opens a regular file inside its root. Throws {@link Refused} or the system's error. */
export function openInside(path: Buffer, root: string): { readonly fd: number; readonly bytes: number } {
  if (!isInside(path, root)) throw new Refused('outside')
  const fd = openSync(path, SAFE_FLAGS)
  const stat = fstatSync(fd)
  if (stat.isFile()) return { fd, bytes: stat.size }
  closeSync(fd)
  throw new Refused('not-a-file')
}

/** The bytes of a stream, decompressed where they are gzip, which `onGzip` is told first. Throws {@link Refused} `bomb` when they grow too much. */
export async function* gunzipped(source: AsyncIterable<Buffer>, onGzip = () => {}): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done) return
  const rest = { [Symbol.asyncIterator]: () => chunks }
  if (first.value[0] === 0x1f && first.value[1] === 0x8b) {
    onGzip()
    yield* inflate(first.value, rest)
  } else {
    yield first.value
    yield* rest
  }
}

async function* inflate(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  let compressed = 0
  const feed = async () => {
    const write = async (chunk: Buffer) => {
      compressed += chunk.length
      if (!gunzip.write(chunk)) await new Promise<void>((resolve) => gunzip.once('drain', resolve))
    }
    await write(first)
    for await (const chunk of rest) await write(chunk)
    gunzip.end()
  }
  feed().catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))))
  let bytes = 0
  for await (const chunk of gunzip) {
    bytes += chunk.length
    if (isBomb(compressed, bytes)) throw new Refused('bomb')
    yield chunk
  }
}

/** The bytes of a file inside its root. */
export function fileStream(path: Buffer, root: string): AsyncIterable<Buffer> {
  const { fd } = openInside(path, root)
  return createReadStream('', { fd, highWaterMark: 1 << 18 })
}
