/**
 * Snippets: up to three passages of a hit, cut at clause marks, those that show most of the query first.
 *
 * Pure. A passage is a stretch of one paragraph in the original spelling, with the ranges to mark.
 */
import type { ArticleMarks, MarkedRange, TermRange, Text } from './highlight.ts'

/** One passage of a hit. */
export interface Fragment {
  readonly text: string
  /** Places in `text`, ascending, not overlapping. */
  readonly ranges: readonly MarkedRange[]
  /** Index of the paragraph, from 0. */
  readonly paragraph: number
  /** Where in the paragraph the passage starts. */
  readonly start: number
  /** Whether the paragraph goes on before and behind: show … there. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** Length of a passage in characters: clauses are added until it has the lesser, and never beyond the greater. */
export const MIN_CHARS = 60
export const MAX_CHARS = 100
export const MAX_FRAGMENTS = 3

/** Passages are looked for round so many marks at most: an article may hold a character a thousand times. */
const MAX_ANCHORS = 64

/** Behind these a passage may be cut. Closing quotes stay with the clause they close. */
const CLAUSE_END = /[，。！？；：、…,!?;]+[”’」』》）)"']*|\s+/g

interface Candidate {
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly ranges: readonly TermRange[]
  readonly terms: ReadonlySet<number>
}

/**
 * The passages of a hit.
 *
 * @param marks - From `markArticle` for the same text.
 * @returns Up to {@link MAX_FRAGMENTS}, each with a mark; where only the title holds the query, the opening without
 *   one. Best coverage of different terms first, then by position. Empty where the article has no paragraphs.
 */
export function fragmentsOf(text: Text, marks: ArticleMarks): Fragment[] {
  const candidates = candidatesOf(text, marks)
  if (candidates.length === 0) return openingOf(text)
  const chosen: Candidate[] = []
  const covered = new Set<number>()
  while (chosen.length < MAX_FRAGMENTS) {
    const best = bestOf(candidates, chosen, covered)
    if (!best) break
    chosen.push(best)
    for (const term of best.terms) covered.add(term)
  }
  return chosen.map((candidate) => fragmentOf(text, candidate))
}

/** The candidate that adds most: new terms, then terms in all, then marks, then the earliest. */
function bestOf(
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  covered: ReadonlySet<number>,
): Candidate | null {
  let best: Candidate | null = null
  let bestValue = -1
  for (const candidate of candidates) {
    if (chosen.some((other) => overlap(other, candidate))) continue
    let added = 0
    for (const term of candidate.terms) if (!covered.has(term)) added++
    const value = added * 10_000 + candidate.terms.size * 100 + Math.min(candidate.ranges.length, 99)
    if (value > bestValue) {
      best = candidate
      bestValue = value
    }
  }
  return best
}

function overlap(a: Candidate, b: Candidate): boolean {
  return a.paragraph === b.paragraph && a.start < b.end && b.start < a.end
}

function candidatesOf(text: Text, marks: ArticleMarks): Candidate[] {
  const candidates: Candidate[] = []
  let anchors = 0
  for (const [paragraph, ranges] of marks.paragraphs.entries()) {
    const original = text.paragraphs[paragraph] ?? ''
    if (ranges.length === 0) continue
    const cuts = cutsOf(original)
    let last = -1
    for (const anchor of ranges) {
      if (anchors >= MAX_ANCHORS) return candidates
      const [start, end] = windowRound(original, cuts, anchor)
      if (start === last) continue
      last = start
      anchors++
      const inside = ranges.filter((range) => range.start >= start && range.end <= end)
      candidates.push({
        paragraph,
        start,
        end,
        ranges: inside,
        terms: new Set(inside.map((range) => range.term)),
      })
    }
  }
  return candidates
}

/** Where a paragraph may be cut: 0, behind each clause, and its end. */
function cutsOf(paragraph: string): number[] {
  const cuts = [0]
  for (const match of paragraph.matchAll(CLAUSE_END)) {
    const at = match.index + match[0].length
    if (at < paragraph.length && at > (cuts.at(-1) ?? 0)) cuts.push(at)
  }
  cuts.push(paragraph.length)
  return cuts
}

/** Whole clauses round a mark: its own, then those behind it, then those before it, while there is room. */
function windowRound(
  paragraph: string,
  cuts: readonly number[],
  anchor: TermRange,
): readonly [number, number] {
  let first = 0
  while (first + 1 < cuts.length && (cuts[first + 1] ?? 0) <= anchor.start) first++
  let last = first + 1
  while (last + 1 < cuts.length && (cuts[last] ?? 0) < anchor.end) last++
  let start = cuts[first] ?? paragraph.length
  let end = cuts[last] ?? paragraph.length
  if (end - start > MAX_CHARS) return cutInside(paragraph, start, end, anchor)
  while (end - start < MIN_CHARS) {
    const next = cuts[last + 1] ?? Number.POSITIVE_INFINITY
    if (next - start > MAX_CHARS) break
    end = next
    last++
  }
  while (end - start < MIN_CHARS) {
    const before = cuts[first - 1] ?? Number.NEGATIVE_INFINITY
    if (end - before > MAX_CHARS) break
    start = before
    first--
  }
  if (end - start >= MIN_CHARS) return [start, end]
  // The neighbours are too long to be taken whole: take a part of them.
  const to = wholeCharacter(paragraph, Math.min(paragraph.length, start + MAX_CHARS))
  const from = wholeCharacter(paragraph, Math.max(0, Math.min(start, to - MAX_CHARS)))
  return [from, Math.max(to, anchor.end)]
}

/** A passage out of an endless clause, with some of what stands before the mark. */
function cutInside(
  paragraph: string,
  from: number,
  to: number,
  anchor: TermRange,
): readonly [number, number] {
  const lead = Math.max(0, Math.floor((MAX_CHARS - (anchor.end - anchor.start)) / 3))
  const start = Math.max(from, Math.min(anchor.start - lead, to - MAX_CHARS))
  const end = Math.min(to, Math.max(start + MAX_CHARS, anchor.end))
  return [wholeCharacter(paragraph, start), wholeCharacter(paragraph, end)]
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at
}

function fragmentOf(text: Text, { paragraph, start, end, ranges }: Candidate): Fragment {
  const original = text.paragraphs[paragraph] ?? ''
  const passage = original.slice(start, end)
  const from = start + (passage.length - passage.trimStart().length)
  const to = Math.max(from, start + passage.trimEnd().length)
  return {
    text: original.slice(from, to),
    ranges: ranges.map((range) => [range.start - from, range.end - from, range.term] as const),
    paragraph,
    start: from,
    cutBefore: from > 0,
    cutAfter: to < original.length,
  }
}

/** The opening of the story, for hits found by their title alone. */
function openingOf(text: Text): Fragment[] {
  const paragraph = text.paragraphs.findIndex((candidate) => candidate.trim() !== '')
  const original = text.paragraphs[paragraph]
  if (original === undefined) return []
  const end =
    cutsOf(original).findLast((cut) => cut <= MAX_CHARS && cut > 0) ??
    wholeCharacter(original, Math.min(original.length, MAX_CHARS))
  return [fragmentOf(text, { paragraph, start: 0, end, ranges: [], terms: new Set() })]
}
