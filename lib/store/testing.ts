/**
 * Articles and stores for tests and benchmarks: everything that is needed, of which one names what it is about.
 */
import type { Article } from '../article.ts'
import type { Manifest } from './manifest.ts'
import { StoreWriter } from './writer.ts'

/** An article with everything but the given fields left plain. */
export function articleOf({ id, ...given }: Partial<Article> & { readonly id: string }): Article {
  return {
    id,
    title: '',
    paragraphs: [],
    captions: [],
    publishedAt: null,
    source: null,
    authors: [],
    editors: [],
    section: null,
    tags: [],
    url: null,
    lang: 'zh-Hans',
    clusterId: null,
    removals: [],
    provenance: {
      file: `${id}.txt`,
      ordinal: null,
      sha256: '0'.repeat(64),
      bytes: 0,
      charset: { charset: 'utf-8', declared: null, confidence: 1, evidence: [], repairs: [] },
      capturedAt: null,
      publishedFrom: null,
      rules: [],
    },
    ...given,
  }
}

/** Writes a store that holds these articles, in the order of their ids, and knows of no documents and no reprints. */
export function writeStoreOf(dataDir: string, articles: readonly Article[], inputs = 'test'): Manifest {
  const writer = new StoreWriter(dataDir)
  for (const article of articles) writer.addArticle(article.id, Buffer.from(JSON.stringify(article)))
  for (const name of ['documents.jsonl', 'reprints.jsonl']) writer.addFile(name, [])
  writer.addFile('sources.json', ['[]'])
  return writer.finish({ pipeline: 'test', inputs, roots: [], documents: articles.length })
}
