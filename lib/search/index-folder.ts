/**
 * The index on disk: a folder for each build, and a manifest that names the one in use.
 *
 * `.data/index/manifest.json` carries versions, checksums and its own digest; `.data/index/<fingerprint>/` holds the
 * files. The fingerprint is made of what the files hold, so the same store gives the same names and bytes.
 */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ArchiveError } from '../errors.ts'
import { foldLine, foldStrictLine, terms } from '../text/index.ts'
import { approximateData } from './approximate/side-data.ts'
import type { SideData } from './side-data.ts'
import { suggestData } from './suggest/side-data.ts'

/** Version of the manifest and of the layout of the folder. */
const INDEX_FORMAT = 1

/** What stands beside the engine's files; `build.ts` makes each. */
export const SIDE_DATA: readonly SideData[] = [suggestData, approximateData]

/** A file of the index, as it was when it was sealed. */
export interface Seal {
  readonly name: string
  readonly bytes: number
  /** Lower-case hex SHA-256. */
  readonly sha256: string
}

/** What must be equal for an index to be understood. */
export interface IndexVersions {
  readonly format: number
  readonly engine: string
  readonly engineVersion: number
  /** Digest of what folding and tokenising do, so that no change of theirs goes unnoticed. */
  readonly text: string
  readonly sideData: Readonly<Record<string, number>>
}

export interface IndexManifest {
  readonly versions: IndexVersions
  readonly articles: number
  /** Fingerprint of the store that was indexed. */
  readonly store: string
  readonly files: readonly Seal[]
  /** Digest of versions and files: names the folder. */
  readonly fingerprint: string
}

/** `.data/index` of a data folder. */
export const indexRoot = (dataDir: string): string => join(dataDir, 'index')

const manifestPath = (dataDir: string) => join(indexRoot(dataDir), 'manifest.json')

/** The folder of the index in use; its files are opened at start, since the next build removes them. */
export function indexFolder(dataDir: string, manifest: IndexManifest): string {
  return join(indexRoot(dataDir), manifest.fingerprint)
}

/** Versions that this program writes with an engine. */
export function versionsFor(engine: { readonly name: string; readonly version: number }): IndexVersions {
  return {
    format: INDEX_FORMAT,
    engine: engine.name,
    engineVersion: engine.version,
    text: textDigest(),
    sideData: Object.fromEntries(SIDE_DATA.map(({ name, version }) => [name, version])),
  }
}

let knownTextDigest: string | null = null

/** Folds and cuts every character of the basic plane: a digest of the behaviour, not of a number that someone keeps. */
function textDigest(): string {
  if (knownTextDigest === null) {
    const all = Array.from({ length: 0xd800 - 0x20 }, (_, i) => String.fromCharCode(0x20 + i)).join('')
    const probe = `${all} ${all.slice(0x4e00, 0x4e40)} 臺 灣 c919 ${'x'.repeat(200)} \u{20000}\u{20001}。`
    const folded = foldLine(probe)
    const hash = createHash('sha256').update(folded).update(foldStrictLine(probe))
    knownTextDigest = hash.update(terms(folded).join(' ')).digest('hex').slice(0, 16)
  }
  return knownTextDigest
}

/** Seals every file below `folder`, in order of names. */
export function sealFolder(folder: string): Seal[] {
  return readdirSync(folder)
    .sort()
    .map((name) => sealFile(folder, name))
}

/** Size and digest of one file, read in pieces. */
export function sealFile(folder: string, name: string): Seal {
  const fd = openSync(join(folder, name), 'r')
  try {
    const hash = createHash('sha256')
    const piece = Buffer.allocUnsafe(1 << 20)
    let bytes = 0
    for (let read = readSync(fd, piece); read > 0; read = readSync(fd, piece)) {
      hash.update(piece.subarray(0, read))
      bytes += read
    }
    return { name, bytes, sha256: hash.digest('hex') }
  } finally {
    closeSync(fd)
  }
}

/** Digest that names a build. */
export function fingerprintOf(versions: IndexVersions, store: string, files: readonly Seal[]): string {
  return createHash('sha256').update(JSON.stringify({ versions, store, files })).digest('hex').slice(0, 24)
}

/** The manifest as text, closed by its own digest. */
export function manifestText(manifest: IndexManifest): string {
  return sealed(manifest)
}

function sealed(manifest: unknown): string {
  const body = JSON.stringify(manifest, null, 1)
  return `${body}\n${createHash('sha256').update(body).digest('hex')}\n`
}

/**
 * Reads and checks the manifest.
 *
 * @throws ArchiveError `index-missing`, `index-damaged`, or `index-foreign` where another version wrote it.
 */
export function readIndexManifest(dataDir: string): IndexManifest {
  const path = manifestPath(dataDir)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ArchiveError('index-missing', 'there is no index yet', { file: path, cause })
  }
  const manifest = parseManifest(text)
  if (!manifest) throw new ArchiveError('index-damaged', 'the manifest is damaged', { file: path })
  // Sealed, and yet not what this program seals: a later one may have another form.
  if (!isManifest(manifest))
    throw new ArchiveError('index-foreign', 'the manifest has another form', { file: path })
  return manifest
}

function isManifest(read: unknown): read is IndexManifest {
  const { versions, articles, store, files, fingerprint } = (read ?? {}) as Partial<IndexManifest>
  return (
    typeof versions === 'object' &&
    versions !== null &&
    typeof articles === 'number' &&
    typeof store === 'string' &&
    Array.isArray(files) &&
    fingerprint === fingerprintOf(versions, store, files)
  )
}

/** What the manifest holds, where it is as it was sealed. */
function parseManifest(text: string): unknown {
  const end = text.lastIndexOf('\n', text.length - 2)
  try {
    const manifest: unknown = JSON.parse(text.slice(0, Math.max(end, 0)))
    return sealed(manifest) === text ? manifest : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * Refuses an index that another version wrote, or whose files have another size than they were sealed with.
 *
 * @throws ArchiveError `index-foreign` or `index-damaged`.
 */
export function checkManifest(dataDir: string, manifest: IndexManifest, versions: IndexVersions): void {
  const folder = indexFolder(dataDir, manifest)
  for (const key of Object.keys(versions) as (keyof IndexVersions)[]) {
    if (JSON.stringify(manifest.versions[key]) === JSON.stringify(versions[key])) continue
    throw new ArchiveError('index-foreign', `the index has another version (${key})`, {
      file: manifestPath(dataDir),
    })
  }
  for (const { name, bytes } of manifest.files) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (found?.size === bytes) continue
    const detail = found ? `the file has ${found.size} bytes instead of ${bytes}` : 'the file is missing'
    throw new ArchiveError('index-damaged', detail, { file: join(folder, name) })
  }
}

/** Whether every file is as it was sealed; gives the first that is not. */
export function findDamage(folder: string, files: readonly Seal[]): string | null {
  for (const seal of files) {
    const path = join(folder, seal.name)
    if (statSync(path, { throwIfNoEntry: false })?.size !== seal.bytes) return path
    if (sealFile(folder, seal.name).sha256 !== seal.sha256) return path
  }
  return null
}
