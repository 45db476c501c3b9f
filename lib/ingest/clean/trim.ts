/**
 * Takes out of the story's region what is not the story, and says why for each piece.
 *
 * Pure. Works on the region of pages and dumps alike.
 */
import type { Removal } from '../../article.ts'
import { type Block, isLinkList, linkShare, type Page } from '../lines/block.ts'
import { parseCredits } from '../lines/credits.ts'
import { isInfoLine, withoutRole } from '../lines/info.ts'
import { BARRIERS, LABEL_REASONS, type Label } from '../lines/label-kinds.ts'
import { isOutletLine, readFields } from '../lines/names.ts'
import { isLatinName, isPersonName } from '../lines/surnames.ts'
import { squeeze } from '../lines/tidy.ts'
import { findCaptions } from './captions.ts'
import { findRepeatedSummary, findScraps } from './edges.ts'
import { findTail } from './tail.ts'

/** What is left of the region, and what was taken out. */
export interface Trimmed {
  readonly story: readonly Block[]
  readonly captions: readonly Block[]
  /** Credit lines: by-lines and editors' lines, which metadata reads. */
  readonly credits: readonly Block[]
  readonly removals: readonly Removal[]
}

/** Labels behind which little story follows: a share bar in the middle ends nothing, one at the end does. */
const SOFT_BARRIERS: ReadonlySet<Label> = new Set<Label>([
  'editor',
  'tags',
  'share-bar',
  'copyright',
  'contact',
  'qr-code',
  'comment-prompt',
  'disclaimer',
])
/** Labels of lines that stand directly behind a story. */
const CLOSING: ReadonlySet<Label> = new Set<Label>(['editor', 'tags', 'comment-line', ...BARRIERS])
/** Largest share of the text that may be cut off behind a related section's header, and behind a soft barrier. */
const BEHIND_BARRIER = 0.5
const BEHIND_SOFT: Readonly<Partial<Record<Label, number>>> = { editor: 0.25, tags: 0.4 }
const BEHIND_OTHER = 0.2
/** So little text behind a soft barrier is never the story. */
const SCRAP_CHARS = 30
/** A whole sentence of so much text is a paragraph of a story, not a headline. */
const PARAGRAPH_CHARS = 45
/** A comment section's header ends the story once so much of it has been read. */
const READ_CHARS = 30
const SENTENCE_CHARS = 16
const MIN_CLOSED = 8
/** A header of tags without any, and a line of tags behind it, are no longer than this. */
const MAX_TAG_HEADER = 8
const MAX_TAG_LINE = 60
/** Lines at the beginning and the end in which by-lines are looked for. */
const OPENING_LINES = 5
/** A notice ends with its issuer's name and the day, without a clock. */
const SIGNED_DAY =
  /^(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/
/** （云汀样报） behind the last words. */
const BRACKETED = /^[(（](\S{3,12})[)）]$/
const MAX_ISSUER = 30
const CLOSING_LINES = 6
/** Longest part of an info line whose parts stand on lines of their own. */
const MAX_INFO_PART = 16

/**
 * Cleans a region.
 *
 * @param page - The page.
 * @param region - Indexes of the region's blocks.
 * @param labels - Label of each block.
 * @param title - The headline, which is not repeated in the body.
 * @param titleBlock - Block of the headline: nothing above it is the story.
 * @param isDump - A text dump, behind whose story other stories' headlines may run on.
 */
export function trimRegion(
  page: Page,
  region: readonly number[],
  labels: readonly (Label | null)[],
  title: string,
  titleBlock: number | null,
  isDump: boolean,
): Trimmed {
  const blocks = region.map((i) => page.blocks[i] as Block)
  const cut = new Cut(labels, squeeze(title), findCaptions(page, blocks), isDump)
  const start = startOf(blocks, labels, titleBlock)
  const end = endOf(blocks, labels)
  cut.endsAt(blocks.slice(start, end).findLast((block) => !labels[block.index] && isClosed(block)))
  for (const block of blocks.slice(0, start)) cut.remove(block, labels[block.index] ?? 'before-title')
  for (const block of blocks.slice(start, end)) cut.judge(block)
  for (const block of blocks.slice(end)) cut.remove(block, labels[block.index] ?? 'after-end')
  cut.dropScraps(page)
  cut.dropEdges()
  if (isDump) cut.dropTail()
  return cut.result()
}

/** First block behind the headline; 0 where most of the text stands above it, for then the headline was misread. */
function startOf(
  blocks: readonly Block[],
  labels: readonly (Label | null)[],
  titleBlock: number | null,
): number {
  if (titleBlock === null) return 0
  const at = blocks.findIndex((block) => block.index > titleBlock)
  if (at <= 0) return 0
  return proseOf(blocks.slice(0, at), labels) < proseOf(blocks, labels) * 0.5 ? at : 0
}

/** Where the story ends: at the first barrier that has little text behind it. */
function endOf(blocks: readonly Block[], labels: readonly (Label | null)[]): number {
  const total = proseOf(blocks, labels)
  const lastParagraph = blocks.findLastIndex((block) => !labels[block.index] && isParagraph(block))
  let before = 0
  for (const [i, block] of blocks.entries()) {
    const label = labels[block.index] ?? null
    if (label && i > 0 && before > 0) {
      const behind = total - before
      if (label === 'next-story') return i
      if (label === 'comments-head' && before >= READ_CHARS) return i
      if (BARRIERS.has(label) && (behind <= total * BEHIND_BARRIER || lastParagraph < i)) return i
      const most = BEHIND_SOFT[label]
      if (most !== undefined && (behind <= total * most || behind <= SCRAP_CHARS)) return i
      if (SOFT_BARRIERS.has(label) && lastParagraph < i && behind <= total * BEHIND_OTHER) return i
    }
    if (!label) before += proseChars(block)
  }
  return blocks.length
}

/** A whole sentence of some length, which no list of headlines has. */
function isParagraph(block: Block): boolean {
  return block.text.length >= PARAGRAPH_CHARS && /[。！？”]$/.test(block.text) && linkShare(block) < 0.5
}

/** A line that ends as a sentence. */
function isSentence(block: Block): boolean {
  return block.text.length >= SENTENCE_CHARS && /[。！？；”]$/.test(block.text) && linkShare(block) < 0.5
}

/** A sentence of any length, such as closes a notice: 敬请谅解。 */
function isClosed(block: Block): boolean {
  return block.text.length >= MIN_CLOSED && /[。！？；”]$/.test(block.text) && linkShare(block) < 0.5
}

function proseOf(blocks: readonly Block[], labels: readonly (Label | null)[]): number {
  return blocks.reduce((sum, block) => sum + (labels[block.index] ? 0 : proseChars(block)), 0)
}

const proseChars = (block: Block): number => (isLinkList(block) ? 0 : block.text.length - block.linkChars)

/** The state of one cleaning. */
class Cut {
  readonly #captionBlocks: ReadonlySet<number>
  readonly #labels: readonly (Label | null)[]
  readonly #isDump: boolean
  readonly #title: string
  #story: Block[] = []
  /** The line before was the header of a list of tags. */
  #behindTags = false
  /** In a dump: headlines run on behind the header of a list of stories. */
  #behindRelated = false
  #lastParagraph = -1
  readonly #captions: Block[] = []
  readonly #credits: Block[] = []
  /** Lines with names or the source that were taken out: behind the story, they close it. */
  readonly #closing = new Set<number>()
  readonly #removals: Removal[] = []

  constructor(
    labels: readonly (Label | null)[],
    title: string,
    captionBlocks: ReadonlySet<number>,
    isDump: boolean,
  ) {
    this.#captionBlocks = captionBlocks
    this.#isDump = isDump
    this.#labels = labels
    this.#title = title
  }

  /** Tells the last paragraph: a contact before it is the story's own, as in a notice. */
  endsAt(paragraph: Block | undefined): void {
    this.#lastParagraph = paragraph?.index ?? -1
  }

  judge(block: Block): void {
    const label = this.#labelOf(block)
    const tagged = this.#behindTags && block.text.length < MAX_TAG_LINE && !/[。！？]$/.test(block.text)
    this.#behindTags = label === 'tags' && block.text.length < MAX_TAG_HEADER
    const related = this.#behindRelated && !label && !/[。！？；：，”]/.test(block.text)
    this.#behindRelated = this.#isDump && (related || label === 'related-head' || label === 'inline-head')
    if (label) this.remove(block, label)
    else if (related) this.remove(block, 'related-line')
    else if (tagged) this.remove(block, 'tags')
    else if (isLinkList(block) || (linkShare(block) > 0.6 && block.text.length < 100))
      this.remove(block, 'link-line')
    else if (this.#story.length < 3 && squeeze(block.text) === this.#title) this.remove(block, 'title-again')
    else if (this.#captionBlocks.has(block.index)) this.#captions.push(block)
    else this.#story.push(block)
  }

  #labelOf(block: Block): Label | null {
    const label = this.#labels[block.index] ?? null
    return label === 'contact' && block.index < this.#lastParagraph ? null : label
  }

  remove(block: Block, rule: Label | keyof typeof TRIM_REASONS): void {
    const reason =
      rule in LABEL_REASONS ? LABEL_REASONS[rule as Label] : TRIM_REASONS[rule as keyof typeof TRIM_REASONS]
    if (rule === 'editor' || rule === 'credit') this.#credits.push(block)
    if (rule === 'credit' || (rule === 'info-line' && readFields(block.text).length > 0))
      this.#closing.add(block.index)
    this.#removals.push({ step: 'clean', rule, text: block.text, reason })
  }

  /** Short lines outside the story's own element, and a summary that the story repeats. */
  dropScraps(page: Page): void {
    const scraps = findScraps(page, this.#story)
    const rest = this.#story.filter((block) => {
      if (!scraps.has(block.index)) return true
      this.remove(block, parseCredits(block.text) ? 'credit' : 'outside-story')
      return false
    })
    const again = findRepeatedSummary(rest)
    this.#story = rest.filter((block) => {
      if (again.has(block.index)) this.remove(block, 'summary-again')
      return !again.has(block.index)
    })
  }

  /** Info lines and by-lines at the story's edges go to the metadata. */
  dropEdges(): void {
    this.#dropAboveInfo()
    const n = this.#story.length
    this.#story = this.#story.filter((block, i) => {
      const early = i < OPENING_LINES
      const late = i >= n - CLOSING_LINES
      if (!early && !late) return true
      if (
        parseCredits(block.text) ||
        (i === n - 1 && isOutletLine(BRACKETED.exec(block.text)?.[1] ?? '')) ||
        (i === n - 1 && this.#isSigned(i)) ||
        (i === 0 && n > 1 && (isPersonName(block.text) || isLatinName(block.text)))
      )
        this.remove(block, 'credit')
      else if (isInfoLine(block.text) && !(late && this.#isSignature(i))) this.remove(block, 'info-line')
      else if (i === 0 && withoutRole(block.text) !== block.text) this.remove(block, 'info-line')
      else return true
      return false
    })
  }

  /** A person's name alone behind the last sentence signs the story. */
  #isSigned(at: number): boolean {
    const [before, name] = [this.#story[at - 1], this.#story[at]]
    return before !== undefined && isSentence(before) && name !== undefined && isPersonName(name.text)
  }

  /** Short lines that stand together with an info line at the beginning are its parts: outlet, writer, place. */
  #dropAboveInfo(): void {
    const opening = this.#story.slice(0, OPENING_LINES)
    const info = opening.findLastIndex((block) => isInfoLine(block.text))
    const above = opening.slice(0, Math.max(0, info))
    if (!above.every((block) => block.text.length <= MAX_INFO_PART && !/[。！？，：；]/.test(block.text)))
      return
    for (const block of above) this.remove(block, 'info-line')
    this.#story = this.#story.slice(above.length)
  }

  /** The day under the name of who issued a notice belongs to it. */
  #isSignature(at: number): boolean {
    const [issuer, day] = [this.#story[at - 1], this.#story[at]]
    if (!issuer || !day || !SIGNED_DAY.test(day.text)) return false
    return issuer.text.length <= MAX_ISSUER && !/[。！？；：:，]/.test(issuer.text) && this.#story.length > 3
  }

  /** Other stories' lines run on behind a dump's story, but not between it and a line that closes it. */
  dropTail(): void {
    const last = this.#story[this.#story.length - 1]?.index ?? -1
    // The mark of the end (END, 完) may stand between.
    const closing = this.#labels[last + 1] === 'template-debris' ? last + 2 : last + 1
    const isSigned = this.#closing.has(last + 1) || this.#isSignature(this.#story.length - 1)
    if (isSigned || CLOSING.has(this.#labels[closing] ?? 'tools')) return
    const close = Math.max(-1, ...this.#closing)
    const end = findTail(this.#story, this.#story.filter((block) => block.index < close).length)
    for (const block of this.#story.slice(end)) this.remove(block, 'other-stories')
    this.#story = this.#story.slice(0, end)
  }

  result(): Trimmed {
    return { story: this.#story, captions: this.#captions, credits: this.#credits, removals: this.#removals }
  }
}

export const TRIM_REASONS = {
  'before-title': '标题之前的内容，不是正文',
  'after-end': '正文结束之后的内容',
  'link-line': '整行都是链接，不是正文',
  'title-again': '与标题重复',
  'outside-story': '正文之外的零散文字',
  'related-line': '正文中间其他新闻的标题',
  'summary-again': '正文上方的摘要，正文里另有',
  credit: '署名行，已记入元数据',
  'info-line': '日期、来源等信息行，已记入元数据',
  'other-stories': '正文之后其他新闻的标题或导语',
} as const
