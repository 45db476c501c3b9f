/**
 * A link that closes a paragraph and belongs to the site: 返回首页, 查看更多, 点击进入专题>>.
 *
 * Pure. Runs before lines are labelled, or the whole paragraph would be taken for what its last words are.
 */
import type { Removal } from '../../article.ts'
import type { Block, Page } from '../lines/block.ts'
import { labelText } from './labels.ts'

/** What such links say; each needs its test line. */
export const LINK_TAIL_WORDS: readonly (readonly [string, string])[] = [
  ['查看更多', '返回首页，查看更多'],
  ['返回', '返回某某网首页'],
  ['点击进入', '点击进入专题'],
  ['[>»]{1,3}$', '详细>>'],
  ['^(?:详细|更多|全文|专题)', '更多详情'],
  ['我要反馈', '我要反馈'],
]

const TAIL = new RegExp(LINK_TAIL_WORDS.map(([pattern]) => pattern).join('|'))
const LONGEST_TAIL = 40

/** The page without such links, and the removals. Blocks that are links as a whole stay for later rules. */
export function cutLinkTails(page: Page): { page: Page; removals: Removal[] } {
  const removals: Removal[] = []
  if (page.kind === 'text') return { page, removals }
  const blocks = page.blocks.map((block): Block => {
    const tail = block.lastLink > 0 ? block.text.slice(block.lastLink).trim() : ''
    if (tail === '' || tail.length > LONGEST_TAIL || block.lastLink < 30) return block
    if (!TAIL.test(tail) && labelText(tail) === null) return block
    removals.push({ step: 'clean', rule: 'link-tail', text: tail, reason: '段末的站内链接，不是正文' })
    const text = block.text.slice(0, block.lastLink).trimEnd()
    return { ...block, text, linkChars: Math.max(0, block.linkChars - tail.length), lastLink: -1 }
  })
  return { page: { ...page, blocks }, removals }
}
