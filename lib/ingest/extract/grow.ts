/**
 * From the core of a story to the whole of it: siblings that read like it are joined, level by level, up to the
 * container that also holds the headline.
 *
 * Pure.
 */

import { linkShare } from '../lines/block.ts'
import { BARRIERS } from '../lines/label-kinds.ts'
import type { WeightTree } from './weight-tree.ts'

/** A run of blocks: a whole container, or a block that its parent holds directly. */
export interface Part {
  readonly first: number
  readonly last: number
  readonly weight: number
  readonly chars: number
  readonly signature: string
  readonly factor: number
}

/** How many levels a story is followed upwards where no title says where to stop. */
const MAX_LEVELS = 6

/**
 * Grows the core.
 *
 * @param tree - The page's weights.
 * @param core - Container with the most prose.
 * @param titleBlock - Block of the headline, null where none bears it.
 * @returns The story's parts in order.
 */
export function grow(tree: WeightTree, core: number, titleBlock: number | null): Part[] {
  const { containers } = tree.page
  let at = core
  let parts = [partOf(tree, core)]
  for (let level = 0; level < MAX_LEVELS; level++) {
    const parent = containers[at]?.parent ?? -1
    if (parent < 0 || (titleBlock !== null && tree.holds(at, titleBlock))) break
    const siblings = childrenOf(tree, parent)
    const joined = joinSiblings(tree, parts, siblings, titleBlock)
    parts = joined
    at = parent
  }
  return parts
}

function partOf(tree: WeightTree, container: number): Part {
  const { tag, names } = tree.page.containers[container] ?? { tag: '', names: '' }
  return {
    first: tree.first[container] ?? 0,
    last: tree.last[container] ?? -1,
    weight: tree.own(container),
    chars: tree.chars(container),
    signature: names === '' ? '' : `${tag} ${names.replace(/\d+/g, '')}`,
    factor: tree.factors[container] ?? 1,
  }
}

/** The parts directly below a container, in order: child containers, and runs of blocks of its own. */
function childrenOf(tree: WeightTree, parent: number): Part[] {
  const parts: Part[] = []
  const { blocks, containers } = tree.page
  const end = tree.last[parent] ?? -1
  for (let i = tree.first[parent] ?? 0; i <= end; ) {
    let at = blocks[i]?.container ?? -1
    while (at >= 0 && at !== parent && containers[at]?.parent !== parent) at = containers[at]?.parent ?? -1
    if (at === parent || at < 0) {
      const weight = tree.weights[i] ?? 0
      const chars = blocks[i]?.text.length ?? 0
      parts.push({ first: i, last: i, weight, chars, signature: '', factor: tree.factors[parent] ?? 1 })
      i++
    } else {
      const part = partOf(tree, at)
      parts.push(part)
      i = Math.max(part.last, i) + 1
    }
  }
  return parts
}

function joinSiblings(
  tree: WeightTree,
  core: readonly Part[],
  siblings: readonly Part[],
  titleBlock: number | null,
): Part[] {
  const start = core[0]?.first ?? 0
  const end = core[core.length - 1]?.last ?? 0
  const weight = core.reduce((sum, part) => sum + part.weight, 0)
  const home = siblings.find((part) => part.first <= start && end <= part.last)
  const signature = home?.signature ?? ''
  const out = [...core]
  const fits = (part: Part): boolean => {
    if (titleBlock !== null && part.last <= titleBlock) return false
    if (part.weight === 0) return false
    if (part.factor < (core[0]?.factor ?? 1)) return false
    if (signature !== '' && part.signature === signature) return true
    const density = part.weight / Math.max(1, part.chars)
    return density > 0.5 && (part.weight >= weight * 0.1 || (part.last === part.first && part.weight >= 12))
  }
  if (!home) return out
  const at = siblings.indexOf(home)
  for (const part of siblings.slice(0, at).reverse()) {
    if (barred(tree, part)) break
    if (fits(part)) out.push(part)
  }
  for (const part of siblings.slice(at + 1)) {
    if (barred(tree, part)) break
    if (fits(part) || (isBeside(out, part) && isResults(tree, part))) out.push(part)
  }
  return fillGaps(tree, out, siblings).sort((a, b) => a.first - b.first)
}

/** Cells from which a table holds results, and the longest of them. */
const MIN_CELLS = 4
const MAX_CELL = 24

/** A table of short, unlinked cells directly behind a story's paragraphs: results, prices, names. */
function isResults(tree: WeightTree, part: Part): boolean {
  const cells = tree.page.blocks.slice(part.first, part.last + 1)
  return (
    part.factor === 1 &&
    cells.length >= MIN_CELLS &&
    cells.every(({ index, tag, text, links }) => {
      const isCell = (tag === 'td' || tag === 'th') && links === 0 && text.length <= MAX_CELL
      return isCell && (tree.labels[index] ?? null) === null
    })
  )
}

/** Directly behind the last of the parts. */
function isBeside(parts: readonly Part[], part: Part): boolean {
  return parts.some(({ last }) => last + 1 === part.first)
}

/** Short lines between joined parts, such as sub-headings in boxes of their own, belong to the story too. */
function fillGaps(tree: WeightTree, joined: readonly Part[], siblings: readonly Part[]): Part[] {
  const first = joined.reduce((least, part) => Math.min(least, part.first), Number.POSITIVE_INFINITY)
  const last = joined.reduce((most, part) => Math.max(most, part.last), -1)
  const out = [...joined]
  const covered = new Uint8Array(tree.page.blocks.length)
  for (const part of joined) covered.fill(1, part.first, part.last + 1)
  for (const part of siblings) {
    const between = part.first > first && part.last < last
    if (!between || covered[part.first] || part.last - part.first > 1) continue
    const block = tree.page.blocks[part.first]
    if (block && !tree.labels[part.first] && linkShare(block) < 0.3 && part.factor === 1) out.push(part)
  }
  return out
}

/** True where the part holds the header of a section behind which no story goes on. */
function barred(tree: WeightTree, part: Part): boolean {
  for (let i = part.first; i <= part.last; i++) {
    const label = tree.labels[i]
    if (label && BARRIERS.has(label)) return true
  }
  return false
}
