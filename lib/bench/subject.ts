/**
 * What an engine under test is: build from articles into a folder, open, answer. Types, and what all share.
 */
import type { Article } from '../article.ts'
import type { BenchQuery } from './queries.ts'

/** Hits asked of every engine. */
export const LIMIT = 20

/** An open index. */
export interface OpenSubject {
  /** Answers with the ids found, best first. */
  search(query: BenchQuery): readonly string[] | Promise<readonly string[]>
  /** Facets and histogram for the matches of a query; null where the engine has none. */
  count: ((query: BenchQuery) => Promise<unknown>) | null
  /** Whether passages of the hits can be shown: others leave the texts to whoever asks. */
  readonly keepsText: boolean
  close(): void | Promise<void>
}

/** An engine under test. */
export interface Subject {
  readonly name: string
  build(articles: Iterable<Article>, dir: string): void | Promise<void>
  open(dir: string): OpenSubject | Promise<OpenSubject>
}
