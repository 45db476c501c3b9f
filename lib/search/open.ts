/**
 * Opening an index: the engines that exist, and the one that a data folder was built for.
 */
import { ArchiveError } from '../errors.ts'
import { openStore, type Store } from '../store/index.ts'
import type { EngineModule, SearchEngine } from './engine.ts'
import { minisearchSnapshot } from './engines/minisearch-snapshot/index.ts'
import { minisearchVanilla } from './engines/minisearch-vanilla/index.ts'
import {
  checkManifest,
  type IndexManifest,
  indexFolder,
  indexRoot,
  readIndexManifest,
  versionsFor,
} from './index-folder.ts'
import type { SharedMemory } from './shared-memory.ts'

/** Every engine, by a line each. The first is the default. */
const ENGINES: readonly [EngineModule, ...EngineModule[]] = [minisearchSnapshot, minisearchVanilla]

/** The engine that `jiuwen index` builds for unless told otherwise. */
export const defaultEngine: EngineModule = ENGINES[0]

/** The engine called `name`; null where there is none. */
export function engineNamed(name: string): EngineModule | null {
  return ENGINES.find((engine) => engine.name === name) ?? null
}

/** An open index with the store whose articles it shows. */
export interface OpenArchive {
  readonly engine: SearchEngine
  readonly store: Store
  readonly manifest: IndexManifest
  /** Where the index's files are, for the readers of side data. They open them at once: the next build removes them. */
  readonly folder: string
  /** False where the store was ingested anew since: answers are those of the older state. */
  readonly isCurrent: boolean
  close(): Promise<void>
}

/**
 * Opens index and store of a data folder for searching.
 *
 * @param memory - What threads share that open the same index.
 * @throws ArchiveError `index-missing`, `index-damaged`, `index-foreign`, `store-missing` or `store-damaged`.
 */
export async function openArchive(dataDir: string, memory?: SharedMemory): Promise<OpenArchive> {
  const store = openStore(dataDir)
  try {
    const { engine, manifest, folder } = await openIndex(dataDir, memory)
    const isCurrent = manifest.store === store.fingerprint
    if (!isCurrent && (await knowsNone(engine, store))) {
      await engine.close()
      throw new ArchiveError('index-foreign', 'the index names none of the articles in the store', {
        file: folder,
      })
    }
    return {
      engine,
      store,
      manifest,
      folder,
      isCurrent,
      async close() {
        await engine.close()
        store.close()
      },
    }
  } catch (error) {
    store.close()
    throw error
  }
}

/** Articles of an index that are looked for in a store that is not the one it was built from. */
const PROBES = 50

/** Whether an index is of another archive: an older state of the same shares some articles with it. */
async function knowsNone(engine: SearchEngine, store: Store): Promise<boolean> {
  const { hits } = await engine.search({
    plan: { kind: 'everything' },
    filters: { include: {}, exclude: {}, from: null, to: null, onThisDay: null },
    sort: 'oldest',
    offset: 0,
    limit: PROBES,
    group: false,
    near: null,
    nearLimit: 0,
    facets: [],
    histogram: null,
  })
  return hits.length > 0 && hits.every((hit) => store.article(hit.id) === null)
}

/** How often an index that was replaced while it was being opened is looked for again. */
const TRIES = 3

async function openIndex(dataDir: string, memory: SharedMemory | undefined) {
  for (let attempt = 1; ; attempt++) {
    const manifest = readIndexManifest(dataDir)
    try {
      const module = engineNamed(manifest.versions.engine)
      if (!module) {
        throw new ArchiveError('index-foreign', `no engine is called ${manifest.versions.engine}`, {
          file: indexRoot(dataDir),
        })
      }
      checkManifest(dataDir, manifest, versionsFor(module))
      const folder = indexFolder(dataDir, manifest)
      const engine = await module.open(folder, memory)
      return { engine: named(engine, manifest.fingerprint), manifest, folder }
    } catch (error) {
      const replaced = readIndexManifest(dataDir).fingerprint !== manifest.fingerprint
      if (!replaced || attempt === TRIES) throw error
    }
  }
}

/** The engine under the fingerprint of its build, which only the manifest knows. */
function named(engine: SearchEngine, fingerprint: string): SearchEngine {
  return {
    name: engine.name,
    size: engine.size,
    fingerprint,
    search: (request) => engine.search(request),
    reprints: (id) => engine.reprints(id),
    close: () => engine.close(),
  }
}
