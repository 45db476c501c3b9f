/**
 * What the store holds beside the articles themselves. Pure types: ingestion writes these, search, site and
 * command line read them.
 */
import type { Article, DateOrigin, Removal } from '../article.ts'
import type { Problem } from '../errors.ts'

/** What became of one document (or of one of several articles in a file). Nothing that was read is left out. */
export type StoreRecord =
  | {
      readonly status: 'ok'
      readonly article: Article
      /** The address a container or record gives for the document; null for plain files. */
      readonly capturedUrl: string | null
    }
  | {
      readonly status: 'duplicate'
      readonly file: string
      readonly capturedUrl: string | null
      readonly sha256: string
      /** The document's own id where it has one (another address for the same bytes), else null. */
      readonly id: string | null
      /** Id of the article that is kept. */
      readonly duplicateOf: string
    }
  | {
      readonly status: 'rejected'
      readonly file: string
      readonly capturedUrl: string | null
      /** Null where the bytes were never read. */
      readonly sha256: string | null
      /** Kebab-case, such as `empty`, `too-large`, `not-article-list`. */
      readonly code: string
      /** A sentence in Chinese. */
      readonly reason: string
      readonly title: string | null
      readonly charset: string | null
      readonly removals: readonly Removal[]
    }

/**
 * One line of `documents.jsonl`: a document as ingestion met it, with what the next run needs to leave it alone.
 * No clock, no absolute path: the same input gives the same line.
 */
export interface DocumentEntry {
  /** See `Provenance.file`. */
  readonly file: string
  /** The real bytes of the path, in hex, where `file` could not show them; null where `file` says it all. */
  readonly fileHex: string | null
  /** Index into the manifest's `roots`. */
  readonly root: number
  /** Where in its container the document stands (record, member or line number from 0); null for plain files. */
  readonly member: number | null
  /** Where the container's bytes of this document begin and how many there are; null where that does not apply. */
  readonly span: { readonly offset: number; readonly length: number } | null
  /** See `Provenance.ordinal`. */
  readonly ordinal: number | null
  readonly capturedUrl: string | null
  /** Null where the bytes were never read. */
  readonly sha256: string | null
  readonly bytes: number
  /** Digest of all that shaped the outcome beside the bytes: pipeline version, settings, hints. */
  readonly key: string
  readonly status: StoreRecord['status']
  readonly id: string | null
  readonly duplicateOf: string | null
  /** The address that the document claims as its own, normalised; null where it claims none. */
  readonly claim: string | null
  readonly title: string | null
  readonly source: string | null
  readonly charset: string | null
  readonly publishedAt: string | null
  readonly publishedFrom: DateOrigin | null
  /** Characters of the body; 0 where there is none. */
  readonly chars: number
  /** Why a person should look at the article: sentences in Chinese. */
  readonly doubts: readonly string[]
  /** Digest of the hand correction that was applied; null where none was. */
  readonly corrected: string | null
  readonly refusal: {
    readonly code: string
    readonly reason: string
    readonly removals: readonly Removal[]
  } | null
  readonly problems: readonly Problem[]
}

/** How a reprint differs from the lead of its group. Sentences are the reprint's own spelling. */
export interface ReprintChange {
  readonly titleChanged: boolean
  /** Sentences that the lead does not have. */
  readonly added: readonly string[]
  /** Sentences of the lead that are missing here. */
  readonly dropped: readonly string[]
}

/** One article of a reprint group. */
export interface ReprintMember {
  readonly id: string
  readonly title: string
  readonly source: string | null
  readonly publishedAt: string | null
  /** Null for the lead itself. */
  readonly change: ReprintChange | null
}

/** Articles that tell one story in (nearly) the same words. */
export interface ReprintGroup {
  readonly clusterId: string
  /** Id of the earliest dated member. */
  readonly lead: string
  /** The lead first, then by date (undated last), then by id. */
  readonly members: readonly ReprintMember[]
}

/** Why an id that was once given out no longer names an article. */
export type Forward = { readonly kind: 'moved'; readonly to: string } | { readonly kind: 'gone' }

/** A document's bytes as received. */
export interface OriginalBytes {
  readonly file: string
  readonly bytes: Uint8Array
  readonly charset: string
}

/** A document inside a container, and how to know it again. */
export interface OriginalMember {
  /** See `Provenance.file`. */
  readonly file: string
  /** Absolute path of the container, as bytes. */
  readonly path: Buffer
  /** Real path of the folder or file that the container must lie in. */
  readonly root: string
  /** See {@link DocumentEntry.member}. */
  readonly member: number
  readonly sha256: string
  readonly charset: string
}

/** A value and how often it occurs. */
export interface Count {
  readonly name: string
  readonly count: number
}

/** What one run of `ingest` did. Kept in `.data/reports`, which is not derived. */
export interface IngestReport {
  readonly version: 1
  readonly startedAt: string
  readonly tookMs: number
  readonly inputs: readonly string[]
  readonly documents: number
  readonly articles: number
  readonly duplicates: number
  readonly rejected: number
  /** Files that are no documents: pictures, style sheets, editor leftovers. */
  readonly ignored: readonly Count[]
  /** Documents that were taken over from the last run without work. */
  readonly unchanged: number
  /** Documents that the last store held and this run no longer met. */
  readonly vanished: number
  readonly reprintGroups: number
  readonly reprints: number
  readonly bySource: readonly Count[]
  readonly byCharset: readonly Count[]
  readonly byDateOrigin: readonly Count[]
  readonly byYear: readonly Count[]
  readonly refusedByCode: readonly Count[]
  /** The lists below are cut at {@link REPORT_LIST_LIMIT} entries; the counts above are whole. */
  readonly refused: readonly {
    readonly file: string
    readonly url: string | null
    readonly code: string
    readonly reason: string
    readonly title: string | null
  }[]
  readonly suspicious: readonly {
    readonly file: string
    readonly id: string
    readonly title: string
    readonly why: string
  }[]
  readonly copies: readonly { readonly file: string; readonly keptFile: string; readonly keptId: string }[]
  readonly slowest: readonly { readonly file: string; readonly ms: number }[]
  readonly problems: readonly Problem[]
}

/** Longest list kept in a report. */
export const REPORT_LIST_LIMIT = 2000
