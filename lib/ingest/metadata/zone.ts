/**
 * The lines around a story that speak of it: under the headline, above it, and behind the story.
 *
 * Pure.
 */

import type { Trimmed } from '../clean/trim.ts'
import { type Block, type Page, spacedText } from '../lines/block.ts'
import type { Label } from '../lines/label-kinds.ts'
import { isLabelWord } from '../lines/names.ts'

/** One line with its place. */
export interface Line {
  readonly text: string
  readonly block: Block
  readonly label: Label | null
  /** Class and id of the element that holds it. */
  readonly names: string
}

/** Where metadata is looked for. */
export interface Zone {
  /** From just above the headline to the story, nearest to the headline first. */
  readonly head: readonly Line[]
  /** Farther above the headline, nearest first: mastheads of papers. */
  readonly above: readonly Line[]
  /** Behind the story, in order. */
  readonly after: readonly Line[]
  readonly trimmed: Trimmed
  /** Block of the headline, null where it is not above the story. */
  readonly titleBlock: number | null
  readonly title: string
}

/** Lines above the headline that still belong to its header. */
const ABOVE_TITLE = 4
/** Lines above the story where no headline stands on the page. */
const WITHOUT_TITLE = 12
/** Lines of a header, the nearest to the headline first. */
const MAX_HEAD_LINES = 50
const FAR_ABOVE = 400
const BEHIND = 16
const MAX_HEAD_LINE = 300
const MAX_CELL = 40

/** A button that leads to the comments, not the comments. */
const BUTTON = /^(?:查看|发表|我要|写|發表)|^.{0,3}$/

/** Lines behind the story up to the next section: readers' comments have dates and names of their own. */
function sectionEnd(page: Page, labels: readonly (Label | null)[], from: number): number {
  for (let i = from; i < from + BEHIND; i++) {
    const label = labels[i]
    if (label === 'comment-line') return i
    if (label === 'comments-head' && !BUTTON.test(page.blocks[i]?.text ?? '')) return i
  }
  return from + BEHIND
}

/** A label in a cell of its own takes the next cell for its value: 发布机构 | 某某局. */
function withValue(block: Block, next: Block | undefined): string {
  const text = spacedText(block)
  const isCell = block.tag === 'td' || block.tag === 'th' || block.tag === 'dt'
  if (!isCell || !next || next.text.length > MAX_CELL || !isLabelWord(text)) return text
  return `${text.replace(/[\s:：]/g, '')}：${next.text}`
}

/** What a headline's own block holds behind the headline: its info line, in some layouts. */
function behindTitle(text: string, title: string): string {
  const at = text.indexOf(title)
  return at < 0 || title === '' ? '' : text.slice(at + title.length).trim()
}

/** A lead may stand above the info line: lines taken out between so many opening paragraphs still speak of the story. */
const OPENING = 2
const PARAGRAPH_CHARS = 20

function takenOut(lines: readonly Line[], trimmed: Trimmed): Line[] {
  const kept = new Set([...trimmed.story, ...trimmed.captions].map((block) => block.index))
  return lines.filter((line) => !kept.has(line.block.index))
}

/** Collects the lines around a story. */
export function findZone(
  page: Page,
  labels: readonly (Label | null)[],
  titleBlock: number | null,
  titleText: string,
  trimmed: Trimmed,
): Zone {
  const first = trimmed.story[0]?.index ?? page.blocks.length
  const last = trimmed.story.at(-1)?.index ?? 0
  const title = titleBlock !== null && titleBlock <= first ? titleBlock : null
  const start = Math.max(0, title === null ? first - WITHOUT_TITLE : title - ABOVE_TITLE)
  const lines = (from: number, to: number): Line[] =>
    page.blocks
      .slice(Math.max(0, from), to)
      .filter((block) => !block.hidden && block.text.length <= MAX_HEAD_LINE)
      .map((block) => lineOf(block, page, labels, block.index === titleBlock ? titleText : null))
      .filter((line) => line.text !== '')
  const head = [...lines(start, first), ...takenOut(lines(first + 1, endOfOpening(trimmed, first)), trimmed)]
  return {
    head: nearestFirst(head, title ?? first),
    above: lines(start - FAR_ABOVE, start).reverse(),
    after: lines(last + 1, sectionEnd(page, labels, last + 1)),
    trimmed,
    titleBlock: title,
    title: titleText,
  }
}

/** A block as a line; of the headline's own block, what stands behind the headline. */
function lineOf(block: Block, page: Page, labels: readonly (Label | null)[], headline: string | null): Line {
  const text = withValue(block, page.blocks[block.index + 1])
  return {
    text: headline === null ? text : behindTitle(text, headline),
    block,
    label: labels[block.index] ?? null,
    names: page.containers[block.container]?.names ?? '',
  }
}

/** Index of the last of the opening paragraphs, between which lines may have been taken out. */
function endOfOpening({ story }: Trimmed, first: number): number {
  const paragraphs = story.filter((block) => block.text.length >= PARAGRAPH_CHARS)
  return paragraphs[Math.min(OPENING, paragraphs.length - 1)]?.index ?? first
}

/** By distance from the headline; a line above it counts as farther than one below. */
function nearestFirst(lines: readonly Line[], from: number): Line[] {
  const far = ({ block: { index } }: Line): number => (index > from ? index - from : (from - index) * 1.5 + 1)
  return [...lines].sort((a, b) => far(a) - far(b)).slice(0, MAX_HEAD_LINES)
}
