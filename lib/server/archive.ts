/**
 * The open archive, one per process.
 *
 * Next evaluates `lib` once per layer, so a module's own variable would load the index twice. The handle therefore
 * lives on `globalThis`: this file opens it and puts it there, the pages only take it from there.
 */
import { openSearch, type Search, type SharedMemory } from '../search/index.ts'
import type { Store } from '../store/index.ts'
import { withThread } from './aside.ts'
import { Originals } from './originals.ts'
import { RightOfWay } from './right-of-way.ts'

/** Key of the handle on `globalThis`; `app/_data/archive.ts` knows the same one. */
const HANDLE = Symbol.for('jiuwen.archive')

/** What the pages work on. */
export interface OpenArchive {
  readonly search: Search
  readonly store: Store
  readonly originals: Originals
  /** Origin for absolute addresses, set when the server listens. */
  siteUrl: string
  /** Values that pages work out once from the archive. */
  readonly memo: Map<string, unknown>
  /** Where long pages ask for the turns in which they are made. */
  readonly rightOfWay: RightOfWay
  /** How often an archive was opened in this process: 1, or something loads it again. */
  readonly openings: number
}

const globals = globalThis as { [HANDLE]?: OpenArchive }

/**
 * Opens the archive and hands it to the pages.
 *
 * @param dataDir - Folder with `store` and `index`.
 * @param aliases - The editable list of other names, or null.
 * @throws ArchiveError `store-missing`, `store-damaged`, `index-missing`, `index-damaged`, `index-foreign`.
 */
export async function openArchive(dataDir: string, aliases: string | null): Promise<OpenArchive> {
  const memory: SharedMemory = new Map()
  const search = withThread(await openSearch(dataDir, { aliases, memory }), { dataDir, aliases, memory })
  const openings = (globals[HANDLE]?.openings ?? 0) + 1
  const archive: OpenArchive = {
    search,
    store: search.store,
    originals: new Originals(search.store),
    siteUrl: '',
    memo: new Map(),
    rightOfWay: new RightOfWay(),
    openings,
  }
  globals[HANDLE] = archive
  return archive
}
