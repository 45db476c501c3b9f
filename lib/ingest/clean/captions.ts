/**
 * Captions of pictures: kept apart from the story's paragraphs, unless the captions are the story.
 *
 * Pure.
 */
import type { Block, Page } from '../lines/block.ts'

/** From this share of a region's text on, captions tell the story (picture series). */
const CAPTIONS_ARE_STORY = 0.35
const MAX_CAPTION = 160
const MAX_BARE_CAPTION = 70
const CREDITED =
  /(?:摄|攝|供图|供圖|资料图片?|資料圖片?|视觉中国|截图|图源[:：].{1,12}|图片来源[:：].{1,20}|[文图]\/.{2,8}|摄影\/.{2,8}|发)[）)】\]]?[。]?$/
const MARKED =
  /^(?:[▲△▼↑]|(?:图像|图片|照片)(?:来源|加注文字|说明|版权)[:：，,]|图片?(?:[为:：一二三四五六七八九]|\d{1,2}[:：\s])|[（(][^（）()]{1,20}(?:截图|图)[）)]$)/

/** Indexes of the blocks in a region that are captions. */
export function findCaptions(page: Page, region: readonly Block[]): ReadonlySet<number> {
  const placed = region.filter((block) => isPlaced(page, block))
  const worded = region.filter(isWorded)
  const found = new Set<number>()
  if (length(placed) < length(region) * CAPTIONS_ARE_STORY)
    for (const block of placed) if (block.text.length < MAX_CAPTION) found.add(block.index)
  if (length(worded) < length(region) * CAPTIONS_ARE_STORY) for (const block of worded) found.add(block.index)
  return found
}

/** It stands where captions stand. */
function isPlaced(page: Page, block: Block): boolean {
  return page.containers[block.container]?.role === 'caption'
}

/** It is a short line that reads like a caption. */
function isWorded(block: Block): boolean {
  if (block.text.length > MAX_BARE_CAPTION) return false
  if (MARKED.test(block.text)) return true
  return block.afterImage && CREDITED.test(block.text)
}

function length(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0)
}
