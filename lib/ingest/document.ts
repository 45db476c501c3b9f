/**
 * What the reader hands to the pipeline and what the pipeline hands back. Pure types.
 */
import type { Article, Removal } from '../article.ts'
import type { Problem } from '../errors.ts'

// The store keeps the settings too, so the type lives with the article.
export type { SourceSettings } from '../article.ts'

/** One document as received: bytes, and everything known about them from outside. */
export interface RawDocument {
  /** See `Provenance.file`. */
  readonly file: string
  /** The container's own word (WARC target, MHTML Content-Location, JSONL `url`), else null. */
  readonly url: string | null
  readonly bytes: Uint8Array
  /** `html`, `text`, or `unknown` where name and container do not say (the content decides). */
  readonly kind: 'html' | 'text' | 'unknown'
  /** HTTP Content-Type as saved, else null. Only a hint. */
  readonly contentType: string | null
  /** ISO moment of capture, else null. */
  readonly capturedAt: string | null
  /** Lower-case hex SHA-256 of `bytes`. */
  readonly sha256: string
}

/** An article before identity and reprints are known, which depend on the rest of the archive. */
export type ArticleDraft = Omit<Article, 'id' | 'clusterId'>

/** What became of a document. A text file may hold several articles. */
export type Outcome =
  | { readonly kind: 'article'; readonly draft: ArticleDraft; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'rejected'
      /** Kebab-case code, such as `not-article-list`, `not-article-error-page`, `empty`, `binary`. */
      readonly code: string
      /** A sentence in Chinese that a person understands. */
      readonly reason: string
      /** What could still be told: shown in the report. */
      readonly title: string | null
      readonly removals: readonly Removal[]
      readonly charset: string | null
      readonly problems: readonly Problem[]
    }
