/**
 * The whole pipeline without a store: what `jiuwen extract` prints. The same gathering and the same identity as an
 * ingest, so that copies are told and a document comes out exactly as it would be stored.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Article } from '../../article.ts'
import type { DocumentEntry } from '../../store/index.ts'
import type { ArticleDraft } from '../document.ts'
import { readCorrections } from '../read/corrections.ts'
import { draftOf, type FinalArticle, type Finished, finish } from './finish.ts'
import { inOrder } from './gathered.ts'
import { harvestOf, type IngestEvent, planOf } from './ingest.ts'
import type { KeptIn } from './kept.ts'
import { Spool } from './spool.ts'

/** One document: its entry, and the article where it is one. */
export interface ExtractedDocument {
  readonly entry: DocumentEntry
  readonly article: Article | null
}

/** What to extract. */
export interface ExtractOptions {
  readonly paths: readonly string[]
  readonly workers?: number
  readonly onEvent?: (event: IngestEvent) => void
}

/**
 * Runs paths through the pipeline. Articles wait in a temporary folder, so memory stays small.
 *
 * @returns One entry for each document, in canonical order.
 * @throws ArchiveError for missing paths and broken settings.
 */
export async function* extractDocuments(options: ExtractOptions): AsyncGenerator<ExtractedDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'jiuwen-extract-'))
  const plan = planOf(options.paths, folder)
  const spool = new Spool(join(folder, 'work'))
  try {
    const harvest = await harvestOf(plan, options, null, spool)
    const corrections = readCorrections(plan.archives.flatMap((archive) => archive?.path ?? []))
    const source = { spool, last: null }
    const finished = finish(harvest.items.sort(inOrder), corrections, source)
    const byId = new Map(finished.articles.map((article) => [article.id, article]))
    for (const entry of finished.entries()) {
      const final = entry.status === 'ok' ? byId.get(entry.id ?? '') : undefined
      yield { entry, article: final ? articleOf(final, finished, source) : null }
    }
  } finally {
    spool.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

function articleOf(final: FinalArticle, finished: Finished, source: KeptIn): Article {
  // Written by JSON.stringify in a worker of ours.
  const draft = JSON.parse(draftOf(final, source).toString('utf8')) as ArticleDraft
  return { id: final.id, clusterId: finished.clusterOf.get(final.id) ?? null, ...draft }
}
