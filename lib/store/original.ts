/**
 * The bytes of a document as they were received, read again from the archive when a reader asks for them.
 *
 * Nothing is trusted: the file must still be a plain file inside its root, small enough, and hash to what was
 * ingested. The path comes from our own sealed entry, never from a request.
 */
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { isCode } from './atomic.ts'
import type { DocumentEntry, OriginalBytes, OriginalMember } from './types.ts'

/** Larger documents are not shown; ingestion does not take larger ones either. */
const ORIGINAL_MAX_BYTES = 20 * 2 ** 20

/**
 * Reads a document again.
 *
 * @param dataDir - The data folder.
 * @param root - Root of the document, relative to the data folder.
 * @param entry - The document's entry.
 * @returns Null where the file is gone, changed, too large, no plain file, outside its root, or a container.
 */
export function readOriginal(dataDir: string, root: string, entry: DocumentEntry): OriginalBytes | null {
  if (isInContainer(entry)) return null
  const length = entry.span?.length ?? entry.bytes
  const place = length > ORIGINAL_MAX_BYTES ? null : locate(join(dataDir, root), entry)
  const bytes = place && whereThere(() => readPlain(place.path, entry.span?.offset ?? 0, length))
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== entry.sha256) return null
  return { file: entry.file, bytes, charset: entry.charset ?? 'utf-8' }
}

/**
 * Where a document stands that must be taken out of a container (or a compressed file of records) to be shown.
 *
 * @returns Null where it is in none, or the container is gone.
 */
export function locateOriginal(dataDir: string, root: string, entry: DocumentEntry): OriginalMember | null {
  const { file, member, sha256 } = entry
  if (!isInContainer(entry) || member === null || sha256 === null) return null
  const place = locate(join(dataDir, root), entry)
  return place && { ...place, file, member, sha256, charset: entry.charset ?? 'utf-8' }
}

const isInContainer = (entry: DocumentEntry) => entry.member !== null && !entry.span

/** The document's path and the real path of its root; null where it is gone or leads out of its root. */
function locate(root: string, entry: DocumentEntry): { path: Buffer; root: string } | null {
  return whereThere(() => {
    const realRoot = realpathSync(root)
    const name = entry.fileHex ? Buffer.from(entry.fileHex, 'hex') : Buffer.from(entry.file)
    // A root may be the file itself, when a file was given on the command line.
    const isFolder = statSync(realRoot).isDirectory()
    const path = isFolder ? Buffer.concat([Buffer.from(realRoot + sep), name]) : Buffer.from(realRoot)
    const real = realpathSync(path, 'utf8')
    return real === realRoot || real.startsWith(realRoot + sep) ? { path, root: realRoot } : null
  })
}

/** What `look` finds; null where a file is gone or cannot be read. */
function whereThere<T>(look: () => T): T | null {
  try {
    return look()
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG')) return null
    throw error
  }
}

function readPlain(path: Buffer, offset: number, length: number): Buffer | null {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    if (!fstatSync(fd).isFile()) return null
    const bytes = Buffer.alloc(length)
    return readSync(fd, bytes, 0, length, offset) === length ? bytes : null
  } finally {
    closeSync(fd)
  }
}
