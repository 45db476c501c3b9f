/**
 * What is built beside the index from the same reading of the store: data for suggestions and for 近似结果.
 *
 * A builder sees every article once, in the store's order, and writes its files into the folder of the new index,
 * where they are sealed, checked and switched together with it. `indexFolder` (index-folder.ts) says where that is.
 */
import type { Article } from '../article.ts'
import { approximateData } from './approximate/side-data.ts'
import { suggestData } from './suggest/side-data.ts'

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

/** All of them; `build.ts` runs each. */
export const SIDE_DATA: readonly SideData[] = [suggestData, approximateData]
