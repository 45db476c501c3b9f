/**
 * What a person's correction makes of a gathered article. Pure but for reading back what was put aside.
 */
import type { Corrections } from '../read/corrections.ts'
import { sketchOf } from '../reprints/index.ts'
import type { Gathered } from './gathered.ts'
import { type KeptIn, keptDraft, keptEntry, parseDraft } from './kept.ts'
import type { ArticleFacts } from './messages.ts'
import { factsOf } from './work.ts'

/** A corrected article, with all that was known of it as it was found made anew. */
export interface CorrectedArticle {
  /** Of the correction. */
  readonly digest: string
  /** The draft, JSON. */
  readonly line: string
  readonly facts: ArticleFacts
  readonly sketch: Uint32Array
}

/** Applies the correction of an article, found by id or by file; null where nobody corrected it. */
export function correctByHand(
  id: string,
  item: Gathered,
  corrections: Corrections,
  source: KeptIn,
): CorrectedArticle | null {
  const correction = corrections.find(id, item.file)
  if (!correction) return null
  const better = correction.apply(parseDraft(keptDraft(item.kept, source)))
  const { problems } = keptEntry(item, source)
  const facts = { ...factsOf(better, problems), claim: item.claim }
  return { digest: correction.digest, line: JSON.stringify(better), facts, sketch: sketchOf(better) }
}
