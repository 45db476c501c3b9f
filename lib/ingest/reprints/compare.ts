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

/**
 * What stands before the opening clauses that both sentences end with; null where they do not end alike. Both are cut
 * behind a mark or a space, so that 某报消息：… and 某报7日消息：… differ by their whole first clause.
 */
function openings(
  added: readonly Sentence[],
  dropped: readonly Sentence[],
  before: Sentence | undefined,
  after: Sentence | undefined,
): { added: string[]; dropped: string[] } | null {
  if (!before || !after || added[0] !== after || dropped[0] !== before) return null
  const shorter = Math.min(before.key.length, after.key.length)
  let alike = 0
  while (alike < shorter && before.key.at(-1 - alike) === after.key.at(-1 - alike)) alike++
  const cutsBefore = clauseStarts(before)
  const cutsAfter = clauseStarts(after)
  const core = [...cutsBefore.keys()].find((length) => length <= alike && cutsAfter.has(length)) ?? 0
  if (core < LEAST_CORE || core * 2 < shorter) return null
  return { added: head(after, cutsAfter.get(core)), dropped: head(before, cutsBefore.get(core)) }
}

/** For every clause of a sentence, longest rest first: units of wording from there to the end -> where it starts. */
function clauseStarts(sentence: Sentence): Map<number, number> {
  const { text, origins } = fold(sentence.text)
  const starts = new Map<number, number>()
  let rest = sentence.key.length
  let fresh = true
  for (let at = 0; at < text.length; at++) {
    if (!isWording(text, at)) {
      fresh = true
      continue
    }
    if (fresh) starts.set(rest, openingMark(sentence.text, origins[at] ?? 0))
    fresh = false
    rest--
  }
  return starts
}

/** Marks that belong to what follows them. */
const OPENS = /[“‘『「《（(【[]/

/** Where the marks begin that open what stands at `at`. */
function openingMark(text: string, at: number): number {
  let start = at
  while (start > 0 && OPENS.test(text.charAt(start - 1))) start--
  return start
}

function head(sentence: Sentence, end = 0): string[] {
  const text = sentence.text.slice(0, end).trim()
  return text === '' ? [] : [text]
}
