/**
 * Pages that go on without end: below the story, in an element like its own, stands the next one, with a headline and an
 * info line of the same form. Nothing from there on belongs to the first.
 *
 * Pure.
 */

import type { Block, Page } from '../lines/block.ts'
import { findMoments } from '../lines/dates.ts'
import { isInfoLine } from '../lines/info.ts'
import type { Label } from '../lines/label-kinds.ts'
import { proseWeight } from './weight-tree.ts'

/** Lines below a headline in which its info line stands. */
const BELOW = 3
/** Prose of the first story that must stand before the second headline. */
const MIN_PROSE = 40

/** The labels, with the headline of the next story named `next-story`. */
export function markNextStory(
  page: Page,
  labels: readonly (Label | null)[],
  titleBlock: number | null,
): readonly (Label | null)[] {
  const title = titleBlock === null ? undefined : page.blocks[titleBlock]
  if (!title || title.heading === 0 || !isDated(page, title)) return labels
  let prose = 0
  for (const block of page.blocks.slice(title.index + 1)) {
    if (block.hidden) continue
    if (prose >= MIN_PROSE && isAlike(page, title, block) && isDated(page, block))
      return labels.with(block.index, 'next-story')
    if (/[。！？]/.test(block.text)) prose += proseWeight(block, labels[block.index] ?? null)
  }
  return labels
}

/** A headline of the same rank and depth in another element. */
function isAlike(page: Page, title: Block, block: Block): boolean {
  const [one, other] = [page.containers[title.container], page.containers[block.container]]
  return (
    block.heading === title.heading &&
    block.text !== title.text &&
    one !== undefined &&
    one.depth === other?.depth &&
    one.parent !== other.parent
  )
}

/** True where an info line with a date follows closely. */
function isDated(page: Page, { index }: Block): boolean {
  return page.blocks
    .slice(index + 1, index + 1 + BELOW)
    .some(({ text }) => isInfoLine(text) && findMoments(text).length > 0)
}
