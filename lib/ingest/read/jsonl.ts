/**
 * JSONL and JSONL.gz: the lines of a file that may be larger than memory. A line that is too long is skipped and
 * reported; what follows is read.
 */
import { LIMITS } from '../limits.ts'
import { fileStream, gunzipped, refusalOfStream } from './bounded-stream.ts'
import type { RefusalCode } from './refusals.ts'

/** What a line-wise reading comes upon. `line` counts from 0. */
export type JsonlPiece =
  /** `offset`: where the line begins in the file; null where the file is compressed. */
  | { readonly line: number; readonly bytes: Buffer; readonly offset: number | null }
  | { readonly line: number; readonly code: 'line-too-long' }
  /** Reading ended here. */
  | { readonly line: null; readonly code: RefusalCode }

/**
 * Reads the lines of a JSONL file. Empty lines are passed over.
 *
 * @param path - Absolute path as bytes; gzip is decompressed.
 * @param root - Real path of the folder or file it must lie in.
 */
export async function* readJsonl(path: Buffer, root: string): AsyncGenerator<JsonlPiece> {
  let line = 0
  let rest: Buffer[] = []
  let restBytes = 0
  let skipping = false
  let begun = 0
  let isPlain = true
  const finish = function* (): Generator<JsonlPiece> {
    const bytes = Buffer.concat(rest)
    if (skipping) yield { line, code: 'line-too-long' }
    else if (!isBlank(bytes)) yield { line, bytes, offset: isPlain ? begun : null }
    line += 1
    begun += restBytes + 1
    rest = []
    restBytes = 0
    skipping = false
  }
  try {
    const onGzip = () => {
      isPlain = false
    }
    for await (const chunk of gunzipped(fileStream(path, root), onGzip)) {
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
    yield { line: null, code: refusalOfStream(error) }
  }

  function add(piece: Buffer): void {
    restBytes += piece.length
    if (restBytes > LIMITS.lineBytes) {
      skipping = true
      rest = []
    } else rest.push(piece)
  }
}

const isBlank = (bytes: Buffer) => bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09)
