/**
 * Lines of a file that may be larger than memory, read by position so that many readers can share one descriptor.
 */
import { readSync } from 'node:fs'

const CHUNK_BYTES = 1 << 20

/** An open file and how many bytes of it to read. */
export interface LineSource {
  readonly fd: number
  readonly bytes: number
}

/** One line, without its line end, and where it stands in its file, in bytes. */
export interface Line {
  readonly text: string
  readonly offset: number
  readonly length: number
}

/** The lines, as UTF-8; an empty last line is left out. */
export function* readLines(source: LineSource): Generator<Line> {
  let rest: Buffer = Buffer.alloc(0)
  let at = 0
  while (at < source.bytes) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, source.bytes - at))
    const read = readSync(source.fd, chunk, 0, chunk.length, at)
    if (read === 0) break
    const fresh = chunk.subarray(0, read)
    const data: Buffer = rest.length > 0 ? Buffer.concat([rest, fresh]) : fresh
    const base = at - rest.length
    at += read
    let start = 0
    for (let end = data.indexOf(0x0a); end >= 0; end = data.indexOf(0x0a, start)) {
      yield { text: data.toString('utf8', start, end), offset: base + start, length: end - start }
      start = end + 1
    }
    rest = data.subarray(start)
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), offset: at - rest.length, length: rest.length }
}
