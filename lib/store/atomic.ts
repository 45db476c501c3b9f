/**
 * Writing so that a reader, a power cut or a kill sees the old file or the new one, never half of one.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { ArchiveError } from '../errors.ts'

/**
 * Makes a folder and those above it that are missing. Throws the system's error.
 *
 * Not `mkdirSync` with `recursive`: where the system answers ENOENT for a folder whose parent is there, as /proc does,
 * Node tries for ever.
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent)
  try {
    mkdirSync(path)
  } catch (error) {
    if (!isCode(error, 'EEXIST') || !statSync(path).isDirectory()) throw error
  }
}

/** Writes all bytes; `writeSync` may stop short on a nearly full disk. Throws the system's error. */
export function writeFully(fd: number, bytes: Uint8Array): void {
  let done = 0
  while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done)
}

/** Makes a folder's entries durable. File systems that cannot (some network mounts) are left as they are. */
export function syncFolder(folder: string): void {
  let fd: number
  try {
    fd = openSync(folder, 'r')
  } catch (error) {
    if (isCode(error, 'EISDIR', 'EACCES', 'EPERM')) return
    throw error
  }
  try {
    fsyncSync(fd)
  } catch (error) {
    if (!isCode(error, 'EINVAL', 'ENOTSUP', 'EPERM')) throw error
  } finally {
    closeSync(fd)
  }
}

/** Writes a file beside its place, syncs it and renames it over: readers see the old text or the new one. */
export function writeFileAtomically(path: string, text: string): void {
  const temporary = `${path}.new-${process.pid}`
  try {
    const fd = openSync(temporary, 'w')
    try {
      writeFully(fd, Buffer.from(text))
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(temporary, path)
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary)
    throw error
  }
  syncFolder(dirname(path))
}

/** True where the error is a system error of one of these codes. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
  )
}

const UNWRITABLE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  ENOENT: 'the folder cannot be made there',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would pass the size limit of the system',
  EROFS: 'the folder is read-only',
  EACCES: 'the folder may not be written',
  EPERM: 'the folder may not be written',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'a part of the path is not a folder',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the path is too long',
}

/** Turns a system error met while writing below `folder` into one that says what to do; others pass as they are. */
export function asUnwritable(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const detail = UNWRITABLE[error.code]
  return detail ? new ArchiveError('store-unwritable', detail, { file: folder, cause: error }) : error
}
