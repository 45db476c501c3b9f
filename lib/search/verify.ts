/**
 * Verifying an index: checksums of every file, versions, and that it answers.
 */
import { ArchiveError } from '../errors.ts'
import type { Store } from '../store/index.ts'
import type { SearchRequest } from './engine.ts'
import { findDamage, indexFolder, readIndexManifest } from './index-folder.ts'
import { openArchive } from './open.ts'

/** What was found of an index that is sound. */
export interface Verified {
  readonly articles: number
  readonly files: number
  readonly bytes: number
  readonly engine: string
  readonly fingerprint: string
  /** False where the store was ingested anew since. */
  readonly isCurrent: boolean
}

const EVERYTHING: SearchRequest = {
  plan: { kind: 'everything' },
  filters: { include: {}, exclude: {}, from: null, to: null, onThisDay: null },
  sort: 'newest',
  offset: 0,
  limit: 20,
  group: false,
  near: null,
  nearLimit: 0,
  facets: ['source', 'year'],
  histogram: 'year',
}

/**
 * Checks the index of a data folder from end to end.
 *
 * @throws ArchiveError `index-missing`, `index-damaged`, `index-foreign`, `store-missing` or `store-damaged`.
 */
export async function verifyIndex(dataDir: string): Promise<Verified> {
  const manifest = readIndexManifest(dataDir)
  const archive = await openArchive(dataDir)
  try {
    const damaged = findDamage(indexFolder(dataDir, manifest), manifest.files)
    if (damaged)
      throw new ArchiveError('index-damaged', 'the bytes are not those that were built', { file: damaged })
    const { total, hits } = await archive.engine.search(EVERYTHING)
    if (total !== manifest.articles || hits.length !== Math.min(total, EVERYTHING.limit))
      throw new ArchiveError('index-damaged', `the index answers ${total} of ${manifest.articles} articles`)
    if (archive.isCurrent)
      checkIds(
        archive.store,
        hits.map((hit) => hit.id),
      )
    return {
      articles: manifest.articles,
      files: manifest.files.length,
      bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
      engine: archive.engine.name,
      fingerprint: manifest.fingerprint,
      isCurrent: archive.isCurrent,
    }
  } finally {
    await archive.close()
  }
}

/** What the index names must be in the store that it was built from. */
function checkIds(store: Store, ids: readonly string[]): void {
  for (const id of ids)
    if (!store.article(id))
      throw new ArchiveError('index-damaged', `the index names an unknown article ${id}`)
}
