/**
 * The default engine: MiniSearch as the scorer over a compact, read-only snapshot.
 *
 * As it comes, MiniSearch holds every posting in a Map entry and cannot carry an archive. Here its query and scoring
 * code reads delta-coded postings through views, texts stay on disk in one or two bytes a character, and only what a
 * page shows is ever an object.
 */
import { join } from 'node:path'
import type { EngineModule, EnginePage, SearchEngine, SearchRequest } from '../../engine.ts'
import type { SharedMemory } from '../../shared-memory.ts'
import { answer } from '../answer/answer.ts'
import { clusterMembers } from '../answer/groups.ts'
import { buildSnapshot, INDEX_FILE, TEXT_FILE } from './build.ts'
import { SnapshotCore } from './core.ts'
import { SectionFile } from './section-file.ts'

/** The engine that jiuwen uses unless told otherwise. */
export const minisearchSnapshot: EngineModule = {
  name: 'minisearch-snapshot',
  version: 1,
  build: buildSnapshot,
  async open(dir: string, memory: SharedMemory = new Map()): Promise<SearchEngine> {
    const file = new SectionFile(join(dir, INDEX_FILE), memory)
    return new SnapshotEngine(new SnapshotCore(file, join(dir, TEXT_FILE)))
  },
}

class SnapshotEngine implements SearchEngine {
  readonly name = minisearchSnapshot.name
  readonly fingerprint = minisearchSnapshot.name
  readonly #core: SnapshotCore

  constructor(core: SnapshotCore) {
    this.#core = core
  }

  get size(): number {
    return this.#core.columns.size
  }

  /** Runs to its end before it gives way, so queries never share what they decode. */
  async search(request: SearchRequest): Promise<EnginePage> {
    // A page begins anew; what only counts, or looks for near hits, most often goes with the page before it.
    this.#core.begin(request.limit > 0)
    return answer(this.#core, request)
  }

  async reprints(id: string): Promise<readonly string[]> {
    return clusterMembers(this.#core.columns, id)
  }

  async close(): Promise<void> {
    this.#core.close()
  }
}
