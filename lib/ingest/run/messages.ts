/**
 * What the run and its workers say to each other. Pure types; everything survives structured cloning.
 */
import type { DateOrigin, Removal, SourceSettings } from '../../article.ts'
import type { Problem } from '../../errors.ts'
import type { RefusalCode } from '../read/refusals.ts'

/** What is the same for a task's document wherever its bytes come from. */
interface TaskBase {
  readonly task: number
  readonly file: string
  readonly settings: SourceSettings | null
  /** `key` and `sha256` of the last run, or null; equal ones need no work. */
  readonly known: { readonly sha256: string; readonly key: string } | null
}

/** A document that is a file of its own. */
export interface FileTask extends TaskBase {
  readonly from: 'file'
  /** The path's bytes as Latin-1: a string crosses threads far more cheaply than a piece of a buffer. */
  readonly path: string
  readonly root: string
  readonly kind: 'html' | 'text' | 'unknown'
  readonly mhtml: boolean
  /** As `path`. */
  readonly headers: string | null
}

/** One document for a worker. */
export type Task =
  | FileTask
  | (TaskBase & {
      readonly from: 'bytes'
      readonly bytes: Uint8Array
      readonly kind: 'html' | 'text' | 'unknown'
      readonly url: string | null
      readonly contentType: string | null
      readonly capturedAt: string | null
    })
  | (TaskBase & {
      readonly from: 'record'
      /** One line of JSON. */
      readonly bytes: Uint8Array
      /** Its number in the file, from 0. */
      readonly line: number
    })

/** What is known of an article beside its text. */
export interface ArticleFacts {
  readonly claim: string | null
  readonly title: string
  readonly source: string | null
  readonly charset: string
  readonly publishedAt: string | null
  readonly publishedFrom: DateOrigin | null
  readonly chars: number
  /** Why a person should look at the article: sentences in Chinese. */
  readonly doubts: readonly string[]
  readonly problems: readonly Problem[]
}

/** One outcome of a document. `line` is the draft as JSON, kept as text from here to the store. */
export type WorkedOutcome =
  | {
      readonly kind: 'article'
      readonly line: string
      readonly ordinal: number | null
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

/** What a worker answers. */
export type Answer =
  | { readonly task: number; readonly did: 'nothing'; readonly sha256: string }
  | { readonly task: number; readonly did: 'refuse'; readonly code: RefusalCode; readonly bytes: number }
  | {
      readonly task: number
      readonly did: 'work'
      readonly sha256: string
      readonly bytes: number
      readonly key: string
      readonly capturedUrl: string | null
      readonly outcomes: readonly WorkedOutcome[]
      readonly ms: number
    }
