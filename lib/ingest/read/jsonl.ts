/**
 * JSONL and JSONL.gz: the lines of a file that may be larger than memory. A line that is too long is skipped and
 * reported; what follows is read.
 */
import { closeSync, constants, createReadStream, fstatSync, openSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { isBomb, LIMITS } from '../run/limits.ts'
import { isInside } from './plain-file.ts'
import type { RefusalCode } from './refusals.ts'
import { refusalOf } from './walk.ts'

/** What a line-wise reading comes upon. `line` counts from 0. */
export type JsonlPiece =
  | { readonly line: number; readonly bytes: Buffer }
  | { readonly line: number; readonly code: 'line-too-long' }
  /** Reading ended here. */
  | { readonly line: null; readonly code: RefusalCode }

/**
 * Reads the lines of a JSONL file. Empty lines are passed over.
 *
 * @param path - Absolute path as bytes; a name that ends in `.gz` is decompressed.
 * @param root - Real path of the folder or file it must lie in.
 */
export async function* readJsonl(path: Buffer, root: string): AsyncGenerator<JsonlPiece> {
  let line = 0
  let rest: Buffer[] = []
  let restBytes = 0
  let skipping = false
  const finish = function* (): Generator<JsonlPiece> {
    const bytes = Buffer.concat(rest)
    if (skipping) yield { line, code: 'line-too-long' }
    else if (!isBlank(bytes)) yield { line, bytes }
    line += 1
    rest = []
    restBytes = 0
    skipping = false
  }
  try {
    for await (const chunk of openStream(path, root)) {
      let start = 0
      for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
        add(chunk.subarray(start, end))
        yield* finish()
        start = end + 1
      }
      add(chunk.subarray(start))
    }
    if (restBytes > 0 || skipping) yield* finish()
  } catch (error) {
    yield { line: null, code: error instanceof Refused ? error.code : codeOfStream(error) }
  }

  function add(piece: Buffer): void {
    restBytes += piece.length
    if (restBytes > LIMITS.lineBytes) {
      skipping = true
      rest = []
    } else rest.push(piece)
  }
}

class Refused extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}

const isBlank = (bytes: Buffer) => bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09)

/** zlib names its faults with codes of its own. */
function codeOfStream(error: unknown): RefusalCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_') ? 'corrupt' : refusalOf(error)
}

async function* openStream(path: Buffer, root: string): AsyncGenerator<Buffer> {
  if (!isInside(path, root)) throw new Refused('outside')
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  if (!fstatSync(fd).isFile()) {
    closeSync(fd)
    throw new Refused('not-a-file')
  }
  const file = createReadStream('', { fd, highWaterMark: 1 << 18 })
  if (!path.toString('latin1').toLowerCase().endsWith('.gz')) {
    yield* file
    return
  }
  const gunzip = createGunzip()
  file.on('error', (error) => gunzip.destroy(error))
  let bytes = 0
  for await (const chunk of file.pipe(gunzip)) {
    bytes += chunk.length
    if (isBomb(file.bytesRead, bytes)) throw new Refused('bomb')
    yield chunk
  }
}
