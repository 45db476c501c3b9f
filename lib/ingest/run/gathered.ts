/**
 * What a run knows of each document while it works: places and facts, never the texts. Pure types and their order.
 */
import type { Removal } from '../../article.ts'
import type { Problem } from '../../errors.ts'
import type { ArticleFacts } from './messages.ts'
import type { SpoolPlace } from './spool.ts'

/** Where an article's draft is: written in this run, or still in the store of the last one. */
export type DraftPlace =
  | { readonly in: 'spool'; readonly place: SpoolPlace }
  | { readonly in: 'store'; readonly id: string }

/** Where a document came from. */
export interface Origin {
  readonly file: string
  readonly fileHex: string | null
  /** Index of the root. */
  readonly root: number
  readonly member: number | null
  /** See `DocumentEntry.span`. */
  readonly span: { readonly offset: number; readonly length: number } | null
  readonly capturedUrl: string | null
  /** Null where nothing was read. */
  readonly sha256: string | null
  readonly bytes: number
  readonly key: string
}

/** One outcome of one document. */
export type Gathered = Origin &
  (
    | {
        readonly kind: 'article'
        readonly ordinal: number | null
        readonly draft: DraftPlace
        readonly facts: ArticleFacts
        readonly sketch: Uint32Array
      }
    | {
        readonly kind: 'rejected'
        readonly code: string
        readonly reason: string
        readonly title: string | null
        readonly charset: string | null
        readonly removals: readonly Removal[]
        readonly problems: readonly Problem[]
      }
    /** Was a copy of another document in the last run, and its bytes are the same still. */
    | { readonly kind: 'copy' }
  )

export type GatheredArticle = Extract<Gathered, { kind: 'article' }>

const ordinalOf = (item: Gathered) => (item.kind === 'article' ? (item.ordinal ?? -1) : -1)

/** The canonical order: by root, file, place in the container, place in the file. Independent of the run's timing. */
export function inOrder(a: Gathered, b: Gathered): number {
  return (
    a.root - b.root ||
    compareText(a.file, b.file) ||
    compareText(a.fileHex ?? '', b.fileHex ?? '') ||
    (a.member ?? -1) - (b.member ?? -1) ||
    ordinalOf(a) - ordinalOf(b)
  )
}

/** By UTF-16 unit: the same on every machine, unlike a locale's order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Names a document among all: equal for the several articles of one. */
export function documentKey(item: Pick<Origin, 'root' | 'file' | 'fileHex' | 'member'>): string {
  return `${item.root}\u0000${item.file}\u0000${item.fileHex ?? ''}\u0000${item.member ?? ''}`
}
