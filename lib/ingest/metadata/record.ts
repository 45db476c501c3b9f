/**
 * Reads what the page says about its story: when, where, by whom.
 *
 * Pure. Looks at the lines around the story first, because they are what a reader sees, and at structured data
 * after them: systems that were moved carry the day of the move there.
 */
import type { DateOrigin } from '../../article.ts'
import type { Trimmed } from '../clean/trim.ts'
import { type Block, type Page, spacedText } from '../extract/block.ts'
import { closingWriters, openingWriters, parseCredits } from './credits.ts'
import { findMoments, formatMoment, type Moment, parseMoment } from './dates.ts'
import { readFields, readOutlet, readPeople } from './names.ts'

/** What was read, with the winner's reason for each field. */
export interface Record {
  readonly publishedAt: string | null
  readonly publishedFrom: DateOrigin | null
  readonly source: string | null
  readonly authors: readonly string[]
  readonly editors: readonly string[]
}

/** Lines before the story that may speak of it, and lines behind. */
const LINES_BEFORE = 12
const LINES_AFTER = 14

/** The lines around the story, nearest to the title first. */
export function readRecord(page: Page, titleBlock: number | null, trimmed: Trimmed): Record {
  const { story } = trimmed
  const first = story[0]?.index ?? 0
  const last = story[story.length - 1]?.index ?? 0
  const start =
    titleBlock !== null && titleBlock < first
      ? Math.max(0, titleBlock - 4)
      : Math.max(0, first - LINES_BEFORE)
  const before = page.blocks.slice(start, first).filter((block) => !block.hidden && block.text.length <= 300)
  const after = page.blocks
    .slice(last + 1, last + 1 + LINES_AFTER)
    .filter((block) => !block.hidden && block.text.length <= 200)
  const head = [...before].sort((a, b) => distance(a, titleBlock) - distance(b, titleBlock))
  const date = pickDate(page, head, after)
  return {
    publishedAt: date ? formatMoment(date.moment) : null,
    publishedFrom: date?.origin ?? null,
    source: pickSource(page, head, after),
    ...pickPeople(head, trimmed, after),
  }
}

function distance(block: Block, titleBlock: number | null): number {
  if (titleBlock === null) return 0
  return block.index >= titleBlock ? block.index - titleBlock : (titleBlock - block.index) * 1.5 + 1
}

function pickDate(
  page: Page,
  head: readonly Block[],
  after: readonly Block[],
): { moment: Moment; origin: DateOrigin } | null {
  const found: Moment[] = []
  for (const block of [...head, ...after]) {
    const text = spacedText(block)
    for (const moment of findMoments(text)) {
      const lead = text.slice(Math.max(0, moment.at - 12), moment.at)
      if (/更新|修改|评论|回复|登录|截至/.test(lead) && !/发布.{0,4}$/.test(lead)) continue
      found.push(moment)
    }
    if (found.some((moment) => moment.clock)) break
  }
  const best = found.find((moment) => moment.clock) ?? found[0]
  const structured = fromStructured(page)
  if (best) {
    if (!best.clock && structured?.moment.clock && structured.moment.day === best.day) return structured
    return { moment: best, origin: 'page' }
  }
  return structured
}

const META_DATES = [
  'article:published_time',
  'pubdate',
  'publishdate',
  'og:published_time',
  'og:release_date',
  'publish_time',
  'datepublished',
  'weibo: article:create_at',
  'apub:time',
  'date',
]

function fromStructured(page: Page): { moment: Moment; origin: DateOrigin } | null {
  for (const json of page.hints.jsonLd) {
    const found = /"(?:datePublished|pubDate)"\s{0,4}:\s{0,4}"([^"]{8,40})"/.exec(json)
    const moment = found?.[1] ? parseMoment(found[1]) : null
    if (moment) return { moment, origin: 'json-ld' }
  }
  for (const name of META_DATES) {
    const value = page.hints.meta.get(name)?.[0]
    const moment = value ? parseMoment(value) : null
    if (moment) return { moment, origin: 'meta' }
  }
  return null
}

function pickSource(page: Page, head: readonly Block[], after: readonly Block[]): string | null {
  for (const block of [...head, ...after]) {
    for (const { field, value } of readFields(spacedText(block))) {
      const outlet = field === 'source' ? readOutlet(value) : null
      if (outlet) return outlet
    }
  }
  for (const block of head) {
    const text = spacedText(block)
    for (const moment of findMoments(text)) {
      const outlet =
        readOutlet(text.slice(moment.end).replace(/^[:：\d\s]+/, '')) ?? readOutlet(text.slice(0, moment.at))
      if (outlet) return outlet
    }
  }
  return page.hints.meta.get('contentsource')?.[0] ?? page.hints.meta.get('og:site_name')?.[0] ?? null
}

/** Names from credit lines, from labelled values, and from the opening and closing words of the story. */
function pickPeople(
  head: readonly Block[],
  trimmed: Trimmed,
  after: readonly Block[],
): { authors: string[]; editors: string[] } {
  const authors = new Set<string>()
  const editors = new Set<string>()
  for (const block of [...head, ...trimmed.credits, ...after]) {
    const text = spacedText(block)
    const credits =
      parseCredits(text) ?? readFields(text).map((f) => ({ field: f.field, names: readPeople(f.value) }))
    for (const { field, names } of credits) {
      if (field === 'author') for (const name of names) authors.add(name)
      if (field === 'editor') for (const name of names) editors.add(name)
    }
  }
  for (const block of trimmed.story.slice(0, 2))
    for (const name of openingWriters(block.text)) authors.add(name)
  for (const block of trimmed.story.slice(-2))
    for (const name of closingWriters(block.text)) authors.add(name)
  return { authors: [...authors], editors: [...editors] }
}
