/**
 * The last run as the store remembers it: what need not be worked again. The store itself is the cache, so there is
 * nothing else to lose or to disagree with it.
 */
import { join } from 'node:path'
import { ArchiveError } from '../../errors.ts'
import { type DocumentEntry, hasStore, openStore, type Store, verifyStore } from '../../store/index.ts'
import { type DocumentName, type Gathered, isSameDocument } from './gathered.ts'
import { SketchFile } from './sketch-file.ts'

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

type FileName = Pick<DocumentName, 'file' | 'fileHex'>

/** A store that is whole, opened for taking over its work. */
export class LastRun {
  readonly store: Store
  readonly sketches: SketchFile
  /** In canonical order, so that the outcomes of a document, and those of a container, stand together. */
  private readonly items: Gathered[] = []
  /** Numbers of the items that a person's correction changed: their own outcome is not in the store. */
  private readonly corrected = new Set<number>()
  /** First item of each document and of each container. */
  private readonly byDocument = new Map<string, number>()
  private readonly byContainer = new Map<string, number>()
  private readonly seals: ReadonlyMap<string, ContainerSeal>

  constructor(store: Store) {
    this.store = store
    const { roots } = store.manifest
    for (const { entry, offset, length } of store.placedEntries()) {
      const number = this.items.length
      this.items.push(gatheredAgain(entry, offset, length))
      if (entry.corrected !== null) this.corrected.add(number)
      const file = fileKey(roots[entry.root] ?? '', entry)
      const document = `${file}\u0000${entry.member ?? ''}`
      if (!this.byDocument.has(document)) this.byDocument.set(document, number)
      if (entry.member !== null && !this.byContainer.has(file)) this.byContainer.set(file, number)
    }
    this.sketches = new SketchFile(store.extra(SKETCHES))
    const containers = store.extra(CONTAINERS)
    // Sealed by the manifest and written by ourselves.
    const seals = (containers.length > 0 ? JSON.parse(containers.toString('utf8')) : []) as ContainerSeal[]
    this.seals = new Map(seals.map((seal) => [fileKey(roots[seal.root] ?? '', seal), seal]))
  }

  /** `sha256` and `key` of a document of the last run that may be taken over, else null. */
  known(root: string, at: Omit<DocumentName, 'root'>): { sha256: string; key: string } | null {
    const first = this.firstOf(root, at)
    const item = this.items[first]
    if (!item?.sha256 || this.isCorrected(first, isSameDocument)) return null
    return { sha256: item.sha256, key: item.key }
  }

  /** The outcomes of a document, as this run would have gathered them. */
  takeOver(root: string, rootIndex: number, at: Omit<DocumentName, 'root'>): Gathered[] {
    return this.from(this.firstOf(root, at), rootIndex, isSameDocument)
  }

  /** All documents of an unchanged container, or null where it must be read again. */
  container(root: string, rootIndex: number, seal: ContainerSeal): Gathered[] | null {
    const key = fileKey(root, seal)
    const old = this.seals.get(key)
    if (!old || old.sha256 !== seal.sha256 || old.key !== seal.key) return null
    const first = this.byContainer.get(key) ?? -1
    return this.isCorrected(first, isSameFile) ? null : this.from(first, rootIndex, isSameFile)
  }

  /** How many files the last run met that are not among `items`. */
  vanished(items: Iterable<FileName>): number {
    const gone = new Set(this.items.map((item) => fileKey('', item)))
    for (const item of items) gone.delete(fileKey('', item))
    return gone.size
  }

  close(): void {
    this.store.close()
  }

  private firstOf(root: string, at: Omit<DocumentName, 'root'>): number {
    return this.byDocument.get(`${fileKey(root, at)}\u0000${at.member ?? ''}`) ?? -1
  }

  /** The items that belong together with the one at `first`. */
  private from(first: number, root: number, together: typeof isSameFile): Gathered[] {
    const items: Gathered[] = []
    for (const item of this.run(first, together)) items.push(item.root === root ? item : { ...item, root })
    return items
  }

  private isCorrected(first: number, together: typeof isSameFile): boolean {
    if (this.corrected.size === 0) return false
    let number = first
    for (const _ of this.run(first, together)) if (this.corrected.has(number++)) return true
    return false
  }

  private *run(first: number, together: typeof isSameFile): Generator<Gathered> {
    const leader = this.items[first]
    if (!leader) return
    for (let number = first; number < this.items.length; number++) {
      const item = this.items[number]
      if (!item || !together(item, leader)) return
      yield item
    }
  }
}

/** An outcome of the last run as this run would have gathered it. */
function gatheredAgain(entry: DocumentEntry, offset: number, length: number): Gathered {
  const { file, fileHex, root, member, capturedUrl, sha256, key, ordinal, claim, status } = entry
  return {
    kind: status === 'ok' ? 'article' : status === 'duplicate' ? 'copy' : 'rejected',
    file,
    fileHex,
    root,
    member,
    capturedUrl,
    sha256,
    key,
    ordinal,
    claim,
    code: entry.refusal?.code ?? '',
    kept: { in: 'store', id: status === 'ok' ? entry.id : null, offset, length },
  }
}

function isSameFile(a: DocumentName, b: DocumentName): boolean {
  return a.root === b.root && a.file === b.file && a.fileHex === b.fileHex
}

const fileKey = (root: string, at: FileName) => `${root}\u0000${at.file}\u0000${at.fileHex ?? ''}`

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
