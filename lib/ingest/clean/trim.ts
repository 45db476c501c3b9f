/**
 * Takes out of the story's region what is not the story, and says why for each piece.
 *
 * Pure. Works on the region of pages and dumps alike.
 */
import type { Removal } from '../../article.ts'
import { type Block, linkShare, type Page } from '../extract/block.ts'
import type { Region } from '../extract/story.ts'
import { squeeze } from '../extract/tidy.ts'
import { BARRIERS, LABEL_REASONS, type Label } from './labels.ts'

/** What is left of the region, and what was taken out. */
export interface Trimmed {
  readonly story: readonly Block[]
  readonly captions: readonly Block[]
  readonly removals: readonly Removal[]
}

/** Cleans a region. */
export function trimRegion(
  page: Page,
  region: Region,
  labels: readonly (Label | null)[],
  title: string,
): Trimmed {
  const removals: Removal[] = []
  const captions: Block[] = []
  const remove = (block: Block, rule: string, reason: string): void => {
    removals.push({ step: 'clean', rule, text: block.text, reason })
  }
  const blocks = region.blocks.map((i) => page.blocks[i] as Block)
  const end = endOf(blocks, labels)
  const story: Block[] = []
  const bare = squeeze(title)
  for (const [i, block] of blocks.entries()) {
    const label = labels[block.index] ?? null
    if (i >= end) remove(block, 'after-end', '正文结束之后的内容')
    else if (label) remove(block, label, LABEL_REASONS[label])
    else if (linkShare(block) > 0.6 && block.text.length < 100)
      remove(block, 'link-line', '整行都是链接,不是正文')
    else if (story.length < 3 && squeeze(block.text) === bare) remove(block, 'title-again', '与标题重复')
    else if (isCaption(page, block)) captions.push(block)
    else story.push(block)
  }
  return { story, captions, removals }
}

/** Where the story ends: before the first barrier that has story before it and none worth keeping behind. */
function endOf(blocks: readonly Block[], labels: readonly (Label | null)[]): number {
  for (const [i, block] of blocks.entries()) {
    const label = labels[block.index]
    if (i > 0 && label && BARRIERS.has(label)) return i
  }
  return blocks.length
}

function isCaption(page: Page, block: Block): boolean {
  return page.containers[block.container]?.role === 'caption' && block.text.length < 120
}
