/**
 * What a query means, in the form that engines carry out. Pure types.
 *
 * The query parser makes a Plan; every engine answers it; the site prints it in words. All strings in a plan are
 * already folded (`text/fold.ts`), white space between Han characters is gone, so an engine never folds or parses.
 */

export type TextField = 'title' | 'body'

/** Characters that must stand together, literally: equal to `includes` over the folded title or body. */
export interface RunClause {
  readonly kind: 'run'
  /** Folded, never empty. A paragraph's end is a boundary that no run crosses. */
  readonly text: string
  readonly fields: readonly TextField[]
  /** 区分繁简: the same run folded without script and variant folding must be contained too; null where not asked. */
  readonly strict: string | null
  /** 忽略标点: punctuation between the run's characters is passed over. */
  readonly bridgePunctuation: boolean
}

/** A longer unquoted run: matches where it stands whole (tier `whole`) or where all of its words stand (tier `words`). */
export interface WordsClause {
  readonly kind: 'words'
  readonly whole: RunClause
  /** The run cut into words, each a run of its own. Two or more. */
  readonly words: readonly RunClause[]
}

/** A run with wildcards: `?` is one character, `*` none to eight, never across a clause mark. */
export interface PatternClause {
  readonly kind: 'pattern'
  /** Literals and gaps in turn; at least one literal. */
  readonly parts: readonly (string | { readonly min: number; readonly max: number })[]
  readonly fields: readonly TextField[]
  /** 区分繁简: the same parts folded without script and variant folding must match too; null where not asked. */
  readonly strict: PatternClause['parts'] | null
}

/** Two clauses near one another in the same paragraph (or in the title). */
export interface NearClause {
  readonly kind: 'near'
  readonly left: RunClause | PatternClause
  readonly right: RunClause | PatternClause
  /** At most so many characters between the end of the one and the start of the other. */
  readonly maxChars: number
  /** True for BEFORE: left must come first. */
  readonly ordered: boolean
}

/** Two clauses in one sentence (同句) or one paragraph (同段). */
export interface TogetherClause {
  readonly kind: 'together'
  readonly left: RunClause | PatternClause
  readonly right: RunClause | PatternClause
  readonly unit: 'sentence' | 'paragraph'
}

/** A stored field holds the value: source, author and section are compared folded, by containment. */
export interface FieldClause {
  readonly kind: 'field'
  readonly field: 'source' | 'author' | 'section' | 'tag'
  readonly value: string
}

/** Published within [from, to], both inclusive `YYYY-MM-DD`; null is open. Undated articles never match. */
export interface DateClause {
  readonly kind: 'dates'
  readonly from: string | null
  readonly to: string | null
}

export type Plan =
  | { readonly kind: 'everything' }
  | RunClause
  | WordsClause
  | PatternClause
  | NearClause
  | TogetherClause
  | FieldClause
  | DateClause
  | { readonly kind: 'all'; readonly parts: readonly Plan[] }
  | { readonly kind: 'any'; readonly parts: readonly Plan[] }
  | { readonly kind: 'not'; readonly part: Plan }
