/**
 * The headline: of everything that could be one, the text that the page also carries in its `<title>`.
 *
 * Pure. The site's own suffixes are cut only where they cannot be part of the headline; a real dash (——) stays.
 */

import { type Block, linkShare, type Page } from '../lines/block.ts'
import { parseCredits } from '../lines/credits.ts'
import { findMoments } from '../lines/dates.ts'
import { isInfoLine, readIssue } from '../lines/info.ts'
import { kinship, prosePairs } from '../lines/kinship.ts'
import type { Label } from '../lines/label-kinds.ts'
import { readFields } from '../lines/names.ts'
import { squeeze } from '../lines/tidy.ts'

/** Something that could be the headline. */
export interface TitleCandidate {
  readonly text: string
  /** Where it stands, null for the head of the page. */
  readonly block: number | null
  readonly score: number
  /** Why, in Chinese. */
  readonly reason: string
}

const META_TITLES = ['og:title', 'articletitle', 'twitter:title', 'article:title', 'title', 'headline']
const MAX_TITLE = 160
const SHORTEST = 4
/** Lines that may continue a headline. */
const MAX_MORE_LINES = 3

/**
 * Candidates for the headline, best first.
 *
 * @param page - The page.
 * @param labels - Label of each block.
 * @param storyStart - First block of the story where that is known; headlines stand before it.
 */
export function findTitles(
  page: Page,
  labels: readonly (Label | null)[],
  storyStart: number | null,
): TitleCandidate[] {
  const named = squeeze(page.hints.documentTitle ?? '')
  const metas = META_TITLES.flatMap((name) => page.hints.meta.get(name) ?? []).filter((text) => text !== '')
  const known = metas.map(squeeze)
  const candidates: TitleCandidate[] = []
  for (const block of page.blocks) {
    const made = judgeBlock(block, page, labels, named, known, storyStart)
    if (made) candidates.push(made)
  }
  for (const text of metas) {
    const held = named.includes(squeeze(text))
    candidates.push({
      text: cutSite(text, page),
      block: null,
      score: held ? 3 : 2,
      reason: '页头元数据中的标题',
    })
  }
  if (page.hints.documentTitle)
    candidates.push({
      text: cutMasthead(cutSite(page.hints.documentTitle, page)),
      block: null,
      score: isSectionName(page) ? 0.5 : 2.5,
      reason: '网页标题去掉站名',
    })
  const sorted = candidates.filter(({ text }) => text !== '').sort((a, b) => b.score - a.score)
  return (sorted[0]?.score ?? 0) < SURE ? withKinship(sorted, page, labels) : preferWhole(sorted, named)
}

/** How many times as long a later part of the page's title must be to be the headline in place of its opening. */
const LONGER = 1.5

/** A page's title may open with the share or the section that it belongs to, and name the story behind it. */
function preferWhole(sorted: readonly TitleCandidate[], named: string): TitleCandidate[] {
  const [best] = sorted
  if (!best || best.block === null) return [...sorted]
  const opening = squeeze(best.text)
  const rest = named.startsWith(opening) ? named.slice(opening.length) : ''
  const whole = sorted.find(({ text, block }) => {
    const short = squeeze(text)
    const stands = block !== null && block > (best.block ?? 0) && short.length >= opening.length * LONGER
    return stands && short.length >= LONG_TITLE && rest.includes(short)
  })
  return whole ? [whole, ...sorted.filter((other) => other !== whole)] : [...sorted]
}

/** From so many letters on, a part of the page's title is a headline and no section. */
const LONG_TITLE = 10

/** From this score on a headline is certain: the page's title or a meta tag repeats it. */
const SURE = 4
/** What standing directly above the info line counts for, and the most that the story's words add to any candidate. */
const ABOVE_INFO = 2.6
const KINSHIP = 3
/** What standing above the story's first paragraph counts for, with no more than a by-line between. */
const ABOVE_STORY = 1.8
const BYLINES = 2
const MAX_BYLINE = 16
const PROSE_CHARS = 20
const LONGEST_LINE = 60

/**
 * Where no candidate is certain (a page titled 新闻详细 or by its site's name alone): lines directly above an info line
 * are candidates too, and the one that shares its words with the story wins.
 */
function withKinship(
  candidates: readonly TitleCandidate[],
  page: Page,
  labels: readonly (Label | null)[],
): TitleCandidate[] {
  const prose = prosePairs(page.blocks, labels)
  const seen = page.blocks.filter((block) => !block.hidden)
  const firstProse = seen.findIndex(isProse)
  const above = seen.flatMap((block, i): TitleCandidate[] => {
    const next = seen[i + 1]
    if (!next || !mayBeTitle(block, labels)) return []
    if (isInfoLine(next.text))
      return [{ text: block.text, block: block.index, score: ABOVE_INFO, reason: '日期、来源上方的一行' }]
    const between = seen.slice(i + 1, firstProse)
    const isNear = i < firstProse && between.length <= BYLINES && !/，.*，/.test(block.text)
    const bare = isNear && between.every((below) => below.text.length <= MAX_BYLINE)
    return bare
      ? [{ text: block.text, block: block.index, score: ABOVE_STORY, reason: '正文上方的一行' }]
      : []
  })
  return [...candidates, ...above]
    .map((candidate) => ({ ...candidate, score: candidate.score + KINSHIP * kinship(candidate.text, prose) }))
    .sort((a, b) => b.score - a.score)
}

function isProse(block: Block): boolean {
  return block.text.length >= PROSE_CHARS && /[。！？”]/.test(block.text) && linkShare(block) < 0.3
}

/** A page of a paper: 第A02版：要闻. */
const PAPER_PAGE = /^第?\s?[A-Z]{0,2}\d{1,3}\s?版|^第[一二三四五六七八九十]{1,3}版/

function mayBeTitle(block: Block, labels: readonly (Label | null)[]): boolean {
  const { text } = block
  const least = block.strong || block.tag === 'center' ? SHORTEST_SET : MIN_HEADLINE
  if (labels[block.index] || text.length < least || text.length > LONGEST_LINE) return false
  return (
    !/[。；>›»|｜]/.test(text) &&
    !PAPER_PAGE.test(text) &&
    linkShare(block) < 0.5 &&
    !isInfoLine(text) &&
    !parseCredits(text)
  )
}

/** [转帖] 某某某: boards set the kind of a post before its headline; the page's title leaves it out. */
const KIND = /^[【[][^\]】]{1,6}[\]】]\s{0,2}/

function withoutKind(text: string, named: string): string {
  const bare = text.replace(KIND, '')
  return bare.length >= MIN_HEADLINE && named.startsWith(squeeze(bare)) ? bare : text
}

/** A heading that holds the info line too ends where that begins. */
function withoutInfo(text: string): string {
  const marks = [
    findMoments(text)[0]?.at,
    ...readFields(text).map(({ at, word }) => text.lastIndexOf(word, at)),
  ]
  const first = Math.min(...marks.filter((at): at is number => at !== undefined && at >= SHORTEST))
  return Number.isFinite(first) ? text.slice(0, first).trim() : text
}

function judgeBlock(
  block: Block,
  page: Page,
  labels: readonly (Label | null)[],
  named: string,
  known: readonly string[],
  storyStart: number | null,
): TitleCandidate | null {
  if (block.text.length < SHORTEST || block.text.length > MAX_TITLE || block.hidden) return null
  if (block.heading === 0 && !mayBegin(block.text, named, known)) return null
  if (block.heading === 0 && (TRAIL.test(block.text) || readIssue(block.text))) return null
  const whole = withNextLines(block, page, named)
  const told = withoutKind(whole, named)
  const text = block.heading > 0 && !named.includes(squeeze(told)) ? withoutInfo(told) : told
  const short = squeeze(text)
  if (short.length < SHORTEST) return null
  const inTitle = named.startsWith(short)
    ? 1
    : named.includes(short)
      ? 0.7
      : truncated(short, text, named)
        ? 0.6
        : 0
  const inMeta = known.includes(short) ? 1 : 0
  if (inTitle === 0 && inMeta === 0 && block.heading === 0) return null
  if (block.heading === 0 && labels[block.index]) return null
  if (inTitle > 0 && short.length < Math.min(8, named.length * 0.3)) return null
  let score = inTitle * 4 + inMeta * 3 + Math.min(short.length, 30) * 0.05
  if (block.heading > 0 && block.heading < 4) score += 2.5 - block.heading * 0.5
  if (linkShare(block) > 0.5) score -= 2
  if (storyStart !== null && block.index > storyStart) score -= 2
  if (inCrumb(block, page)) score -= 3
  return {
    text,
    block: block.index,
    score,
    reason: inTitle > 0 ? '正文上方与网页标题一致的文字' : '页面上的标题',
  }
}

/** Longest name of a section. */
const MAX_SECTION = 8
/** Longest name of a site by which a whole page is titled. */
const MAX_SITE = 8
/** Shortest headline that is set in bold or large above its story. */
const SHORTEST_SET = 4

/** True where the page is titled by its site, or by its section: the page's title opens with the last step of its trail. */
function isSectionName(page: Page): boolean {
  const title = page.hints.documentTitle ?? ''
  if ((title.length <= MAX_SITE && OUTLET.test(title)) || readIssue(title)) return true
  const section = squeeze(title.split(DIVIDER)[0] ?? '')
  if (section.length < 2 || section.length > MAX_SECTION) return false
  return page.blocks.some(({ text }) => TRAIL.test(text) && squeeze(text).endsWith(section))
}

/** Steps of a trail: 首页 > 新闻. */
const TRAIL = /\s[>›»→]{1,2}\s?|[>›»→]{1,2}\s/

/** A cheap look before the dear one: its first letters stand in the page's title or in a meta title. */
function mayBegin(text: string, named: string, known: readonly string[]): boolean {
  const start = squeeze(text.slice(0, 8)).slice(0, 2)
  return start.length < 2 || named.includes(start) || known.some((title) => title.startsWith(start))
}

/** Long headlines are set on several lines: as many of them as the page's title goes on with. */
function withNextLines(block: Block, page: Page, named: string): string {
  const start = squeeze(block.text)
  if (start.length < SHORTEST || !named.startsWith(start)) return block.text
  let text = block.text
  for (const next of page.blocks.slice(block.index + 1, block.index + 1 + MAX_MORE_LINES)) {
    if (next.tag !== block.tag || !named.startsWith(squeeze(text + next.text))) break
    text += next.text
  }
  return text
}

/** The page shows a shortened headline (…) or the head does. */
function truncated(short: string, text: string, named: string): boolean {
  if (/(?:\.{2,}|…)$/.test(text)) return named.startsWith(short.slice(0, -1))
  return (
    short.length >= 12 && named.length >= 10 && short.startsWith(named.slice(0, Math.min(named.length, 14)))
  )
}

function inCrumb(block: Block, page: Page): boolean {
  const role = page.containers[block.container]?.role
  return role === 'nav' || role === 'related' || role === 'comments'
}

/** Dividers between headline, channel and site. A dash of two (——) belongs to the headline. */
const DIVIDER = /\s*[_|｜]\s*|\s*(?<!-)--+(?!-)\s*|\s+[-–—－]\s+|\s*(?<![-—–])[-–](?![-—–])\s*/g
/** How many UTF-16 units a headline has at least when a site's name is cut off it. */
const MIN_HEADLINE = 6
const OUTLET =
  /(?:网|網|报|報|社|台|臺|频道|頻道|在线|新闻|新聞|新报|周刊|时报|中心|客户端|政府|传媒|传播|门户|快报|早报|晚报|日报|财经|科技|资讯|论坛|博客|广播|电视|新浪|搜狐|腾讯|凤凰|网易|.(?:com|cn|net))$/i

/** 云汀日报多媒体数字报-某某某: a paper's name before the headline. */
const MASTHEAD =
  /^[\p{Script=Han}]{2,8}[报報](?:多媒体)?(?:数字报|電子報|數字報|电子报|电子版|數字版|数字版)?[-_](?=.)/u

function cutMasthead(text: string): string {
  return text.replace(MASTHEAD, '')
}

/**
 * Cuts the names of channels and site off the end of a title.
 *
 * @param text - The title as it stands.
 * @param page - For the site's own name.
 * @param careful - Only cut what is surely a site's name: for lines of a dump, which bear one more rarely.
 */
export function cutSite(text: string, page: Page, careful = false): string {
  const site = squeeze(page.hints.meta.get('og:site_name')?.[0] ?? page.hints.meta.get('sitename')?.[0] ?? '')
  const cuts = [...text.matchAll(DIVIDER)].filter((m) => m.index > 0)
  let end = text.length
  for (const cut of cuts.reverse()) {
    const tail = text.slice(cut.index + cut[0].length, end).trim()
    if (cut.index < MIN_HEADLINE || tail.length > 16) break
    const strong = /[_|｜]|--|\s[-–—]\s/.test(cut[0])
    const named = OUTLET.test(tail) || (site !== '' && squeeze(tail) === site) || end < text.length
    if (careful || !strong ? !named : false) break
    end = cut.index
  }
  return text.slice(0, end).trim()
}
