/**
 * Building the index: store in, a sealed folder out, switched by one rename.
 *
 * Until the last rename the old index serves; a build that is killed, or meets a full disk, changes nothing. What it
 * left lying is swept by the next.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../article.ts'
import { ArchiveError } from '../errors.ts'
import {
  asUnwritable,
  openStore,
  type Store,
  syncFolder,
  takeLock,
  writeFileAtomically,
} from '../store/index.ts'
import type { EngineModule } from './engine.ts'
import {
  findDamage,
  fingerprintOf,
  type IndexManifest,
  indexFolder,
  indexRoot,
  manifestText,
  readIndexManifest,
  SIDE_DATA,
  sealFolder,
  versionsFor,
} from './index-folder.ts'
import { defaultEngine } from './open.ts'
import type { SideBuilder } from './side-data.ts'

const BUILDING = 'building-'
const REPLACED = 'replaced-'

/** What a build tells of its progress. */
export type OnProgress = (done: number, total: number) => void

/**
 * Builds the index of a data folder from its store.
 *
 * @param onProgress - Told how many articles were read, of how many.
 * @param engine - The engine to build for; the default one unless a reference is wanted.
 * @returns The manifest now in force.
 * @throws ArchiveError `store-missing`, `store-damaged`, `index-busy`, `index-unwritable`.
 */
export async function buildIndex(
  dataDir: string,
  onProgress: OnProgress = () => {},
  engine: EngineModule = defaultEngine,
): Promise<IndexManifest> {
  const store = openStore(dataDir)
  try {
    const lock = await takeLock(dataDir, 'index', 'index-busy')
    try {
      return await buildLocked(dataDir, store, engine, onProgress)
    } finally {
      lock.release()
    }
  } catch (error) {
    throw indexFault(error, indexRoot(dataDir))
  } finally {
    store.close()
  }
}

/**
 * Whether the index in force was built by this program, for this engine, from the store as it is now. A quick look at
 * the manifests; damage is `verify`'s to find.
 *
 * @throws ArchiveError `store-missing` or `store-damaged`.
 */
export function isIndexCurrent(dataDir: string, engine: EngineModule = defaultEngine): boolean {
  const store = openStore(dataDir)
  try {
    const manifest = readIndexManifest(dataDir)
    return (
      manifest.store === store.fingerprint &&
      JSON.stringify(manifest.versions) === JSON.stringify(versionsFor(engine))
    )
  } catch (error) {
    // No index, or none that this program can read, is what makes a build needed; the store's faults are not.
    if (error instanceof ArchiveError && error.code.startsWith('index-')) return false
    throw error
  } finally {
    store.close()
  }
}

async function buildLocked(
  dataDir: string,
  store: Store,
  engine: EngineModule,
  onProgress: OnProgress,
): Promise<IndexManifest> {
  const root = indexRoot(dataDir)
  mkdirSync(root, { recursive: true })
  sweep(
    root,
    (name) => name.startsWith(BUILDING) || name.startsWith(REPLACED) || name.startsWith('manifest.json.'),
  )
  const folder = join(root, `${BUILDING}${process.pid}`)
  try {
    mkdirSync(folder)
    const side = SIDE_DATA.map((kind) => kind.create())
    const articles = feeding(store, side)
    await engine.build(articles, folder, (done) => onProgress(done, store.size))
    for (const builder of side) await builder.finish(folder)
    const files = sealFolder(folder)
    const versions = versionsFor(engine)
    const fingerprint = fingerprintOf(versions, store.fingerprint, files)
    const manifest = { versions, articles: store.size, store: store.fingerprint, files, fingerprint }
    install(dataDir, folder, manifest)
    return manifest
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The store's articles, shown to the builders of side data on their way to the engine. */
function* feeding(store: Store, side: readonly SideBuilder[]): Generator<Article> {
  for (const article of store.articles()) {
    for (const builder of side) builder.add(article)
    yield article
  }
}

/** Puts a finished folder in its place and names it in the manifest, then removes what is no longer named. */
function install(dataDir: string, folder: string, manifest: IndexManifest): void {
  const root = indexRoot(dataDir)
  for (const { name } of manifest.files) syncFile(join(folder, name))
  syncFolder(folder)
  const place = indexFolder(dataDir, manifest)
  if (!isIntact(place, manifest)) {
    // Only a damaged build of the same name stands in the way: nothing that serves is moved.
    if (readdirSync(root).includes(manifest.fingerprint))
      renameSync(place, join(root, `${REPLACED}${process.pid}`))
    renameSync(folder, place)
    syncFolder(root)
  }
  writeFileAtomically(join(root, 'manifest.json'), manifestText(manifest))
  sweep(root, (name) => name !== 'manifest.json' && name !== manifest.fingerprint)
}

function isIntact(place: string, manifest: IndexManifest): boolean {
  return findDamage(place, manifest.files) === null
}

function syncFile(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function sweep(root: string, isLeftover: (name: string) => boolean): void {
  for (const name of readdirSync(root))
    if (isLeftover(name)) rmSync(join(root, name), { recursive: true, force: true })
}

/** A system error met while writing, as one that names the index and what to do. */
function indexFault(error: unknown, root: string): unknown {
  const known = asUnwritable(error, root)
  if (!(known instanceof ArchiveError) || known.code !== 'store-unwritable') return known
  return new ArchiveError('index-unwritable', known.detail, { file: root, cause: error })
}
