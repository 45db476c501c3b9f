/**
 * Boxes of related stories that stand in the middle of a story, which goes on behind them.
 *
 * Pure. The header of such a box reads like the header behind which a page's other stories begin, but whole paragraphs
 * follow it in the same place of the tree as the paragraphs before it.
 */

import { type Block, linkShare, type Page } from '../lines/block.ts'
import type { Label } from '../lines/label-kinds.ts'

/** Lines between the header and the next paragraph of the story. */
const MAX_BOX_LINES = 20
/** A paragraph of a story, unlike a headline or a teaser's first words. */
const PARAGRAPH_CHARS = 20
/** In a flat page so much more prose than links must follow. */
const PROSE_PER_LINK = 2

/** The labels, with the headers and lines of inner boxes named `inline-head` so that they end nothing. */
export function markInlineHeads(page: Page, labels: readonly (Label | null)[]): readonly (Label | null)[] {
  if (page.kind === 'text' || !labels.includes('related-head')) return labels
  const marked = [...labels]
  for (const [i, label] of labels.entries()) {
    const after = label === 'related-head' ? goesOnAt(page, labels, i) : null
    if (!after) continue
    marked[i] = 'inline-head'
    const box = parentOf(page, page.blocks[i] as Block)
    // In a box of its own every line is another story's, linked or not.
    if (box === parentOf(page, after)) continue
    for (let at = i + 1; at < after.index; at++)
      if (!marked[at] && isBelow(page, page.blocks[at] as Block, box)) marked[at] = 'inline-head'
  }
  return marked
}

/** The paragraph with which the story goes on behind a header; null where it ends there. */
function goesOnAt(page: Page, labels: readonly (Label | null)[], head: number): Block | null {
  const before = findParagraph(page, labels, head, -1)
  const after = findParagraph(page, labels, head, 1)
  if (!before || !after || !sameplace(page, before, after)) return null
  const header = page.blocks[head] as Block
  if (parentOf(page, header) !== parentOf(page, after)) return after
  return flowsOn(page, labels, after) ? after : null
}

function isBelow(page: Page, block: Block, container: number): boolean {
  let at = block.container
  while (at > container) at = page.containers[at]?.parent ?? -1
  return at === container
}

/** The nearest paragraph in one direction; null where other prose or a heap of lines stands between. */
function findParagraph(
  page: Page,
  labels: readonly (Label | null)[],
  from: number,
  step: 1 | -1,
): Block | null {
  for (let i = from + step, n = 0; n < MAX_BOX_LINES; i += step, n++) {
    const block = page.blocks[i]
    if (!block) return null
    if (labels[i] === 'comments-head' || labels[i] === 'copyright' || labels[i] === 'contact') return null
    if (!labels[i] && !block.hidden && isParagraph(block)) return block
  }
  return null
}

function isParagraph(block: Block): boolean {
  return block.text.length >= PARAGRAPH_CHARS && /[。！？”]$/.test(block.text) && linkShare(block) < 0.3
}

/** True where two paragraphs are children of one element, or of like-named siblings. */
function sameplace(page: Page, a: Block, b: Block): boolean {
  if (a.container === b.container) return true
  const [parentA, parentB] = [parentOf(page, a), parentOf(page, b)]
  if (parentA === parentB) return sameNames(page, a.container, b.container)
  const [overA, overB] = [page.containers[parentA], page.containers[parentB]]
  return overA !== undefined && overA.parent === overB?.parent && sameNames(page, parentA, parentB)
}

function sameNames(page: Page, a: number, b: number): boolean {
  const [left, right] = [page.containers[a], page.containers[b]]
  return left?.tag === right?.tag && left?.names === right?.names
}

const parentOf = (page: Page, block: Block): number => page.containers[block.container]?.parent ?? -1

/** In a page without boxes: no links behind the paragraph, and more prose than there were links. */
function flowsOn(page: Page, labels: readonly (Label | null)[], after: Block): boolean {
  const parent = parentOf(page, after)
  let prose = 0
  let links = 0
  for (const block of page.blocks.slice(after.index)) {
    if (parentOf(page, block) !== parent || labels[block.index]) continue
    if (linkShare(block) > 0.5) links += block.text.length
    else prose += block.text.length
  }
  return prose > links * PROSE_PER_LINK
}
