/**
 * Where a story ends although no header says so: other stories' headlines and teasers that run on behind it.
 *
 * Pure. Used for dumps, where the page's structure is lost. Three kinds of evidence, strongest first: the story is
 * indented and the tail is not; headline-like lines close the text; short lines that share no wording with the story.
 */
import type { Block } from '../extract/block.ts'
import { squeeze } from '../extract/tidy.ts'

/** Share of the text that must be indented before the lack of an indent says anything. */
const INDENTED_SHARE = 0.7
/** Teasers and headlines are shorter than this. Longest teaser seen: 70. */
const SHORT_LINE = 90
/** A whole sentence of so much text is a paragraph. */
const PARAGRAPH = 36
/** A tail is no longer than this many lines. */
const MAX_TAIL_LINES = 14
/** Share of a sub-heading's pairs that its paragraph takes up. */
const SUBHEADING_SHARE = 0.3
/**
 * What a line's kinship with the text before it speaks for its being another story's: how much oftener other stories'
 * lines lie below the bound than the story's own last lines do, as a natural logarithm. Measured on news stories.
 */
const SENTENCES: readonly (readonly [number, number])[] = [
  [0.05, 3],
  [0.08, 1.6],
  [0.1, 0.5],
  [0.17, -0.3],
  [0.26, -1.5],
]
const KIN_SENTENCE = -3
/** Lines without a sentence's end are rare in a story, and common in lists of others. */
const HEADLINES: readonly (readonly [number, number])[] = [
  [0.1, 3.5],
  [0.3, 2.5],
  [0.5, 1],
]
const KIN_HEADLINE = -2
/** What speaks for a tail must outweigh so much, and more where no headline stands in it. */
const LEAST = 2
const LEAST_WITHOUT_HEADLINE = 3.5
/** A tail of so many sentences and so few headlines is no longer than this share of the story. */
const MOST_SENTENCES = 0.6
const MAX_PARAGRAPHS = 4
const MIN_HEADLINES = 0.3
/** A story whose own paragraphs share no more than this speaks of many things: sentences tell little there. */
const LOOSE = 0.09
const TOLD_IN_LOOSE = 0.3
/** How close a story is, is told from its sentences where it has so many. */
const SENTENCE = /[^。！？]{1,400}[。！？]/g
const MIN_PAIRS = 8
const MIN_SENTENCES = 3
const MAX_SENTENCES = 200

/** Index in `blocks` from which the tail begins; `blocks.length` where there is none. */
export function findTail(blocks: readonly Block[]): number {
  const indented = sum(blocks.filter((block) => block.indented))
  if (blocks.length < 2) return blocks.length
  return indented >= sum(blocks) * INDENTED_SHARE ? tailByIndent(blocks) : tailByWording(blocks)
}

/** An indented story ends with its last indented line. */
function tailByIndent(blocks: readonly Block[]): number {
  let at = blocks.length
  while (at > 0 && !(blocks[at - 1] as Block).indented) at--
  return at
}

function tailByWording(blocks: readonly Block[]): number {
  let from = blocks.length
  const earliest = Math.max(1, blocks.length - MAX_TAIL_LINES)
  while (from > earliest && (blocks[from - 1] as Block).text.length < SHORT_LINE) from--
  if (from >= blocks.length) return blocks.length
  const lines = blocks.map((block) => pairs(block.text))
  const head = blocks.slice(0, Math.max(from, Math.ceil(blocks.length / 2)))
  const trust = cohesion(head) < LOOSE ? TOLD_IN_LOOSE : 1
  const before = countUses(lines)
  let end = blocks.length
  let most = 0
  let score = 0
  let headlines = 0
  for (let i = blocks.length - 1; i >= from; i--) {
    const own = lines[i] ?? new Set()
    for (const pair of own) before.set(pair, (before.get(pair) ?? 1) - 1)
    if (isHeadlineLike((blocks[i] as Block).text)) {
      headlines++
      score += headlineEvidence(own, lines[i + 1] ?? new Set(), before)
    } else score += trust * evidence(kinship(own, before), SENTENCES, KIN_SENTENCE)
    if (score > most && score >= (headlines > 0 ? LEAST : LEAST_WITHOUT_HEADLINE)) {
      most = score
      end = i
    }
  }
  // Sentences of its own, which speak of the same things, are what a story mostly consists of.
  const tail = blocks.slice(end)
  const isMost = sum(tail) > sum(blocks.slice(0, end)) * MOST_SENTENCES
  const listed = tail.filter((block) => isHeadlineLike(block.text)).length
  if (
    isMost &&
    listed < tail.length * MIN_HEADLINES &&
    tail.filter(isParagraph).length > MAX_PARAGRAPHS &&
    cohesion(tail) > LOOSE
  )
    return blocks.length
  return blocks.slice(0, end).some(isParagraph) ? end : blocks.length
}

function evidence(own: number, table: readonly (readonly [number, number])[], kin: number): number {
  return table.find(([bound]) => own < bound)?.[1] ?? kin
}

/** A sub-heading shares its words with the paragraph below it. */
function headlineEvidence(
  own: ReadonlySet<string>,
  next: ReadonlySet<string>,
  before: ReadonlyMap<string, number>,
): number {
  if (share(own, next) > SUBHEADING_SHARE) return KIN_HEADLINE
  return evidence(kinship(own, before), HEADLINES, KIN_HEADLINE)
}

/** The median share of a sentence's pairs that the other sentences use too. */
function cohesion(blocks: readonly Block[]): number {
  const sentences = blocks.flatMap((block) => block.text.match(SENTENCE) ?? []).slice(0, MAX_SENTENCES)
  const lines = sentences.map(pairs).filter((own) => own.size >= MIN_PAIRS)
  if (lines.length < MIN_SENTENCES) return 1
  const uses = countUses(lines)
  const shares = lines.map((own) => {
    const shared = [...own].filter((pair) => (uses.get(pair) ?? 0) > 1).length
    return shared / own.size
  })
  return shares.sort((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 0
}

/** Paragraphs, not a text of short lines such as a poem or a list, stand before a tail. */
function isParagraph(block: Block): boolean {
  return block.text.length >= PARAGRAPH && /[。！？”]$/.test(block.text)
}

/** A line without a sentence's end, of a headline's length. */
function isHeadlineLike(text: string): boolean {
  return text.length >= 8 && text.length <= 60 && !/[。；;：:，,]$|[。！？!?][”’)）]$/.test(text)
}

/** In how many lines each pair of characters stands. */
function countUses(lines: readonly ReadonlySet<string>[]): Map<string, number> {
  const uses = new Map<string, number>()
  for (const line of lines) for (const pair of line) uses.set(pair, (uses.get(pair) ?? 0) + 1)
  return uses
}

/** Share of a line's pairs that the counted lines use. */
function kinship(own: ReadonlySet<string>, uses: ReadonlyMap<string, number>): number {
  return own.size === 0 ? 0 : [...own].filter((pair) => (uses.get(pair) ?? 0) > 0).length / own.size
}

function share(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return own.size === 0 ? 0 : [...own].filter((pair) => other.has(pair)).length / own.size
}

/** Pairs of neighbouring letters. */
function pairs(text: string): Set<string> {
  const chars = [...squeeze(text)]
  const out = new Set<string>()
  for (let i = 0; i + 1 < chars.length; i++) out.add(`${chars[i]}${chars[i + 1]}`)
  return out
}

function sum(blocks: readonly Block[]): number {
  return blocks.reduce((total, block) => total + block.text.length, 0)
}
