/**
 * Labels: what a line says it is, by its own wording (`label-rules.ts`).
 *
 * Pure. Wordings are compared in simplified, half-width, lower-case form.
 */
import type { Block } from '../lines/block.ts'
import type { Label } from '../lines/label-kinds.ts'
import { wordingOf } from '../lines/wording.ts'
import { LABEL_RULES } from './label-rules.ts'
import type { LabelRule } from './wordings/rule.ts'

interface Compiled {
  readonly label: Label
  readonly regex: RegExp
  readonly max: number
}

const COMPILED: readonly Compiled[] = compile(LABEL_RULES)
const LONGEST = Math.max(...LABEL_RULES.map((rule) => rule.max))

function compile(rules: readonly LabelRule[]): Compiled[] {
  return rules.map(({ label, pattern, max }) => ({ label, regex: new RegExp(pattern), max }))
}

/** The label of one line of text, null for an ordinary line. */
export function labelText(text: string): Label | null {
  if (text.length > LONGEST) return null
  const wording = wordingOf(text)
  for (const { label, regex, max } of COMPILED) if (text.length <= max && regex.test(wording)) return label
  return null
}

/** A time in a table's cell is a result, not a player's clock. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th'])
const CLOCK = /^\d{1,2}:\d{2}/

/** The labels of all blocks, by index. */
export function labelBlocks(blocks: readonly Block[]): (Label | null)[] {
  const labels = blocks.map((block) => {
    const label = labelText(block.text)
    return label === 'counter' && CELLS.has(block.tag) && CLOCK.test(block.text) ? null : label
  })
  return withoutTold(blocks, labels)
}

/** Labels of whole sentences that a story may hold too: 扫码, 关注, 版权所有, 法律顾问. */
const TOLD: ReadonlySet<Label> = new Set<Label>([
  'copyright',
  'disclaimer',
  'app-prompt',
  'qr-code',
  'site-nav',
  'comment-prompt',
  'share-bar',
])
const PARAGRAPH_CHARS = 36
const SENTENCE_CHARS = 22
/** What a publisher's own notices say of themselves or to the reader, and stories hardly ever. */
const NOTICE =
  /本[站网報报台刊文页頁平公作新]|[该該]文|[咱我][们們]|[您你]|请|請|凡|敬|^欢迎|^歡迎|更多|©|声明|聲明|不得|禁止|严禁|嚴禁|违者|違者|必究|扫一扫|掃一掃|任何(?:单位|個人|个人|组织)|^\S{0,6}(?:点击|點擊|扫|掃|长按|長按)[^，。]{0,24}。?$/

/** A whole sentence that addresses nobody, or stands between two paragraphs, is the story's, whatever words it uses. */
function withoutTold(blocks: readonly Block[], labels: readonly (Label | null)[]): (Label | null)[] {
  const isStory = (at: number): boolean => labels[at] === null && isSentence(blocks[at], PARAGRAPH_CHARS)
  return labels.map((label, i) => {
    const block = blocks[i]
    if (label === null || !TOLD.has(label) || !isSentence(block, SENTENCE_CHARS)) return label
    if (!NOTICE.test(block?.text ?? '')) return null
    return isStory(i - 1) && isStory(i + 1) ? null : label
  })
}

/** Sentences without links, not headed by a label of their own. */
function isSentence(block: Block | undefined, least: number): boolean {
  if (!block || block.links > 0 || block.text.length < least) return false
  return /[，、].*[。！？”]$/.test(block.text) && !/^.{0,8}[：:]/.test(block.text)
}
