/**
 * The last run as the store remembers it: what need not be worked again. The store itself is the cache, so there is
 * nothing else to lose or to disagree with it.
 */
import { join } from 'node:path'
import { ArchiveError } from '../../errors.ts'
import {
  type DocumentEntry,
  hasStore,
  openStore,
  type ReprintGroup,
  type Store,
  verifyStore,
} from '../../store/index.ts'
import type { Gathered, Origin } from './gathered.ts'
import { unpackSketches } from './sketch-file.ts'

/** Name of the store's file of sketches. */
export const SKETCHES = 'sketches.bin'
/** Name of the store's file of containers. */
export const CONTAINERS = 'containers.json'

/** A container that was read to its end: equal bytes need not be opened again. */
export interface ContainerSeal {
  readonly root: number
  readonly file: string
  readonly fileHex: string | null
  readonly sha256: string
  readonly key: string
}

/** A store that is whole, opened for taking over its work. */
export class LastRun {
  readonly store: Store
  private readonly byDocument = new Map<string, DocumentEntry[]>()
  private readonly byFile = new Map<string, DocumentEntry[]>()
  private readonly sketches: ReadonlyMap<string, Uint32Array>
  private readonly seals: ReadonlyMap<string, ContainerSeal>

  constructor(store: Store) {
    this.store = store
    const { roots } = store.manifest
    for (const entry of store.entries()) {
      const file = fileKey(roots[entry.root] ?? '', entry)
      push(this.byDocument, `${file}\u0000${entry.member ?? ''}`, entry)
      if (entry.member !== null) push(this.byFile, file, entry)
    }
    this.sketches = unpackSketches(store.extra(SKETCHES))
    const containers = store.extra(CONTAINERS)
    // Sealed by the manifest and written by ourselves.
    const seals = (containers.length > 0 ? JSON.parse(containers.toString('utf8')) : []) as ContainerSeal[]
    this.seals = new Map(seals.map((seal) => [fileKey(roots[seal.root] ?? '', seal), seal]))
  }

  /** `sha256` and `key` of a document of the last run that may be taken over, else null. */
  known(
    root: string,
    at: Pick<Origin, 'file' | 'fileHex' | 'member'>,
  ): { sha256: string; key: string } | null {
    const [entry, ...others] = this.entriesOf(root, at)
    if (!entry?.sha256 || [entry, ...others].some((one) => one.corrected !== null)) return null
    return { sha256: entry.sha256, key: entry.key }
  }

  /** The outcomes of a document, as this run would have gathered them. */
  takeOver(root: string, rootIndex: number, at: Pick<Origin, 'file' | 'fileHex' | 'member'>): Gathered[] {
    return this.entriesOf(root, at).map((entry) => this.regathered(entry, rootIndex))
  }

  /** All documents of an unchanged container, or null where it must be read again. */
  container(root: string, rootIndex: number, seal: ContainerSeal): Gathered[] | null {
    const key = fileKey(root, seal)
    const old = this.seals.get(key)
    if (!old || old.sha256 !== seal.sha256 || old.key !== seal.key) return null
    const entries = this.byFile.get(key) ?? []
    if (entries.some((entry) => entry.corrected !== null)) return null
    return entries.map((entry) => this.regathered(entry, rootIndex))
  }

  /** The finished run that the store holds: for a run that found nothing changed. */
  finished(): { articles: []; entries: DocumentEntry[]; groups: ReprintGroup[] } {
    return { articles: [], entries: [...this.store.entries()], groups: [...this.store.groups()] }
  }

  close(): void {
    this.store.close()
  }

  private entriesOf(root: string, at: Pick<Origin, 'file' | 'fileHex' | 'member'>): readonly DocumentEntry[] {
    return this.byDocument.get(`${fileKey(root, at)}\u0000${at.member ?? ''}`) ?? []
  }

  private regathered(entry: DocumentEntry, root: number): Gathered {
    const { file, fileHex, member, span, capturedUrl, sha256, bytes, key, title, charset, problems } = entry
    const origin = { file, fileHex, root, member, span, capturedUrl, sha256, bytes, key }
    if (entry.status === 'duplicate') return { ...origin, kind: 'copy' }
    if (entry.status === 'rejected') {
      const { code, reason, removals } = entry.refusal ?? { code: 'unknown', reason: '', removals: [] }
      return { ...origin, kind: 'rejected', code, reason, title, charset, removals, problems }
    }
    const id = entry.id ?? ''
    const { claim, source, publishedAt, publishedFrom, chars, doubts, ordinal } = entry
    const facts = {
      ...{ claim, title: title ?? '', source, charset: charset ?? '', publishedAt, publishedFrom },
      ...{ chars, doubts, problems },
    }
    const sketch = this.sketches.get(id) ?? new Uint32Array(0)
    return { ...origin, kind: 'article', ordinal, draft: { in: 'store', id }, facts, sketch }
  }
}

const fileKey = (root: string, at: Pick<Origin, 'file' | 'fileHex'>) =>
  `${root}\u0000${at.file}\u0000${at.fileHex ?? ''}`

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/**
 * Opens the last run's store for taking over, after checking every byte of it.
 *
 * @returns Null where there is none, or where it is damaged: then everything is worked again. `damage` says which.
 */
export function openLastRun(dataDir: string): { last: LastRun | null; damage: string | null } {
  if (!hasStore(dataDir)) return { last: null, damage: null }
  try {
    verifyStore(dataDir)
    return { last: new LastRun(openStore(dataDir)), damage: null }
  } catch (error) {
    if (error instanceof ArchiveError && (error.code === 'store-damaged' || error.code === 'store-missing')) {
      return { last: null, damage: `${error.file ?? join(dataDir, 'store')}: ${error.detail}` }
    }
    throw error
  }
}
