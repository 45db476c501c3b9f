/**
 * What is built beside the index from the same reading of the store: data for suggestions and for 近似结果.
 *
 * A builder sees every article once, in the store's order, and writes its files into the folder of the new index,
 * where they are sealed, checked and switched together with it. index-folder.ts says where that is, and lists the kinds.
 */
import type { Article } from '../article.ts'

/** Collects from articles, then writes files. */
export interface SideBuilder {
  add(article: Article): void
  /** Writes its files below `dir`, the same bytes for the same articles. */
  finish(dir: string): void | Promise<void>
}

/** A kind of side data. An index built with another version of it is foreign. */
export interface SideData {
  readonly name: string
  readonly version: number
  readonly create: () => SideBuilder
}
