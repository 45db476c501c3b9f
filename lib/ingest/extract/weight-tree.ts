/**
 * How much prose every container of a page holds, near and below it: the core of the story is where most is.
 *
 * Pure. Roles (comments, sidebars), feeds of other stories, headers of other sections and the distance to the headline
 * discount it.
 */

import { type Block, isLinkList, linkShare, type Page } from '../lines/block.ts'
import { BARRIERS, type Label } from '../lines/label-kinds.ts'

const SENTENCE = /[。！？!?；;]|[.…]{2,}/
const CLAUSE = /[，,、：:]/
/** A short line with a date or a clock is an info line or a comment's head. */
const DATED = /\d{4}[-/.年]\d{1,2}|\d{1,2}:\d{2}/
const SHORT_DATED = 60
/** What a container that holds the title itself keeps of its score: the story is rather a part of it. */
const HOLDS_TITLE = 0.5
/** How much of a block's weight its containers receive, from the one that holds it upwards. Tuned on the gold pages. */
const INHERITANCE = [1, 0.95, 0.7, 0.45, 0.25]
/** What a container of doubtful role (comments, sidebar…) keeps of its weight. */
const DOUBTFUL = 0.25
const DOUBTFUL_ROLES = new Set(['comments', 'related', 'footer', 'side', 'nav', 'share', 'advert', 'tags'])
/** What prose in a feed of other stories keeps. */
const FEED = 0.05
/** What prose standing before the title keeps of its weight. */
const BEFORE_TITLE = 0.3
/** What prose behind the header of a comment or related section keeps. */
const BEHIND_BARRIER = 0.1
/** Prose behind the headline from which the story has begun. */
const BEGUN = 40
/** So many characters of other prose between the title and a container halve its score: stories follow their title. */
const HALVING_CHARS = 40

/**
 * How much prose a block holds: characters outside links, full where it has whole sentences, less where it has none.
 */
export function proseWeight(block: Block, label: Label | null): number {
  if (label !== null) return 0
  if (isLinkList(block) || (linkShare(block) > 0.5 && block.text.length < 120)) return 0
  if (block.text.length < SHORT_DATED && DATED.test(block.text) && !block.text.includes('。')) return 0
  const chars = block.text.length - block.linkChars
  if (SENTENCE.test(block.text)) return chars
  if (CLAUSE.test(block.text)) return chars * 0.7
  return chars >= 20 ? chars * 0.3 : 0
}

/** Levels above a linked headline at which its list item may stand. */
const ITEM_LEVELS = 4
/** Items from which a container counts as a feed, and the share of its items that must have a linked headline. */
const MIN_FEED_ITEMS = 3
const FEED_SHARE = 0.6

/** Containers whose items each pair a linked headline with a teaser: lists of other stories. */
function findFeeds(page: Page, labels: readonly (Label | null)[]): number[] {
  const n = page.containers.length
  const linked = new Uint8Array(n)
  const prose = new Uint8Array(n)
  for (const block of page.blocks) {
    const isLink = linkShare(block) > 0.8 && block.text.length >= 8
    const isProse = !isLink && proseWeight(block, labels[block.index] ?? null) > 0
    if (!isLink && !isProse) continue
    let at = block.container
    for (let level = 0; at >= 0 && level < ITEM_LEVELS; level++) {
      if (isLink) linked[at] = 1
      else prose[at] = 1
      at = page.containers[at]?.parent ?? -1
    }
  }
  const items = new Int32Array(n)
  const teasers = new Int32Array(n)
  for (let i = 1; i < n; i++) {
    const parent = page.containers[i]?.parent ?? 0
    if (!prose[i]) continue
    items[parent] = (items[parent] ?? 0) + 1
    if (linked[i]) teasers[parent] = (teasers[parent] ?? 0) + 1
  }
  const feeds: number[] = []
  for (let i = 1; i < n; i++)
    if ((teasers[i] ?? 0) >= MIN_FEED_ITEMS && (teasers[i] ?? 0) >= (items[i] ?? 0) * FEED_SHARE)
      feeds.push(i)
  return feeds
}

/** Weights of all containers, and the blocks below them. */
export class WeightTree {
  readonly page: Page
  readonly labels: readonly (Label | null)[]
  readonly weights: Float64Array
  readonly factors: Float64Array
  /** Sum of the weights below a container. */
  readonly #below: Float64Array
  readonly #chars: Float64Array
  readonly #score: Float64Array
  readonly first: Int32Array
  readonly last: Int32Array
  /** First block with weight. */
  readonly firstProse: Int32Array
  readonly shown: Uint8Array

  constructor(page: Page, labels: readonly (Label | null)[], titleBlock: number | null, hidden: boolean) {
    const n = page.containers.length
    this.page = page
    this.labels = labels
    this.factors = new Float64Array(n).fill(1)
    this.#below = new Float64Array(n)
    this.#chars = new Float64Array(n)
    this.#score = new Float64Array(n)
    this.first = new Int32Array(n).fill(-1)
    this.last = new Int32Array(n).fill(-1)
    this.firstProse = new Int32Array(n).fill(-1)
    this.weights = new Float64Array(page.blocks.length)
    this.shown = new Uint8Array(page.blocks.length)
    for (const [i, container] of page.containers.entries()) {
      const above = container.parent >= 0 ? (this.factors[container.parent] ?? 1) : 1
      const doubtful = container.role !== null && DOUBTFUL_ROLES.has(container.role)
      this.factors[i] = doubtful ? Math.min(above, DOUBTFUL) : above
    }
    const feeds = findFeeds(page, labels).filter((feed) => !this.#mayHoldTitle(feed, titleBlock))
    for (const feed of feeds) this.factors[feed] = Math.min(this.factors[feed] ?? 1, FEED)
    for (const [i, container] of page.containers.entries())
      if (container.parent >= 0)
        this.factors[i] = Math.min(this.factors[i] ?? 1, this.factors[container.parent] ?? 1)
    let barrier = 1
    let told = 0
    for (const block of page.blocks) {
      if (block.hidden && !hidden) continue
      this.shown[block.index] = 1
      const label = labels[block.index] ?? null
      // A link to the comments above the story ends nothing.
      const ends = label !== null && BARRIERS.has(label) && (label !== 'comments-head' || told >= BEGUN)
      if (ends && titleBlock !== null && block.index > titleBlock) barrier = BEHIND_BARRIER
      this.#add(block, titleBlock, barrier)
      if (titleBlock !== null && block.index > titleBlock) told += this.weights[block.index] ?? 0
    }
    this.#addUp()
    this.#discountDistance(titleBlock)
  }

  /** True where the title stands below the container: then it is no list of other stories. */
  #mayHoldTitle(container: number, titleBlock: number | null): boolean {
    let at = titleBlock === null ? -1 : (this.page.blocks[titleBlock]?.container ?? -1)
    while (at >= 0 && at !== container) at = this.page.containers[at]?.parent ?? -1
    return at === container && at >= 0
  }

  /** Divides each container's score by the prose that stands between the title and its own first prose. */
  #discountDistance(titleBlock: number | null): void {
    if (titleBlock === null) return
    const behind = new Float64Array(this.weights.length + 1)
    for (let i = titleBlock + 1; i < this.weights.length; i++)
      behind[i + 1] = (behind[i] ?? 0) + (this.weights[i] ?? 0)
    for (let i = 0; i < this.#score.length; i++) {
      const start = this.firstProse[i] ?? -1
      const far = start > titleBlock ? 1 + (behind[start] ?? 0) / HALVING_CHARS : 1
      const above = this.holds(i, titleBlock) ? HOLDS_TITLE : 1
      this.#score[i] = ((this.#score[i] ?? 0) / far) * above
    }
  }

  #add(block: Block, titleBlock: number | null, barrier: number): void {
    const weight = proseWeight(block, this.labels[block.index] ?? null)
    const early = titleBlock !== null && block.index < titleBlock ? BEFORE_TITLE : barrier
    const counted = block.index === titleBlock ? 0 : weight * early * (this.factors[block.container] ?? 1)
    this.weights[block.index] = counted
    const home = block.container
    this.#below[home] = (this.#below[home] ?? 0) + counted
    this.#chars[home] = (this.#chars[home] ?? 0) + block.text.length
    if (this.first[home] === -1) this.first[home] = block.index
    if (counted > 0 && this.firstProse[home] === -1) this.firstProse[home] = block.index
    this.last[home] = block.index
    let at = home
    for (let level = 0; at >= 0 && level < INHERITANCE.length; level++) {
      this.#score[at] = (this.#score[at] ?? 0) + counted * (INHERITANCE[level] ?? 0)
      at = this.page.containers[at]?.parent ?? -1
    }
  }

  /** Adds to every container what those below it hold: once for each, for pages nest hundreds deep. */
  #addUp(): void {
    for (let i = this.first.length - 1; i > 0; i--) {
      const above = this.page.containers[i]?.parent ?? -1
      if (above < 0) continue
      this.#below[above] = (this.#below[above] ?? 0) + (this.#below[i] ?? 0)
      this.#chars[above] = (this.#chars[above] ?? 0) + (this.#chars[i] ?? 0)
      this.first[above] = earlier(this.first[above] ?? -1, this.first[i] ?? -1)
      this.firstProse[above] = earlier(this.firstProse[above] ?? -1, this.firstProse[i] ?? -1)
      this.last[above] = Math.max(this.last[above] ?? -1, this.last[i] ?? -1)
    }
  }

  /** The container with the most prose near to it; the deeper one where two are equal. */
  core(): number | null {
    let best = -1
    let most = 0
    for (let i = 0; i < this.#score.length; i++) {
      const score = this.#score[i] ?? 0
      if (score >= most && score > 0) {
        best = i
        most = score
      }
    }
    return best < 0 ? null : best
  }

  own(container: number): number {
    return this.#below[container] ?? 0
  }

  chars(container: number): number {
    return this.#chars[container] ?? 0
  }

  holds(container: number, block: number): boolean {
    return (this.first[container] ?? -1) <= block && block <= (this.last[container] ?? -1)
  }

  /** Blocks of the given runs, in order, hidden ones left out. */
  blocksOf(runs: readonly { readonly first: number; readonly last: number }[]): number[] {
    const indexes = new Set<number>()
    for (const run of runs) for (let i = run.first; i <= run.last; i++) if (this.shown[i]) indexes.add(i)
    return [...indexes].sort((a, b) => a - b)
  }
}

/** The first of two indexes of which -1 says that there is none. */
function earlier(a: number, b: number): number {
  return a === -1 || b === -1 ? Math.max(a, b) : Math.min(a, b)
}
