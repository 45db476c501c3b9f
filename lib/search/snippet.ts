/**
 * Snippets: up to three passages of a hit, cut at clause marks, those that show most of the query first.
 *
 * Pure. A passage is a stretch of one paragraph in the original spelling, with the ranges to mark.
 */
import { isSpace, isWordUnit } from '../text/index.ts'
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

/**
 * Behind these a passage may be cut. Closing quotes stay with the clause they close; the comma of 1,000 and the spaces
 * that typesetters put round words and numbers (2 月 6 日) end nothing, wide gaps do.
 */
const CLAUSE_END = /(?:[，。！？；：、…!?;]|,(?!\d)|\.(?=\s))+[”’」』》）)"']*|\u3000+|[^\S\u3000]{2,}|\n/g

/** A stretch of a paragraph with the marks `marks[first, last)` in it. */
interface Candidate {
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly marks: readonly TermRange[]
  readonly first: number
  readonly last: number
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
  COVERAGE.begin(marks.labels.length)
  while (chosen.length < MAX_FRAGMENTS) {
    const best = bestOf(candidates, chosen)
    if (!best) break
    chosen.push(best)
    COVERAGE.add(best)
  }
  return chosen.map((candidate) => fragmentOf(text, candidate))
}

/** The candidate that is worth most, then the earliest. */
function bestOf(candidates: readonly Candidate[], chosen: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null
  let bestValue = -1
  for (const candidate of candidates) {
    if (chosen.some((other) => overlap(other, candidate))) continue
    const value = COVERAGE.valueOf(candidate)
    if (value > bestValue) {
      best = candidate
      bestValue = value
    }
  }
  return best
}

/** Which terms the chosen passages show. */
class Coverage {
  #covered = new Uint8Array(0)
  /** The last passage in which each term was counted. */
  #counted = new Uint32Array(0)
  #passage = 0

  /** Begins anew. */
  begin(terms: number): void {
    this.#covered = new Uint8Array(terms)
    this.#counted = new Uint32Array(terms)
    this.#passage = 0
  }

  /** What a passage adds: new terms, then terms in all, then marks. */
  valueOf({ marks, first, last }: Candidate): number {
    this.#passage++
    let added = 0
    let different = 0
    for (let i = first; i < last; i++) {
      const { term } = marks[i] as TermRange
      if (this.#counted[term] === this.#passage) continue
      this.#counted[term] = this.#passage
      different++
      if (this.#covered[term] === 0) added++
    }
    return added * 10_000 + different * 100 + Math.min(last - first, 99)
  }

  add({ marks, first, last }: Candidate): void {
    for (let i = first; i < last; i++) this.#covered[(marks[i] as TermRange).term] = 1
  }
}

const COVERAGE = new Coverage()

function overlap(a: Candidate, b: Candidate): boolean {
  return a.paragraph === b.paragraph && a.start < b.end && b.start < a.end
}

function candidatesOf(text: Text, { paragraphs }: ArticleMarks): Candidate[] {
  const candidates: Candidate[] = []
  for (let paragraph = 0; paragraph < paragraphs.length; paragraph++) {
    const marks = paragraphs[paragraph] ?? []
    if (marks.length === 0) continue
    const original = text.paragraphs[paragraph] ?? ''
    const cuts = cutsOf(original)
    let lastStart = -1
    for (let anchor = 0; anchor < marks.length; anchor++) {
      if (candidates.length >= MAX_ANCHORS) return candidates
      const [start, end] = windowRound(original, cuts, marks[anchor] as TermRange)
      if (start === lastStart) continue
      lastStart = start
      let first = anchor
      while (first > 0 && (marks[first - 1] as TermRange).start >= start) first--
      let last = anchor
      while (last < marks.length && (marks[last] as TermRange).end <= end) last++
      candidates.push({ paragraph, start, end, marks, first, last })
    }
  }
  return candidates
}

/** Where a paragraph may be cut: 0, behind each clause, and its end. */
function cutsOf(paragraph: string): number[] {
  const cuts = [0]
  CLAUSE_END.lastIndex = 0
  while (CLAUSE_END.test(paragraph)) {
    const at = CLAUSE_END.lastIndex
    if (at < paragraph.length) cuts.push(at)
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
  while (widthOf(paragraph, start, end) < MIN_CHARS) {
    const next = cuts[last + 1] ?? Number.POSITIVE_INFINITY
    if (next - start > MAX_CHARS) break
    end = next
    last++
  }
  while (widthOf(paragraph, start, end) < MIN_CHARS) {
    const before = cuts[first - 1] ?? Number.NEGATIVE_INFINITY
    if (end - before > MAX_CHARS) break
    start = before
    first--
  }
  if (widthOf(paragraph, start, end) >= MIN_CHARS) return [start, end]
  // The neighbours are too long to be taken whole: take a part of them.
  const to = endNear(paragraph, Math.min(paragraph.length, start + MAX_CHARS), anchor.end)
  return [startNear(paragraph, Math.max(0, Math.min(start, to - MAX_CHARS)), anchor.start), to]
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
  return [startNear(paragraph, start, anchor.start), endNear(paragraph, end, anchor.end)]
}

/** Characters without the white space at the edges, which is not shown. */
function widthOf(paragraph: string, start: number, end: number): number {
  let from = start
  let to = end
  while (from < to && isSpace(paragraph.charCodeAt(from))) from++
  while (to > from && isSpace(paragraph.charCodeAt(to - 1))) to--
  return to - from
}

/** Words longer than this are cut like anything else. */
const MAX_WORD = 20

/** The first place from `at` on that splits no word, number or character, up to `latest`. */
function startNear(text: string, at: number, latest: number): number {
  const last = Math.min(latest, at + MAX_WORD)
  for (let place = at; place <= last; place++) if (!isInsideWord(text, place)) return place
  return wholeCharacter(text, at)
}

/** The last place up to `at` that splits no word, number or character, from `earliest` on. */
function endNear(text: string, at: number, earliest: number): number {
  const last = Math.max(earliest, at - MAX_WORD)
  for (let place = at; place >= last; place--) if (!isInsideWord(text, place)) return place
  return Math.max(earliest, wholeCharacter(text, at))
}

function isInsideWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (isWordUnit(code) && isWordUnit(text.charCodeAt(at - 1))) || wholeCharacter(text, at) !== at
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at
}

function fragmentOf(text: Text, { paragraph, start, end, marks, first, last }: Candidate): Fragment {
  const original = text.paragraphs[paragraph] ?? ''
  const passage = original.slice(start, end)
  const from = start + (passage.length - passage.trimStart().length)
  const to = Math.max(from, start + passage.trimEnd().length)
  return {
    text: original.slice(from, to),
    ranges: marks.slice(first, last).map((mark) => [mark.start - from, mark.end - from, mark.term] as const),
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
  return [fragmentOf(text, { paragraph, start: 0, end, marks: [], first: 0, last: 0 })]
}
