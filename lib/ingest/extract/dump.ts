/**
 * The story in a text dump: where the headline is, where the story begins and where it ends.
 *
 * Pure. A dump has no containers, so lines decide: what a line says it is (labels), how it is set (indent, blank lines,
 * length), and, where the story's end has no header, whether the lines still speak of the same things.
 */

import type { Block, Page } from '../lines/block.ts'
import { parseCredits } from '../lines/credits.ts'
import { isInfoLine } from '../lines/info.ts'
import { kinship, prosePairs } from '../lines/kinship.ts'
import { BARRIERS, type Label } from '../lines/label-kinds.ts'
import { isOutletLine, readBareSource, readFields } from '../lines/names.ts'
import { isPersonName } from '../lines/surnames.ts'

/** What was found in a dump. */
export interface DumpStory {
  /** Block of the headline, null where the dump has none. */
  readonly title: number | null
  /** Blocks from the story's first line on, in order, tail not yet cut. */
  readonly blocks: readonly number[]
}

/** A line is surely a paragraph from this many UTF-16 units on. */
const LONG_LINE = 60
/** Headlines are rarely longer. */
const LONG_TITLE = 70

/** What speaks for and against a headline: the story's words, a sentence's end, a line that names an outlet. */
const KINSHIP = 2
const SENTENCE = 2.5
const OUTLET_LINE = 2.5

/** A second headline opens with a dash. */
const SUBTITLE = /^[—–-]{2}/

/** 某社5月23日电, alone above the story's first words. */
const DATELINE = /^\S{2,12}\d{1,2}日(?:电|電|讯|訊)$/

/** Finds headline and story of a text dump. */
export function findDumpStory(page: Page, labels: readonly (Label | null)[]): DumpStory {
  const { blocks } = page
  const first = blocks.findIndex((block) => isParagraph(block, labels[block.index] ?? null))
  const start = first < 0 ? blocks.length : first
  const title = pickTitle(
    blocks,
    blocks.slice(0, Math.max(start, 1)),
    labels,
    prosePairs(blocks.slice(start), labels),
  )
  let from = start
  const header = title === null ? -1 : lastHeader(blocks, labels, title, start)
  // Sub-headings and short opening lines stand between the last header line and the first long paragraph.
  for (let i = start - 1; i > (title ?? -1); i--) {
    const block = blocks[i] as Block
    if (labels[i] || isInfoLine(block.text) || parseCredits(block.text) || isOutletLine(block.text)) break
    if (i <= header) break
    from = i
  }
  return { title, blocks: blocks.slice(from).map((block) => block.index) }
}

/** Last line before the story that is part of the header. */
function lastHeader(
  blocks: readonly Block[],
  labels: readonly (Label | null)[],
  title: number,
  start: number,
): number {
  let last = title
  for (let i = title; i < start; i++) {
    const block = blocks[i] as Block
    if (labels[i] || isInfoLine(block.text) || parseCredits(block.text)) last = i
  }
  return last
}

function isParagraph(block: Block, label: Label | null): boolean {
  const { text } = block
  if (label && label !== 'copyright' && label !== 'contact' && label !== 'disclaimer') return false
  if (label || isInfoLine(text) || parseCredits(text)) return false
  if (text.length >= LONG_LINE && /[，。,]/.test(text)) return true
  return /[。！？”]$/.test(text) && text.length >= 25 && /[，。,]/.test(text)
}

function pickTitle(
  blocks: readonly Block[],
  header: readonly Block[],
  labels: readonly (Label | null)[],
  prose: ReadonlySet<string>,
): number | null {
  const infos = header.filter((block) => isInfoLine(block.text)).map((block) => block.index)
  let best: number | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const block of header) {
    const { text, index } = block
    if (labels[index] || isInfoLine(text) || isUrl(text) || text.length > LONG_TITLE * 2) continue
    let score = Math.min(text.length, 20) * 0.1
    if (infos.includes(nextHeaderLine(header, labels, index))) score += 3
    if (infos.includes(index - 1)) score += 2
    if (/[|｜>»›]|\s\S{2,4}\s\S{2,4}\s/.test(text)) score -= 2
    if (text.length < 6) score -= 1.5
    if (parseCredits(text) || isPersonName(text) || isLabelled(text)) score -= 3
    if (isListed(text, blocks)) score -= SENTENCE
    if (text.length > LONG_TITLE) score -= 1
    if (/\d{1,2}:\d{2}/.test(text)) score -= SENTENCE
    if (/。$/.test(text)) score -= SENTENCE
    if (isOutletLine(text)) score -= OUTLET_LINE
    if (SUBTITLE.test(text) || DATELINE.test(text)) score -= SENTENCE
    score += KINSHIP * kinship(text, prose)
    score -= index * 0.05
    if (score > most) {
      most = score
      best = index
    }
  }
  return best
}

/** 来源于 样报, 编辑：某某: a labelled value and no headline. */
function isLabelled(text: string): boolean {
  return readFields(text).length > 0 || readBareSource(text) !== null
}

/** Lines that may stand between a headline and its info line. */
const MAX_BETWEEN = 4

/** The next line that is no lead, no name and no outlet: these stand between a headline and its info line. */
function nextHeaderLine(header: readonly Block[], labels: readonly (Label | null)[], index: number): number {
  const own = header[index]?.text ?? ''
  // A line of these kinds has no claim to the info line below the others.
  if (isBetween(own, null)) return index + 1
  let at = index + 1
  while (at - index <= MAX_BETWEEN && isBetween(header[at]?.text ?? '', labels[at] ?? null)) at++
  return at
}

function isBetween(text: string, label: Label | null): boolean {
  if (isInfoLine(text)) return false
  return (
    /。$/.test(text) ||
    isPersonName(text) ||
    readBareSource(text) !== null ||
    isOutletLine(text) ||
    (label !== null && text !== '')
  )
}

const BULLET = /^[■●◆▲★□○]/

/** One of several lines that open with the same sign: an item of a list. */
function isListed(text: string, blocks: readonly Block[]): boolean {
  const sign = BULLET.exec(text)?.[0]
  return sign !== undefined && blocks.filter((block) => block.text.startsWith(sign)).length > 1
}

function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text)
}

/** True where a barrier stands behind enough story to end it. */
export function endsStory(label: Label | null | undefined): boolean {
  return label !== null && label !== undefined && BARRIERS.has(label)
}
