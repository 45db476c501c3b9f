/**
 * Stories without a sentence: poems, lists of names, results. Looked for only where no prose was found.
 *
 * Pure. Short lines count as a story where they stand together, unlinked, below a headline and a dated info line: menus
 * and lists of other stories have no date of their own, or are links.
 */

import type { Block, Page } from '../lines/block.ts'
import { parseCredits } from '../lines/credits.ts'
import { findMoments } from '../lines/dates.ts'
import { isInfoLine } from '../lines/info.ts'
import type { Label } from '../lines/label-kinds.ts'

const MIN_LINES = 4
const MIN_CHARS = 24

/** Blocks of such a story in order; empty where there is none. */
export function findVerse(
  page: Page,
  labels: readonly (Label | null)[],
  titleBlock: number | null,
): readonly number[] {
  if (titleBlock === null) return []
  const dated = page.blocks.find(
    ({ index, text }) => index > titleBlock && isInfoLine(text) && findMoments(text).length > 0,
  )
  if (!dated) return []
  const run: Block[] = []
  for (const block of page.blocks.slice(dated.index + 1)) {
    if (isLine(block, labels) && (!run[0] || isBeside(page, run[0], block))) run.push(block)
    else if (run.length > 0) break
  }
  const chars = run.reduce((sum, block) => sum + block.text.length, 0)
  return run.length >= MIN_LINES && chars >= MIN_CHARS ? run.map((block) => block.index) : []
}

function isLine(block: Block, labels: readonly (Label | null)[]): boolean {
  if (labels[block.index] || block.hidden || block.links > 0) return false
  return /\p{Script=Han}/u.test(block.text) && !isInfoLine(block.text) && !parseCredits(block.text)
}

/** Lines of one element, or of neighbours of one kind. */
function isBeside(page: Page, first: Block, block: Block): boolean {
  const parent = (of: Block): number => page.containers[of.container]?.parent ?? -1
  return first.container === block.container || (parent(first) === parent(block) && first.tag === block.tag)
}
