/**
 * What a run keeps in memory of each outcome: where it came from and what identity needs, some hundred bytes. All
 * else waits on disk, in the spool of this run or in the store of the last one. Pure types and their order.
 */
import type { SpoolPlace } from './spool.ts'

/** Where an outcome waits: written in this run, or still in the store of the last one. */
export type Kept =
  | { readonly in: 'spool'; readonly place: SpoolPlace }
  | {
      readonly in: 'store'
      /** The article's id in that store; null for what is no article. */
      readonly id: string | null
      /** Where its line stands in `documents.jsonl`. */
      readonly offset: number
      readonly length: number
    }

/** Names a document among all; the several articles of one file share it. */
export interface DocumentName {
  readonly file: string
  readonly fileHex: string | null
  /** Index of the root. */
  readonly root: number
  readonly member: number | null
}

/** Where a document came from. */
export interface Origin extends DocumentName {
  /** See `DocumentEntry.span`. */
  readonly span: { readonly offset: number; readonly length: number } | null
  readonly capturedUrl: string | null
  /** Null where nothing was read. */
  readonly sha256: string | null
  readonly bytes: number
  readonly key: string
}

/** One outcome of one document. */
export interface Gathered extends DocumentName {
  /** `copy`: was a copy of another document when its bytes were last met, and they are the same still. */
  readonly kind: 'article' | 'rejected' | 'copy'
  readonly capturedUrl: string | null
  readonly sha256: string | null
  readonly key: string
  readonly ordinal: number | null
  /** See `DocumentEntry.claim`. */
  readonly claim: string | null
  /** Why it is no article; empty for others. */
  readonly code: string
  readonly kept: Kept
}

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

/** True where two outcomes are of one document. */
export function isSameDocument(a: DocumentName, b: DocumentName): boolean {
  return a.root === b.root && a.file === b.file && a.fileHex === b.fileHex && a.member === b.member
}

/** A document's name as one string: equal for the several articles of one. */
export function documentKey(item: DocumentName): string {
  return `${item.root}\u0000${item.file}\u0000${item.fileHex ?? ''}\u0000${item.member ?? ''}`
}
