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
/** Share of a line's character pairs that other lines use too: below, it speaks of something else. */
const STRANGE = 0.15
/** Share of a sub-heading's pairs that its paragraph takes up. */
const SUBHEADING_SHARE = 0.3
/** A tail is no longer than this many lines. */
const MAX_TAIL_LINES = 14
/** Score from which sentences alone, without a headline among them, count as a tail. */
const ONLY_TEASERS = 1.7

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
  if (from >= blocks.length || !blocks.slice(0, from).some(isParagraph)) return blocks.length
  const uses = countUses(blocks)
  let end = blocks.length
  let most = 0
  let score = 0
  let headlines = 0
  for (let i = blocks.length - 1; i >= from; i--) {
    const { text } = blocks[i] as Block
    if (isHeadlineLike(text)) headlines++
    score += strangeness(text, blocks[i + 1]?.text ?? '', uses)
    if (score > most && (headlines > 0 || score >= ONLY_TEASERS)) {
      most = score
      end = i
    }
  }
  return end
}

/** How much a line speaks for being another story's: above 0 it does, below it speaks against. */
function strangeness(text: string, next: string, uses: ReadonlyMap<string, number>): number {
  const own = kinship(text, uses)
  if (isHeadlineLike(text)) {
    // A sub-heading shares its words with the paragraph below it.
    const leads = share(pairs(text), pairs(next)) > SUBHEADING_SHARE
    return own < 0.5 && !leads ? 1 : -1
  }
  if (own < STRANGE) return 0.6
  return own < STRANGE * 2 ? 0 : -0.6
}

/** Paragraphs, not a text of short lines such as a poem or a list, stand before a tail. */
function isParagraph(block: Block): boolean {
  return block.text.length >= SHORT_LINE / 2 && /[。！？”]$/.test(block.text)
}

/** A line without a sentence's end, of a headline's length. */
function isHeadlineLike(text: string): boolean {
  return text.length >= 8 && text.length <= 60 && !/[。；;：:，,”)）]$/.test(text)
}

/** In how many lines each pair of characters stands. */
function countUses(blocks: readonly Block[]): Map<string, number> {
  const uses = new Map<string, number>()
  for (const block of blocks) for (const pair of pairs(block.text)) uses.set(pair, (uses.get(pair) ?? 0) + 1)
  return uses
}

/** Share of the text's character pairs that other lines use too. */
function kinship(text: string, uses: ReadonlyMap<string, number>): number {
  const own = [...pairs(text)]
  return own.length === 0 ? 0 : own.filter((pair) => (uses.get(pair) ?? 0) > 1).length / own.length
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
