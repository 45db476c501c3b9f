/**
 * Finds the story among a page's blocks.
 *
 * Pure. Instead of picking one dense node (short news and paged articles break that), the densest container
 * (`weight-tree.ts`) is only the core: its siblings are looked at one by one and joined where they read like it
 * (`grow.ts`). In text dumps, which have no containers, lines decide alone (`dump.ts`).
 */

import type { Block, Page } from '../lines/block.ts'
import type { Label } from '../lines/label-kinds.ts'
import { grow } from './grow.ts'
import { proseWeight, WeightTree } from './weight-tree.ts'

/** Which blocks belong to the story, before cleaning. */
export interface Region {
  /** Indexes of blocks, in order. */
  readonly blocks: readonly number[]
  /** Container that held most of it. */
  readonly core: number
  /** Characters of prose in it. */
  readonly weight: number
}

/**
 * Finds the story's region.
 *
 * @param page - Blocks and containers.
 * @param labels - Label of each block.
 * @param titleBlock - Index of the block that bears the title, null where none does.
 * @param hidden - Whether to look at hidden blocks too.
 * @returns Null where no block holds prose.
 */
export function findRegion(
  page: Page,
  labels: readonly (Label | null)[],
  titleBlock: number | null,
  hidden = false,
): Region | null {
  const tree = new WeightTree(page, labels, titleBlock, hidden)
  const core = tree.core()
  if (core === null) return null
  const grown = grow(tree, core, titleBlock)
  const blocks = tree.blocksOf(grown)
  // Roles and distance choose the region; how much story it holds is told by its text alone.
  const weight = blocks.reduce((sum, i) => sum + proseWeight(page.blocks[i] as Block, labels[i] ?? null), 0)
  return { blocks, core, weight }
}
