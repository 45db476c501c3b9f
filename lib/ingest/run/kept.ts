/**
 * Reading back what gathering put aside: entries, drafts and sketches, from the spool or out of the last store.
 */
import type { DocumentEntry } from '../../store/index.ts'
import type { ArticleDraft } from '../document.ts'
import type { Gathered, Kept } from './gathered.ts'
import type { LastRun } from './last-run.ts'
import type { Spool } from './spool.ts'

/** Where outcomes wait. */
export interface KeptIn {
  readonly spool: Spool
  readonly last: LastRun | null
}

/** The entry of an outcome as it was gathered; its id and status are not final. */
export function keptEntry({ kept, root }: Gathered, source: KeptIn): DocumentEntry {
  // Written by JSON.stringify in this run.
  if (kept.in === 'spool') return JSON.parse(source.spool.entry(kept.place)) as DocumentEntry
  return { ...lastOf(source).store.entryAt(kept.offset, kept.length), root }
}

/** The draft of an article: JSON in UTF-8. */
export function keptDraft(kept: Kept, source: KeptIn): Buffer {
  if (kept.in === 'spool') return source.spool.draft(kept.place)
  const line = lastOf(source).store.line(kept.id ?? '') ?? Buffer.alloc(0)
  const head = STORED_HEAD.exec(line.toString('latin1', 0, HEAD_MAX_BYTES))
  if (!head) throw new RangeError(`the last store has no article ${kept.id}`)
  const draft = line.subarray(head[0].length - 1)
  draft.write('{', 0, 'latin1')
  return draft
}

/** A draft as {@link keptDraft} gives it; written by JSON.stringify in a worker of ours. */
export const parseDraft = (draft: Buffer): ArticleDraft => JSON.parse(draft.toString('utf8'))

/** The sketch of an article. */
export function keptSketch(kept: Kept, source: KeptIn): Uint32Array {
  return kept.in === 'spool' ? source.spool.sketch(kept.place) : lastOf(source).sketches.of(kept.id ?? '')
}

/** How a line of the store begins: id and group stand in front of the draft. */
const STORED_HEAD = /^\{"id":"[a-z2-7]{16}","clusterId":(?:null|"[a-z2-7]{16}"),/
const HEAD_MAX_BYTES = 80

/** An article's line in the store. Bytes, because most drafts are never changed. */
export function storedLine(id: string, clusterId: string | null, draft: Buffer): Buffer {
  const head = Buffer.from(`{"id":"${id}","clusterId":${JSON.stringify(clusterId)},`)
  return Buffer.concat([head, draft.subarray(1)])
}

function lastOf(source: KeptIn): LastRun {
  if (!source.last) throw new RangeError('this outcome waits in a store that is not open')
  return source.last
}
