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
/** Share of a line's character pairs that also stand in the story: below, it speaks of something else. */
const STRANGE = 0.15
/** A tail is no longer than this many lines. */
const MAX_TAIL_LINES = 14
/** Score from which sentences alone, without a headline among them, count as a tail. */
const ONLY_TEASERS = 1.3

/** Index in `blocks` from which the tail begins; `blocks.length` where there is none. */
export function findTail(blocks: readonly Block[]): number {
  const byIndent = tailByIndent(blocks)
  return byIndent < blocks.length ? byIndent : tailByWording(blocks)
}

function tailByIndent(blocks: readonly Block[]): number {
  const total = sum(blocks)
  const indented = sum(blocks.filter((block) => block.indented))
  if (blocks.length < 3 || indented < total * INDENTED_SHARE) return blocks.length
  let at = blocks.length
  while (at > 0 && !(blocks[at - 1] as Block).indented) at--
  return sum(blocks.slice(at)) < total * 0.5 ? at : blocks.length
}

function tailByWording(blocks: readonly Block[]): number {
  let from = blocks.length
  const earliest = Math.max(1, blocks.length - MAX_TAIL_LINES)
  while (from > earliest && (blocks[from - 1] as Block).text.length < SHORT_LINE) from--
  const body = blocks.slice(0, from)
  if (from >= blocks.length || !body.some(isParagraph)) return blocks.length
  const known = pairs(body.map((block) => block.text).join('\n'))
  let end = blocks.length
  let most = 0
  let score = 0
  let headlines = 0
  for (let i = blocks.length - 1; i >= from; i--) {
    const { text } = blocks[i] as Block
    if (isHeadlineLike(text)) headlines++
    score += strangeness(text, known)
    if (score > most && (headlines > 0 || score >= ONLY_TEASERS)) {
      most = score
      end = i
    }
  }
  return end
}

/** Paragraphs, not a text of short lines such as a poem or a list, stand before a tail. */
function isParagraph(block: Block): boolean {
  return block.text.length >= SHORT_LINE / 2 && /[。！？”]$/.test(block.text)
}

/** How much a line speaks for being another story's: above 0 it does, below it speaks against. */
function strangeness(text: string, known: ReadonlySet<string>): number {
  const own = kinship(text, known)
  if (isHeadlineLike(text)) return own < 0.5 ? 1 : -0.5
  if (own < STRANGE) return 0.7
  return own < STRANGE * 2 ? 0.1 : -0.5
}

/** A line without a sentence's end, of a headline's length. */
export function isHeadlineLike(text: string): boolean {
  return text.length >= 8 && text.length <= 60 && !/[。；;：:，,”)）]$/.test(text)
}

/** Share of the text's character pairs that stand in `body`. */
export function kinship(text: string, body: ReadonlySet<string>): number {
  const own = [...pairs(text)]
  if (own.length === 0) return 0
  return own.filter((pair) => body.has(pair)).length / own.length
}

/** Pairs of neighbouring letters. */
export function pairs(text: string): Set<string> {
  const chars = [...squeeze(text)]
  const out = new Set<string>()
  for (let i = 0; i + 1 < chars.length; i++) out.add(`${chars[i]}${chars[i + 1]}`)
  return out
}

function sum(blocks: readonly Block[]): number {
  return blocks.reduce((total, block) => total + block.text.length, 0)
}
