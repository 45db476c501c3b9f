/**
 * The folded part of a story: paragraphs below the story's own element that the page hides until 展开全文 is pressed.
 *
 * Pure.
 */

import { type Block, linkShare, type Page } from '../lines/block.ts'
import type { Label } from '../lines/label-kinds.ts'
import { squeeze } from '../lines/tidy.ts'

/** Less than this is a hint or a form, not the rest of a story, in UTF-16 units. */
const MIN_CHARS = 60

/**
 * Finds hidden paragraphs of a story.
 *
 * @param core - Container that holds most of the shown story.
 * @param shown - Blocks of the shown story, in order.
 * @returns Their indexes in order; empty where nothing of the story is folded.
 */
export function findFolded(
  page: Page,
  labels: readonly (Label | null)[],
  core: number,
  shown: readonly number[],
): readonly number[] {
  const first = shown[0]
  if (first === undefined) return []
  const hidden = page.blocks.filter(
    (block) => block.hidden && block.index > first && !labels[block.index] && isSentence(block),
  )
  const home = page.containers[core]?.tag === 'p' ? (page.containers[core]?.parent ?? core) : core
  const inside = hidden.filter((block) => isPlainBelow(page, block.container, home))
  if (inside.reduce((sum, block) => sum + block.text.length, 0) < MIN_CHARS) return []
  const known = new Set(shown.map((i) => squeeze(page.blocks[i]?.text ?? '')))
  return inside.filter((block) => !known.has(squeeze(block.text))).map((block) => block.index)
}

function isSentence(block: Block): boolean {
  return block.text.length >= 10 && /[。！？；”]/.test(block.text) && linkShare(block) < 0.3
}

/** Below the story's element, and nothing between says that it is something else. */
function isPlainBelow(page: Page, container: number, core: number): boolean {
  for (let at = container; at >= 0; at = page.containers[at]?.parent ?? -1) {
    if (at === core) return true
    if (page.containers[at]?.role) return false
  }
  return false
}
