/**
 * Scraps at a story's edges that no wording gives away: short lines outside the element that holds the story, and a
 * summary that only repeats its opening.
 *
 * Pure.
 */
import type { Block, Page } from '../extract/block.ts'
import { squeeze } from '../extract/tidy.ts'

/** Share of a story's prose that its own element holds. */
const HOME_SHARE = 0.6
/** What lines without a sentence count for when the element is looked for. */
const SCRAP_WEIGHT = 0.3
/** A line of so much text that ends as a sentence may be a lead, wherever it stands. */
const LEAD_CHARS = 16
/** A repeated summary has at least so many letters. */
const MIN_SUMMARY = 12
/** Paragraphs in which a summary's wording may come back. */
const REPEATED_IN = 4

/** Indexes of short lines before and behind the element that holds nearly all of the story. */
export function findScraps(page: Page, story: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>()
  if (page.kind === 'text') return found
  const home = homeOf(page, story)
  if (home === null) return found
  const inside = story.map((block) => isBelow(page, block.container, home))
  const [first, last] = [inside.indexOf(true), inside.lastIndexOf(true)]
  for (const [i, block] of story.entries()) {
    const outside = i < first || i > last
    if (outside && !isLead(block)) found.add(block.index)
  }
  return found
}

/** Indexes of opening blocks whose wording the next paragraphs repeat. */
export function findRepeatedSummary(story: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>()
  const first = story[0]
  if (!first || story.length < 3) return found
  const wording = squeeze(first.text.replace(/^\s{0,2}(?:摘要|导读|导语|核心提示|提要)\s{0,2}[:：]?/, ''))
  if (wording.length < MIN_SUMMARY) return found
  const next = story.slice(1, 1 + REPEATED_IN).map((block) => squeeze(block.text))
  if (next.some((text) => text.length > wording.length && text.startsWith(wording))) found.add(first.index)
  return found
}

/** The innermost element that holds nearly all of the text; null where that is the whole page. */
function homeOf(page: Page, story: readonly Block[]): number | null {
  const weights = new Map<number, number>()
  let total = 0
  for (const block of story) {
    const weight = block.text.length * (/[。！？”]/.test(block.text) ? 1 : SCRAP_WEIGHT)
    total += weight
    for (let at = block.container; at >= 0; at = page.containers[at]?.parent ?? -1)
      weights.set(at, (weights.get(at) ?? 0) + weight)
  }
  let home: number | null = null
  for (const [at, weight] of weights)
    if (
      weight >= total * HOME_SHARE &&
      (page.containers[at]?.depth ?? 0) > (home === null ? 0 : (page.containers[home]?.depth ?? 0))
    )
      home = at
  return total > 0 ? home : null
}

function isBelow(page: Page, container: number, above: number): boolean {
  let at = container
  while (at >= 0 && at !== above) at = page.containers[at]?.parent ?? -1
  return at === above
}

function isLead(block: Block): boolean {
  return block.heading > 0 || (block.text.length >= LEAD_CHARS && /[。！？”：:]$/.test(block.text))
}
