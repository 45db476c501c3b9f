/**
 * Reading one file safely: it was a plain file when the folder was listed, and it must still be one, of the size that
 * may be read, inside its root, when it is opened.
 */
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import { type RefusalCode, refusalOf } from './refusals.ts'

/** Bytes, or why there are none. */
export type FileRead = { readonly bytes: Buffer } | { readonly code: RefusalCode }

/** Not following a link in the last part of the path; not waiting for a pipe's other end. */
export const SAFE_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** Real paths of folders that were looked up last, so that a folder of many files is resolved once. */
const resolved = new Map<string, string>()
const RESOLVED_MAX = 1000

/**
 * Reads a file whole.
 *
 * @param path - Absolute path as bytes.
 * @param root - Real path of the folder (or file) that it must lie in.
 * @param maxBytes - Inclusive; checked before anything is read.
 */
export function readPlainFile(path: Buffer, root: string, maxBytes: number): FileRead {
  return withOpen(path, root, (fd) => readOpen(fd, maxBytes))
}

/** What `work` makes of a file inside its root, or why it cannot be opened or read. */
function withOpen<T>(path: Buffer, root: string, work: (fd: number) => T): T | { code: RefusalCode } {
  try {
    if (!isInside(path, root)) return { code: 'outside' }
    const fd = openSync(path, SAFE_FLAGS)
    try {
      return work(fd)
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    return { code: refusalOf(error) }
  }
}

function readOpen(fd: number, maxBytes: number): FileRead {
  const stat = fstatSync(fd)
  if (!stat.isFile()) return { code: 'not-a-file' }
  if (stat.size > maxBytes) return { code: 'too-large' }
  // One byte more than there should be: a file that grows meanwhile is noticed.
  const bytes = Buffer.allocUnsafeSlow(stat.size + 1)
  let filled = 0
  while (filled < bytes.length) {
    const read = readSync(fd, bytes, filled, bytes.length - filled, filled)
    filled += read
    // More was asked for than there is: the file ends where it did.
    if (read === 0 || filled === stat.size) break
  }
  return filled === stat.size ? { bytes: bytes.subarray(0, stat.size) } : { code: 'changing' }
}

const HASH_CHUNK = 1 << 20

/** SHA-256 of a file of any size, or why it cannot be read. Parameters as for {@link readPlainFile}. */
export function hashPlainFile(
  path: Buffer,
  root: string,
): { readonly sha256: string } | { readonly code: RefusalCode } {
  return withOpen(path, root, (fd) => {
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(HASH_CHUNK)
    for (let read = readSync(fd, chunk); read > 0; read = readSync(fd, chunk))
      hash.update(chunk.subarray(0, read))
    return { sha256: hash.digest('hex') }
  })
}

/** True where the folder of `path` really lies in `root`. */
export function isInside(path: Buffer, root: string): boolean {
  const folder = dirname(path.toString('latin1'))
  let real = resolved.get(folder)
  if (real === undefined) {
    real = realpathSync.native(Buffer.from(folder, 'latin1'), 'buffer').toString('latin1')
    if (resolved.size >= RESOLVED_MAX) resolved.clear()
    resolved.set(folder, real)
  }
  const top = Buffer.from(root).toString('latin1')
  const itself = path.toString('latin1')
  // A file given by itself is its own root, and its headers stand beside it.
  return real === top || real.startsWith(top + sep) || itself === top || itself === `${top}.headers`
}
