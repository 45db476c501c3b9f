/**
 * Whether there is a store, and whether it is whole.
 */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { ArchiveError } from '../errors.ts'
import { isCode } from './atomic.ts'
import { type Manifest, readManifest } from './manifest.ts'

/**
 * Checks every byte of the store against the manifest.
 *
 * @returns The manifest, for what it counts.
 * @throws ArchiveError `store-missing` or `store-damaged`, naming the file.
 */
export function verifyStore(dataDir: string): Manifest {
  const manifest = readManifest(join(dataDir, 'store'))
  for (const [name, seal] of Object.entries(manifest.files)) {
    const path = join(dataDir, 'store', manifest.generation, name)
    const found = sealOnDisk(path)
    if (found === seal.sha256) continue
    const what = found === null ? 'a file of the store is missing' : 'a file of the store fails its checksum'
    throw new ArchiveError('store-damaged', what, { file: path })
  }
  return manifest
}

function sealOnDisk(path: string): string | null {
  const hash = createHash('sha256')
  const chunk = Buffer.alloc(1 << 20)
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
  try {
    for (let read = readSync(fd, chunk); read > 0; read = readSync(fd, chunk))
      hash.update(chunk.subarray(0, read))
  } finally {
    closeSync(fd)
  }
  return hash.digest('hex')
}

/** True where a data folder has a readable store; false where there is none. Damage is thrown. */
export function hasStore(dataDir: string): boolean {
  try {
    readFileSync(join(dataDir, 'store', 'manifest.json'))
    return true
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}
