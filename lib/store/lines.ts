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

/** The lines as UTF-8 text, without their line ends; an empty last line is left out. */
export function* readLines(source: LineSource): Generator<string> {
  let rest: Buffer = Buffer.alloc(0)
  let at = 0
  while (at < source.bytes) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, source.bytes - at))
    const read = readSync(source.fd, chunk, 0, chunk.length, at)
    if (read === 0) break
    at += read
    const fresh = chunk.subarray(0, read)
    const data: Buffer = rest.length > 0 ? Buffer.concat([rest, fresh]) : fresh
    let start = 0
    for (let end = data.indexOf(0x0a); end >= 0; end = data.indexOf(0x0a, start)) {
      yield data.toString('utf8', start, end)
      start = end + 1
    }
    rest = data.subarray(start)
  }
  if (rest.length > 0) yield rest.toString('utf8')
}
