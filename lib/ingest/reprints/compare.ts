/**
 * The differences: what a reprint added to the lead of its group and what it left out, sentence by sentence.
 *
 * Sentences are compared by their wording, so neither punctuation nor script nor paragraphs make a difference, and
 * shown as printed. Of an opening sentence that only gained or lost its 电头 ("据某报5月7日报道，…") that alone is shown.
 */

import type { ReprintChange, ReprintGroup, ReprintMember } from '../../store/types.ts'
import { fold } from '../../text/index.ts'
import type { ReadArticle, ReprintArticle, ReprintCluster } from './finder.ts'
import type { StoryText } from './sketch.ts'
import { isWording, wordingKey } from './wording.ts'

/** Up to a closing mark and what closes with it; the full stop of Latin text is none (3.5, U.S.). */
const SENTENCE = /[^。！？!?；;…\n]*(?:[。！？!?；;…]+[”’』」）》)"']*|\n|$)/g

/** Shorter sentences than this are not looked for inside longer ones. */
const LEAST_CORE = 8

/**
 * How a reprint differs from the lead.
 *
 * @returns Sentences in the order they stand in; a sentence that was changed is in both lists.
 */
export function compareReprint(lead: StoryText, reprint: StoryText): ReprintChange {
  const before = sentencesOf(lead.paragraphs)
  const after = sentencesOf(reprint.paragraphs)
  const known = new Set(before.map((sentence) => sentence.key))
  const kept = new Set(after.map((sentence) => sentence.key))
  const added = after.filter((sentence) => !known.has(sentence.key))
  const dropped = before.filter((sentence) => !kept.has(sentence.key))
  const opening = openings(added, dropped, before[0], after[0])
  return {
    titleChanged: wordingKey(lead.title) !== wordingKey(reprint.title),
    added: opening ? [...opening.added, ...texts(added.slice(1))] : texts(added),
    dropped: opening ? [...opening.dropped, ...texts(dropped.slice(1))] : texts(dropped),
  }
}

/**
 * A cluster as the store keeps it. Reads one member after the other and keeps only what is told of each.
 *
 * @param cluster - From `ReprintFinder.clusters`.
 */
export function describeReprints(cluster: ReprintCluster, read: ReadArticle): ReprintGroup {
  const members: ReprintMember[] = []
  let lead: ReprintArticle | null = null
  for (const ordinal of cluster.ordinals) {
    const article = read(ordinal)
    const { id, title, source, publishedAt } = article
    members.push({ id, title, source, publishedAt, change: lead ? compareReprint(lead, article) : null })
    lead ??= article
  }
  return { clusterId: cluster.clusterId, lead: members[0]?.id ?? cluster.clusterId, members }
}

interface Sentence {
  readonly text: string
  /** Its wording. */
  readonly key: string
}

const texts = (sentences: readonly Sentence[]) => sentences.map((sentence) => sentence.text)

function sentencesOf(paragraphs: readonly string[]): Sentence[] {
  const sentences: Sentence[] = []
  for (const paragraph of paragraphs) {
    for (const [piece] of paragraph.matchAll(SENTENCE)) {
      const text = piece.trim()
      const key = wordingKey(text)
      if (key !== '') sentences.push({ text, key })
    }
  }
  return sentences
}

/** What stands before the opening that both have in common; null where the openings do not end alike. */
function openings(
  added: readonly Sentence[],
  dropped: readonly Sentence[],
  before: Sentence | undefined,
  after: Sentence | undefined,
): { added: string[]; dropped: string[] } | null {
  if (!before || !after || added[0] !== after || dropped[0] !== before) return null
  let common = 0
  while (
    common < Math.min(before.key.length, after.key.length) &&
    before.key.charCodeAt(before.key.length - 1 - common) ===
      after.key.charCodeAt(after.key.length - 1 - common)
  )
    common++
  if (common < LEAST_CORE || common * 2 < Math.min(before.key.length, after.key.length)) return null
  return { added: beginning(after, common), dropped: beginning(before, common) }
}

/** The text of a sentence before its last `common` units of wording, as printed. */
function beginning(sentence: Sentence, common: number): string[] {
  const { text, origins } = fold(sentence.text)
  let left = sentence.key.length - common
  if (left === 0) return []
  let at = 0
  for (; at < text.length && left > 0; at++) if (isWording(text, at)) left--
  while (at < text.length && !isWording(text, at) && !/[“‘『「《（(]/.test(text.charAt(at))) at++
  return [sentence.text.slice(0, origins[at] ?? sentence.text.length).trim()]
}
