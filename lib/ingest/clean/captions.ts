/**
 * Captions of pictures: kept apart from the story's paragraphs.
 *
 * Pure.
 */
import type { Block, Page } from '../extract/block.ts'

const MAX_CAPTION = 120

/** True where a block is a picture's caption by its place. */
export function isCaption(page: Page, block: Block): boolean {
  return page.containers[block.container]?.role === 'caption' && block.text.length < MAX_CAPTION
}
