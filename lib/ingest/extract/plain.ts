/**
 * Text dump → blocks: one block a line, in one container.
 *
 * Pure.
 */
import type { Removal } from '../../article.ts'
import { type Block, type Container, NO_HINTS, type Page } from '../lines/block.ts'
import { dropInvisible, opensIndented, tidy } from '../lines/tidy.ts'
import { joinLabels } from './label-lines.ts'
import { rewrap } from './scan.ts'
import { unmark } from './text-marks.ts'

const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085\f\v]/
const ROOT: Container = { parent: -1, tag: 'page', names: '', role: null, depth: 0 }
/** A dump on one line is cut at its wide gaps from this length on, where it has some of them. */
const ONE_LINE = 80
const MIN_GAPS = 3
const GAP = /(?=(?: {2,}|[\u3000\u00a0]{2,}))/

/** Lines of a text dump, invisible characters removed. */
export function splitLines(text: string): string[] {
  const lines = text.split(LINE_END).map(dropInvisible)
  const filled = lines.filter((line) => line.trim() !== '')
  const only = filled[0]
  if (filled.length !== 1 || !only || only.length < ONE_LINE) return lines
  const parts = only.trim().split(GAP)
  return parts.length > MIN_GAPS ? parts : lines
}

/**
 * Cuts the lines of a text dump into blocks.
 *
 * @returns One block for each line that holds text; hard-wrapped lines joined; what stood between them as removals.
 */
export function readLines(lines: readonly string[]): { page: Page; removals: Removal[]; joined: boolean } {
  const wrapped = rewrap(joinLabels(unmark(lines)))
  const removals = wrapped.removed.map(
    (text): Removal => ({
      step: 'extract',
      rule: 'page-break',
      text,
      reason: '版面上的页眉、页码，不是正文',
    }),
  )
  const page: Page = {
    kind: 'text',
    blocks: linesToBlocks(wrapped.lines),
    containers: [ROOT],
    hints: NO_HINTS,
  }
  return { page, removals, joined: wrapped.joined }
}

/** One block for each line with text; blank lines set the next block apart. */
export function linesToBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let apart = true
  for (const line of lines) {
    const text = tidy(line)
    if (text === '') {
      apart = true
      continue
    }
    blocks.push({
      index: blocks.length,
      text,
      tag: 'line',
      container: 0,
      heading: 0,
      linkChars: 0,
      lastLink: -1,
      links: 0,
      strong: false,
      indented: opensIndented(line),
      apart,
      hidden: false,
      seams: [],
      afterImage: false,
    })
    apart = false
  }
  return blocks
}
