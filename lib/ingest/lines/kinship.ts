/**
 * Kinship: how far a line speaks of the same things as the story below it.
 *
 * Pure. Headlines use the story's words; names of sites and sections hardly do.
 */

import { type Block, linkShare } from './block.ts'
import type { Label } from './label-kinds.ts'
import { squeeze } from './tidy.ts'

/** Prose looked at, in UTF-16 units. */
const MAX_PROSE = 20_000
const SHORTEST_PROSE = 20

/** Pairs of neighbouring letters in a page's prose. */
export function prosePairs(blocks: readonly Block[], labels: readonly (Label | null)[]): ReadonlySet<string> {
  const pairs = new Set<string>()
  let length = 0
  for (const block of blocks) {
    const { text } = block
    if (labels[block.index] || block.hidden || text.length < SHORTEST_PROSE || linkShare(block) > 0.3)
      continue
    if (!/[。！？；，]/.test(text)) continue
    length += text.length
    if (length > MAX_PROSE) break
    for (const pair of pairsOf(text)) pairs.add(pair)
  }
  return pairs
}

/** Share of a line's pairs that the prose has too, 0 to 1. */
export function kinship(line: string, prose: ReadonlySet<string>): number {
  const own = pairsOf(line)
  return own.length === 0 ? 0 : own.filter((pair) => prose.has(pair)).length / own.length
}

function pairsOf(text: string): string[] {
  const chars = [...squeeze(text)]
  return chars.slice(1).map((c, i) => `${chars[i]}${c}`)
}
