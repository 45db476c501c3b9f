/**
 * Entries: what the store says of each document. Made when a document is gathered, completed when the whole archive
 * is known. Pure but for reading back what was put aside.
 */
import type { DocumentEntry } from '../../store/index.ts'
import type { CorrectedArticle } from './by-hand.ts'
import type { Origin } from './gathered.ts'
import type { Resolved } from './identity.ts'
import { type KeptIn, keptEntry } from './kept.ts'
import type { ArticleFacts, WorkedOutcome } from './messages.ts'

/** Fields of an entry that only articles have. */
const NO_ARTICLE = {
  ordinal: null,
  claim: null,
  title: null,
  source: null,
  charset: null,
  publishedAt: null,
  publishedFrom: null,
  chars: 0,
  doubts: [],
  corrected: null,
  refusal: null,
  problems: [],
} as const

/** Not known before the whole archive is. */
const OPEN = { status: 'duplicate', id: null, duplicateOf: null } as const

/** The entry of an outcome as gathered, or of a copy that was never worked on; id and status are left open. */
export function gatheredEntry(origin: Origin, outcome: WorkedOutcome | null): DocumentEntry {
  const { file, fileHex, root, member, span, capturedUrl, sha256, bytes, key } = origin
  const base = { file, fileHex, root, member, span, capturedUrl, sha256, bytes, key }
  if (outcome === null) return { ...base, ...NO_ARTICLE, ...OPEN }
  if (outcome.kind === 'article') {
    return { ...base, ...NO_ARTICLE, ...OPEN, ordinal: outcome.ordinal, ...factsIn(outcome.facts) }
  }
  const { code, reason, removals, title, charset, problems } = outcome
  return { ...base, ...NO_ARTICLE, ...OPEN, title, charset, problems, refusal: { code, reason, removals } }
}

function factsIn(facts: ArticleFacts) {
  const { claim, title, source, charset, publishedAt, publishedFrom, chars, doubts, problems } = facts
  return { claim, title, source, charset, publishedAt, publishedFrom, chars, doubts, problems }
}

/** The entry as it is stored. `byHand`: corrected articles by id. */
export function finalEntry(
  one: Resolved,
  byHand: ReadonlyMap<string, CorrectedArticle>,
  source: KeptIn,
): DocumentEntry {
  const entry = keptEntry(one.item, source)
  if (one.as === 'duplicate') {
    return gatheredAs(entry, { status: 'duplicate', id: one.id, duplicateOf: one.keptId })
  }
  if (one.as === 'rejected') {
    const { title, charset, problems, refusal } = one.like === one.item ? entry : keptEntry(one.like, source)
    const rejected = gatheredAs(entry, { status: 'rejected', id: null, duplicateOf: null })
    return { ...rejected, title, charset, problems, refusal }
  }
  const correction = byHand.get(one.id)
  return {
    ...entry,
    status: 'ok',
    id: one.id,
    duplicateOf: null,
    ...(correction ? factsIn(correction.facts) : {}),
    corrected: correction?.digest ?? null,
  }
}

/** The entry with its origin alone and what became of it. */
function gatheredAs(
  entry: DocumentEntry,
  fate: Pick<DocumentEntry, 'status' | 'id' | 'duplicateOf'>,
): DocumentEntry {
  return { ...gatheredEntry(entry, null), ...fate }
}
