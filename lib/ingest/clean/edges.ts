/**
 * Scraps at a story's edges that no wording gives away: short lines outside the element that holds the story, and a
 * summary that only repeats its opening.
 *
 * Pure.
 */
import type { Block, Container, Page } from '../lines/block.ts'
import { squeeze } from '../lines/tidy.ts'

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
  const below = belowOf(page, home)
  const inside = story.map((block) => below[block.container])
  const [first, last] = [inside.indexOf(1), inside.lastIndexOf(1)]
  for (const [i, block] of story.entries()) {
    const outside = i < first || i > last
    if (outside && !isLead(block)) found.add(block.index)
  }
  return found
}

/** What a broadcast is about, above its transcript. */
const BROADCAST = /^(?:视频|節目|节目|影片|視頻)[简簡]介\s?[:：]/

/** 【内容提要】…: what the page itself calls a summary of the story below. */
const SUMMARY = /^\s{0,2}[【[（(]?(?:内容|全文)?(?:摘要|提要)(?:[】\]）)]|\s{0,2}[:：])/
const SUMMED_UP = 3

/** Indexes of opening blocks whose wording the next paragraphs repeat. */
export function findRepeatedSummary(story: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>()
  const first = story[0]
  if (!first || story.length < 3) return found
  if (BROADCAST.test(first.text)) return found.add(first.index)
  if (SUMMARY.test(first.text) && story.length > SUMMED_UP) return found.add(first.index)
  const wording = squeeze(first.text.replace(/^\s{0,2}(?:摘要|导读|导语|核心提示|提要)\s{0,2}[:：]?/, ''))
  if (wording.length < MIN_SUMMARY) return found
  const next = story.slice(1, 1 + REPEATED_IN).map((block) => squeeze(block.text))
  if (next.some((text) => text.length > wording.length && text.startsWith(wording))) found.add(first.index)
  return found
}

/** The innermost element that holds nearly all of the text; null where that is the whole page. */
function homeOf(page: Page, story: readonly Block[]): number | null {
  const { containers } = page
  const weights = new Float64Array(containers.length)
  let total = 0
  for (const { text, container } of story) {
    const weight = text.length * (/[。！？”]/.test(text) ? 1 : SCRAP_WEIGHT)
    total += weight
    weights[container] = (weights[container] ?? 0) + weight
  }
  // Parents stand before their children: from the last container up, each is whole when its turn comes.
  let home: number | null = null
  for (let i = containers.length - 1; i > 0; i--) {
    const weight = weights[i] ?? 0
    const { parent, depth } = containers[i] as Container
    weights[parent] = (weights[parent] ?? 0) + weight
    const deepest = home === null ? 0 : (containers[home]?.depth ?? 0)
    if (weight >= total * HOME_SHARE && depth > deepest) home = i
  }
  // A story of one paragraph is at home where its paragraph stands: a salutation is the paragraph's neighbour.
  while (home !== null && containers[home]?.tag === 'p') home = containers[home]?.parent || null
  return total > 0 ? home : null
}

/** For every container, whether it is the given one or stands below it. */
function belowOf(page: Page, above: number): Uint8Array {
  const below = new Uint8Array(page.containers.length)
  below[above] = 1
  for (let i = above + 1; i < below.length; i++) below[i] = below[page.containers[i]?.parent ?? 0] ?? 0
  return below
}

function isLead(block: Block): boolean {
  return block.heading > 0 || (block.text.length >= LEAD_CHARS && /[。！？”：:]$/.test(block.text))
}
