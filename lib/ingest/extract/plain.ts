/**
 * Text dump → blocks: one block a line, in one container.
 *
 * Pure.
 */
import { type Block, type Container, NO_HINTS, type Page } from './block.ts'
import { rewrap } from './scan.ts'
import { dropInvisible, opensIndented, tidy } from './tidy.ts'

const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085\f\v]/
const ROOT: Container = { parent: -1, tag: 'page', names: '', role: null, depth: 0 }

/**
 * Cuts a text dump into blocks.
 *
 * @param text - Decoded text.
 * @returns One block for each line that holds text.
 */
export function readPlain(text: string): Page {
  const wrapped = rewrap(text.split(LINE_END).map(dropInvisible))
  return { kind: 'text', blocks: linesToBlocks(wrapped.lines), containers: [ROOT], hints: NO_HINTS }
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
