/**
 * `store/manifest.json`: the one file that says which generation of the store is current and what each of its files
 * must weigh and hash to. Replacing it by one rename is what switches the store.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ArchiveError } from '../errors.ts'
import { isCode, writeFileAtomically } from './atomic.ts'

/** Raised when the layout on disk changes; older stores are rebuilt. */
export const STORE_FORMAT = 1

/** One file of a generation. */
export interface FileSeal {
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** What is checked and named before anything else is read. */
export interface Manifest {
  readonly format: number
  /** Folder below `store/` that holds the files. */
  readonly generation: string
  /** Digest of the articles: equal exactly when every article is. */
  readonly fingerprint: string
  /** Version of the pipeline that made it. */
  readonly pipeline: string
  /** Digest of everything that went in; equal means that ingesting again would give the same. */
  readonly inputs: string
  /** The folders that were ingested, relative to the data folder, `/`-separated. */
  readonly roots: readonly string[]
  readonly articles: number
  readonly documents: number
  readonly shards: number
  readonly files: Readonly<Record<string, FileSeal>>
}

const sealOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** The manifest's text: one line for people to diff, its own checksum first. */
export function manifestText(manifest: Manifest): string {
  const body = JSON.stringify(manifest, null, 1)
  return `{"sha256":"${sealOf(body)}","manifest":\n${body}\n}\n`
}

/** Writes the manifest by rename: the store is the old one before this call and the new one after it. */
export function writeManifest(storeDir: string, manifest: Manifest): void {
  writeFileAtomically(join(storeDir, 'manifest.json'), manifestText(manifest))
}

/**
 * Reads and checks the manifest.
 *
 * @param storeDir - The `store` folder of the data folder.
 * @throws ArchiveError `store-missing` where there is none, `store-damaged` where it fails its checksum.
 */
export function readManifest(storeDir: string): Manifest {
  const path = join(storeDir, 'manifest.json')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR') && !existsSync(path)) {
      throw new ArchiveError('store-missing', 'there is no store here yet', { file: storeDir, cause: error })
    }
    throw new ArchiveError('store-damaged', 'the manifest cannot be read', { file: path, cause: error })
  }
  const manifest = parseManifest(text)
  if (!manifest) throw new ArchiveError('store-damaged', 'the manifest fails its checksum', { file: path })
  if (manifest.format !== STORE_FORMAT) {
    throw new ArchiveError('store-damaged', `the store has format ${manifest.format}, not ${STORE_FORMAT}`, {
      file: path,
    })
  }
  return manifest
}

/** Null unless the text is exactly what {@link manifestText} writes. */
function parseManifest(text: string): Manifest | null {
  try {
    const outer: unknown = JSON.parse(text)
    if (typeof outer !== 'object' || outer === null || !('manifest' in outer)) return null
    // Checked by its own hash on the next line: only what manifestText wrote can match.
    const manifest = outer.manifest as Manifest
    return manifestText(manifest) === text ? manifest : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}
