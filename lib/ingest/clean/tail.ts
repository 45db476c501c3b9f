/**
 * Where a story ends although no header says so: other stories' headlines and teasers that run on behind it.
 *
 * Pure. Used for dumps, where the page's structure is lost. Three kinds of evidence, strongest first: the story is
 * indented and the tail is not; headline-like lines close the text; short lines that share no wording with the story.
 */
import type { Block } from '../lines/block.ts'
import { squeeze } from '../lines/tidy.ts'
import { wordingOf } from '../lines/wording.ts'

/** Share of the text that must be indented before the lack of an indent says anything. */
const INDENTED_SHARE = 0.7
/** Teasers and headlines are shorter than this. Longest teaser seen: 70. */
const SHORT_LINE = 90
/** A whole sentence of so much text is a paragraph. */
const PARAGRAPH = 36
/** A tail is no longer than this many lines. */
const MAX_TAIL_LINES = 14
/** Share of a sub-heading's pairs that its paragraph takes up. */
const SUBHEADING_SHARE = 0.3
/** What a sentence's kinship with the text before it says, by how close the story's own paragraphs are to one another. */
interface Yardstick {
  /** Holds for stories whose paragraphs share less than this of their pairs with the rest. */
  readonly below: number
  /** What is left of the evidence where the sentence is short. */
  readonly short: number
  /** Bounds of a sentence's kinship, and what speaks for another story below each. */
  readonly table: readonly (readonly [number, number])[]
}
/**
 * How much oftener other stories' sentences lie below a bound than the story's own do, as a natural logarithm. A feature
 * that wanders shares little with itself: its next paragraph looks like a stranger too, so little is told from that.
 * Measured on news, features, notices and interviews of 150 to 4,000 characters.
 */
const SENTENCES: readonly Yardstick[] = [
  // One paragraph alone: nothing to measure by.
  {
    below: 0,
    short: 0.8,
    table: [
      [0.001, 2.4],
      [0.06, 0.4],
      [0.09, -0.5],
      [0.18, -0.9],
    ],
  },
  {
    below: 0.1,
    short: 0.5,
    table: [
      [0.001, 1.6],
      [0.03, 1.2],
      [0.06, -0.4],
      [0.09, -0.6],
      [0.13, -1.8],
    ],
  },
  {
    below: 0.15,
    short: 0.4,
    table: [
      [0.001, 2.5],
      [0.03, 1.4],
      [0.09, -0.2],
      [0.13, -0.7],
    ],
  },
  {
    below: 0.22,
    short: 0.5,
    table: [
      [0.001, 3],
      [0.03, 2.5],
      [0.09, 1.3],
      [0.13, 0.7],
      [0.18, -1.5],
    ],
  },
  {
    below: 0.3,
    short: 1,
    table: [
      [0.001, 3.4],
      [0.06, 2.8],
      [0.09, 2.1],
      [0.13, 0.3],
      [0.18, -1.4],
    ],
  },
  {
    below: 1.1,
    short: 1,
    table: [
      [0.03, 4],
      [0.06, 3.5],
      [0.09, 2.2],
      [0.18, 1.6],
      [0.26, 0.1],
    ],
  },
]
const KIN_SENTENCE = -2.5
/** Most lines of a story are sentences, fewer of the lines of other stories. */
const SENTENCE_RATE = -0.8
/** Several sentences on one line are a paragraph: a teaser is one. */
const PARAGRAPH_RATE = -0.9
/** A day, or a reporter, opens a story oftener than a paragraph within one. */
const OPENING_RATE = 2
const OPENING = /^(?:今[天日晚]|昨[天日晚]|近日|日前|当地时间|當地時間|截至|\d{1,4}[年月日]|[记記]者[^：:])/
/** Shorter sentences often share nothing with the rest of a loose story. */
const SHORT_SENTENCE = 30
/** Lines without a sentence's end are rare in a story, and common in lists of others. */
const HEADLINES: Yardstick['table'] = [
  [0.03, 3.3],
  [0.13, 2.6],
  [0.5, 0.5],
]
const KIN_HEADLINE = -2.5
/** A line that opens with the sign of the story's earlier items is an item of its list. */
const ITEM = -4
const SIGN = /^[■●◆▲★□○▶►]/
/** The first lines are indented and these are not. */
const INDENT_ENDS = 3
/** Lines behind one that closes with its writer, editor or origin in brackets: （记者 某某）, （完）. */
const SIGNED_ENDS = 3
const CLOSED_SHARE = 0.5
const SIGNED =
  /[(【[](?:[^()[\]【】。]{0,10}(?:记者|通讯员|编辑|责编|作者|编译|整理|综合|来源)[^()[\]【】。]{0,24}|完|据[^()。]{2,16})[)】\]]\s?\d{0,10}$/
/** What speaks for a tail must outweigh so much, and more where no headline stands in it. */
const LEAST = 1.5
const LEAST_WITHOUT_HEADLINE = 3
/** How close a story is, is told from paragraphs of so many pairs, where it has two of them. */
const MIN_PAIRS = 8
/** A sentence ends before the line does. */
const SEVERAL = /[。！？][^”’）)]{2}/

/**
 * Where the tail begins.
 *
 * @param blocks - The story's blocks, with what may run on behind it.
 * @param closed - How many of them stand above a line that was taken out and closes a story: a by-line, a source.
 * @returns Index in `blocks`; `blocks.length` where there is no tail.
 */
export function findTail(blocks: readonly Block[], closed = 0): number {
  const indented = sum(blocks.filter((block) => block.indented))
  if (blocks.length < 2) return blocks.length
  return indented >= sum(blocks) * INDENTED_SHARE
    ? tailByIndent(blocks)
    : tailByWording(blocks, closedBy(blocks, closed))
}

/** How many blocks are surely the story's: down to its closing line, where most of the text stands above that. */
function closedBy(blocks: readonly Block[], closed: number): number {
  const signed = 1 + blocks.findLastIndex(({ text }) => SIGNED.test(wordingOf(text)))
  const end = Math.max(signed, closed)
  return sum(blocks.slice(0, end)) >= sum(blocks) * CLOSED_SHARE ? end : 0
}

/** An indented story ends with its last indented line. */
function tailByIndent(blocks: readonly Block[]): number {
  let at = blocks.length
  while (at > 0 && !(blocks[at - 1] as Block).indented) at--
  return at
}

function tailByWording(blocks: readonly Block[], closed: number): number {
  let from = blocks.length
  const earliest = Math.max(1, blocks.length - MAX_TAIL_LINES)
  while (from > earliest && (blocks[from - 1] as Block).text.length < SHORT_LINE) from--
  if (from >= blocks.length) return blocks.length
  const lines = blocks.map((block) => pairs(block.text))
  // Lines of one sentence behind the last that has several may be anybody's: they say nothing of how close the story is.
  const lead = 1 + blocks.findLastIndex(({ text }) => SEVERAL.test(text))
  const half = Math.ceil(blocks.length / 2)
  const measure = yardstick(lines.slice(0, Math.max(from, lead > 0 ? Math.min(lead, half) : half)))
  const before = countUses(lines)
  const indented = endOfIndent(blocks)
  let end = blocks.length
  let most = 0
  let score = 0
  let headlines = 0
  for (let i = blocks.length - 1; i >= Math.max(from, closed); i--) {
    const own = lines[i] ?? new Set()
    const { text } = blocks[i] as Block
    for (const pair of own) before.set(pair, (before.get(pair) ?? 1) - 1)
    if (isItem(blocks, i)) score += ITEM
    else if (isHeadlineLike(text)) {
      headlines++
      score += headlineEvidence(own, lines[i + 1] ?? new Set(), before)
    } else score += sentenceEvidence(text, own, before, measure)
    if (i === indented) score += INDENT_ENDS
    if (i === closed) score += SIGNED_ENDS
    if (score > most && score >= (headlines > 0 ? LEAST : LEAST_WITHOUT_HEADLINE)) {
      most = score
      end = i
    }
  }
  return blocks.slice(0, end).some(isParagraph) ? end : blocks.length
}

/** True for a line with the sign of an earlier one. */
function isItem(blocks: readonly Block[], at: number): boolean {
  const sign = SIGN.exec(blocks[at]?.text ?? '')?.[0]
  return sign !== undefined && blocks.slice(0, at).some(({ text }) => text.startsWith(sign))
}

/** Index behind the indented lines where they open the text and no later line is indented; -1 for any other text. */
function endOfIndent(blocks: readonly Block[]): number {
  const end = blocks.findIndex((block) => !block.indented)
  return end > 0 && blocks.slice(end).every((block) => !block.indented) ? end : -1
}

type Table = Yardstick['table']

/** What holds for stories as close to themselves as this one. */
function yardstick(lines: readonly ReadonlySet<string>[]): Yardstick {
  const cohesion = cohesionOf(lines)
  return SENTENCES.find(({ below }) => cohesion < below) as Yardstick
}

function sentenceEvidence(
  text: string,
  own: ReadonlySet<string>,
  before: ReadonlyMap<string, number>,
  measure: Yardstick,
): number {
  const several = SEVERAL.test(text) ? PARAGRAPH_RATE : 0
  const told = evidence(kinship(own, before), measure.table, KIN_SENTENCE)
  const weight = told > 0 && text.length < SHORT_SENTENCE ? measure.short : 1
  return told * weight + SENTENCE_RATE + several + (OPENING.test(text) ? OPENING_RATE : 0)
}

function evidence(own: number, table: Table, kin: number): number {
  return table.find(([bound]) => own < bound)?.[1] ?? kin
}

/** A sub-heading shares its words with the paragraph below it. */
function headlineEvidence(
  own: ReadonlySet<string>,
  next: ReadonlySet<string>,
  before: ReadonlyMap<string, number>,
): number {
  if (share(own, next) > SUBHEADING_SHARE) return KIN_HEADLINE
  return evidence(kinship(own, before), HEADLINES, KIN_HEADLINE)
}

/** The median share of a paragraph's pairs that the other paragraphs use too; -1 where there is none to compare. */
function cohesionOf(all: readonly ReadonlySet<string>[]): number {
  const lines = all.filter((own) => own.size >= MIN_PAIRS)
  const uses = countUses(lines)
  const shares = lines.map((own) => {
    const shared = [...own].filter((pair) => (uses.get(pair) ?? 0) > 1).length
    return shared / own.size
  })
  return lines.length < 2 ? -1 : (shares.sort((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 0)
}

/** Paragraphs, not a text of short lines such as a poem or a list, stand before a tail. */
function isParagraph(block: Block): boolean {
  return block.text.length >= PARAGRAPH && /[。！？”]$/.test(block.text)
}

/** A line without a sentence's end: a headline, or a teaser cut short. */
function isHeadlineLike(text: string): boolean {
  return text.length >= 8 && text.length <= SHORT_LINE && !/[。；;：:，,]$|[。！？!?][”’)）]$/.test(text)
}

/** In how many lines each pair of characters stands. */
function countUses(lines: readonly ReadonlySet<string>[]): Map<string, number> {
  const uses = new Map<string, number>()
  for (const line of lines) for (const pair of line) uses.set(pair, (uses.get(pair) ?? 0) + 1)
  return uses
}

/** Share of a line's pairs that the counted lines use. */
function kinship(own: ReadonlySet<string>, uses: ReadonlyMap<string, number>): number {
  return own.size === 0 ? 0 : [...own].filter((pair) => (uses.get(pair) ?? 0) > 0).length / own.size
}

function share(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return own.size === 0 ? 0 : [...own].filter((pair) => other.has(pair)).length / own.size
}

/** Pairs of neighbouring letters. */
function pairs(text: string): Set<string> {
  const chars = [...squeeze(text)]
  const out = new Set<string>()
  for (let i = 0; i + 1 < chars.length; i++) out.add(`${chars[i]}${chars[i + 1]}`)
  return out
}

function sum(blocks: readonly Block[]): number {
  return blocks.reduce((total, block) => total + block.text.length, 0)
}
