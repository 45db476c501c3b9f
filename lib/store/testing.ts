/**
 * Articles for tests and benchmarks: everything an article needs, of which one names what it is about.
 */
import type { Article } from '../article.ts'

/** An article with everything but the given fields left plain. */
export function articleOf(given: Partial<Article> & { readonly id: string }): Article {
  return {
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
      file: `${given.id}.txt`,
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
