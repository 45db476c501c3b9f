/**
 * Storing a finished run in its canonical order, and the digest that tells whether that is needed.
 */
import { createHash } from 'node:crypto'
import type { SourceSettings } from '../../article.ts'
import { type Manifest, StoreWriter } from '../../store/index.ts'
import { draftOf, type FinalArticle, type Finished } from './finish.ts'
import type { Gathered } from './gathered.ts'
import { type KeptIn, keptSketch, storedLine } from './kept.ts'
import { CONTAINERS, type ContainerSeal, SKETCHES } from './last-run.ts'
import type { Tally } from './report.ts'
import { packSketch } from './sketch-file.ts'

/** What the store is written with beside the finished run. */
export interface StoreInputs {
  readonly dataDir: string
  readonly pipeline: string
  readonly inputs: string
  readonly rootNames: readonly string[]
  readonly sources: readonly SourceSettings[]
  readonly seals: readonly ContainerSeal[]
}

/**
 * Writes the store and switches to it, counting into `tally` what goes in.
 *
 * @throws ArchiveError `store-unwritable`; the old store stays then.
 */
export function writeStore(finished: Finished, source: KeptIn, inputs: StoreInputs, tally: Tally): Manifest {
  const writer = new StoreWriter(inputs.dataDir)
  try {
    for (const article of finished.articles) {
      const clusterId = finished.clusterOf.get(article.id) ?? null
      writer.addArticle(article.id, storedLine(article.id, clusterId, draftOf(article, source)))
    }
    writer.addFile(
      'documents.jsonl',
      lines(finished.entries(), (entry) => tally.addEntry(entry)),
    )
    writer.addFile(
      'reprints.jsonl',
      lines(finished.groups(), (group) => tally.addGroup(group)),
    )
    writer.addFile('sources.json', [JSON.stringify(inputs.sources)])
    writer.addFile(SKETCHES, sketches(finished.articles, source))
    writer.addFile(CONTAINERS, [JSON.stringify(inputs.seals)])
  } catch (error) {
    writer.abandon()
    throw error
  }
  const { pipeline, inputs: digest, rootNames } = inputs
  return writer.finish({ pipeline, inputs: digest, roots: rootNames, documents: tally.documents })
}

function* lines<T>(values: Iterable<T>, seen: (value: T) => void): Generator<string> {
  for (const value of values) {
    seen(value)
    yield `${JSON.stringify(value)}\n`
  }
}

function* sketches(articles: readonly FinalArticle[], source: KeptIn): Generator<Buffer> {
  for (const { id, item, correction } of articles)
    yield packSketch(id, correction?.sketch ?? keptSketch(item.kept, source))
}

/** A digest of everything that went in: equal digests of two runs mean equal stores. */
export function inputsDigest(
  items: readonly Gathered[],
  others: {
    readonly version: string
    readonly corrections: string
    readonly rootNames: readonly string[]
    readonly sources: readonly SourceSettings[]
  },
): string {
  const hash = createHash('sha256').update(JSON.stringify(others))
  for (const { root, file, fileHex, member, capturedUrl, sha256, key, code } of items) {
    hash.update(JSON.stringify([root, file, fileHex, member, capturedUrl, sha256, key, code]))
  }
  return hash.digest('hex').slice(0, 32)
}
