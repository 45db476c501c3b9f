/**
 * What a page shows outside the story: navigation, other stories' headlines, footers. It is no part of the region that
 * cleaning works on, and is put on record all the same, so that nothing a page said is lost.
 *
 * Pure.
 */
import type { Removal } from '../../article.ts'
import type { Page } from '../lines/block.ts'
import { LABEL_REASONS, type Label } from '../lines/label-kinds.ts'

const OUTSIDE = { rule: 'outside-story-region', reason: '在正文范围之外：导航、其他报道或页脚' }

/**
 * The blocks outside the region, neighbours of one kind in one removal.
 *
 * @param page - The page.
 * @param region - Indexes of the region's blocks, in order.
 * @param labels - Label of each block.
 * @param titleBlock - Block of the headline, which is kept as the title.
 */
export function recordOutside(
  page: Page,
  region: readonly number[],
  labels: readonly (Label | null)[],
  titleBlock: number | null,
): Removal[] {
  const inside = new Set(region)
  const removals: Removal[] = []
  let lines: string[] = []
  let kind: Label | null = null
  const close = () => {
    const { rule, reason } = kind ? { rule: kind, reason: LABEL_REASONS[kind] } : OUTSIDE
    if (lines.length > 0) removals.push({ step: 'extract', rule, text: lines.join('\n'), reason })
    lines = []
  }
  for (const { index, text } of page.blocks) {
    const isKept = inside.has(index) || index === titleBlock
    const label = labels[index] ?? null
    if (isKept || label !== kind) close()
    if (isKept) continue
    kind = label
    lines.push(text)
  }
  close()
  return removals
}
