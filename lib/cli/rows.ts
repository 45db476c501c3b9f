/**
 * Articles and documents as the lines that `extract` and `articles` print. The fields are a contract: evaluations
 * and scripts read them. Pure.
 */
import type { Article, Removal } from '../article.ts'

/** The fields of every line, in their order. */
export interface DocumentRow {
  readonly file: string
  readonly url: string | null
  readonly status: 'ok' | 'duplicate' | 'rejected'
  /** Why a document was rejected, in Chinese; else null. */
  readonly reason: string | null
  readonly title: string | null
  readonly publishedAt: string | null
  readonly source: string | null
  readonly authors: readonly string[]
  readonly editors: readonly string[]
  readonly section: string | null
  readonly tags: readonly string[]
  /** Paragraphs joined by a line feed; empty where there is no article. */
  readonly body: string
  readonly removals: readonly Removal[]
  readonly encoding: string | null
}

/** The line of an article. */
export function articleRow(article: Article, capturedUrl: string | null): DocumentRow {
  const { title, publishedAt, source, authors, editors, section, tags, removals, provenance } = article
  return {
    file: provenance.file,
    url: capturedUrl ?? article.url,
    status: 'ok',
    reason: null,
    title,
    publishedAt,
    source,
    authors,
    editors,
    section,
    tags,
    body: article.paragraphs.join('\n'),
    removals,
    encoding: provenance.charset.charset,
  }
}

/** What may be known of a document that is no article of its own. */
type OtherDocument = Pick<DocumentRow, 'file' | 'url' | 'status'> &
  Partial<Pick<DocumentRow, 'reason' | 'title' | 'removals' | 'encoding'>>

/** The line of a copy or of a refused document. */
export function otherRow({ file, url, status, ...known }: OtherDocument): DocumentRow {
  return {
    file,
    url,
    status,
    reason: null,
    title: null,
    publishedAt: null,
    source: null,
    authors: [],
    editors: [],
    section: null,
    tags: [],
    body: '',
    removals: [],
    encoding: null,
    ...known,
  }
}
