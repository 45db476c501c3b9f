/**
 * The source: the outlet after 来源, else the one that stands beside the date, else the site itself.
 *
 * Pure.
 */

import { jsonLdNames } from '../extract/json-ld.ts'
import { linkShare, type Page } from '../lines/block.ts'
import { openingOutlet, parseCredits, placedOutlet } from '../lines/credits.ts'
import { findMoments, withoutYearless } from '../lines/dates.ts'
import { readFeedLine, readIssue, readProvenance, withoutRole } from '../lines/info.ts'
import { kinship, prosePairs } from '../lines/kinship.ts'
import {
  isLabelWord,
  isOutletLine,
  type Labelled,
  readBareFields,
  readBareSource,
  readFields,
  readOutlet,
} from '../lines/names.ts'
import { areNames, residue } from '../lines/residue.ts'
import { isLatinName, isPersonName } from '../lines/surnames.ts'
import { squeeze } from '../lines/tidy.ts'
import { wordingOf } from '../lines/wording.ts'
import {
  addAccount,
  addDumpSite,
  addTrail,
  isBoard,
  NO_OUTLET,
  type SourceCandidate,
  siteNames,
} from './site.ts'
import type { Line, Zone } from './zone.ts'

const META_SOURCES = [
  'contentsource',
  'article:source',
  'source',
  'mediaid',
  'og:article:source',
  'article:author',
  'sourcename',
  'og:article:author',
]
/** Lines of the table of particulars that official pages set above the headline. */
const NEAR_ABOVE = 16

/** Candidates, best first. */
export function findSources(page: Page, zone: Zone): SourceCandidate[] {
  const found: SourceCandidate[] = []
  for (const line of zone.head) addLabelled(found, line, 10, '标题附近“来源”之后')
  for (const [i, line] of zone.head.entries()) addBeside(found, line, 8 - Math.min(i, 20) * 0.1)
  for (const line of [...zone.head, ...zone.after]) addPaper(found, line)
  addNeighbours(found, page, zone)
  for (const line of zone.after) addLabelled(found, line, 8.2, '正文之后“来源”之后')
  addMeta(found, page)
  for (const line of zone.above.slice(0, NEAR_ABOVE)) addLabelled(found, line, 6.5, '标题上方“来源”之后')
  addOwnWords(found, zone)
  if (page.kind === 'text') addDumpSite(found, page, zone)
  for (const line of zone.above) addMasthead(found, line.text)
  for (const part of (page.hints.documentTitle ?? '').split(/-+|_/)) addMasthead(found, part.trim())
  addTrail(found, zone)
  addAccount(found, page, zone)
  addTaken(found, zone)
  for (const name of jsonLdNames(page.hints.jsonLd, 'publisher'))
    found.push({ name, score: 2.2, reason: 'JSON-LD 的 publisher' })
  for (const name of siteNames(page))
    if (squeeze(name) !== squeeze(zone.title)) found.push({ name, score: 2, reason: '网站名称' })
  for (const name of page.hints.meta.get('author')?.slice(0, 1) ?? [])
    if (isOutletName(name)) found.push({ name, score: 1.9, reason: '页头元数据 author' })
  const writers = writersOf(zone)
  return found
    .map((one) => (one.reason === BESIDE && writers.has(one.name) ? { ...one, score: WRITER } : one))
    .sort((a, b) => b.score - a.score)
}

const BESIDE = '日期旁边的名称'

const WRITER = 1

/** Whom the story's credit lines name: a pen name beside the date is no outlet. */
function writersOf({ head, after, trimmed }: Zone): ReadonlySet<string> {
  const texts = [...head, ...after, ...trimmed.credits].map(({ text }) => text)
  return new Set(texts.flatMap((text) => (parseCredits(text) ?? []).flatMap(({ names }) => names)))
}

/** 凡注明“来源：某某网”的作品: a rule for all of a site's stories tells nothing of this one. */
const FOR_ALL = /^.{0,20}(?:凡|如).{0,16}(?:注明|標註|标注|註明|标明)/

function addLabelled(found: SourceCandidate[], line: Line, score: number, reason: string): void {
  if (FOR_ALL.test(line.text)) return
  for (const { field, value } of [...readFields(line.text), ...bareFields(line)]) {
    const name = field === 'source' ? readOutlet(value) : null
    if (name) found.push({ name, score, reason })
  }
  const [first] = readFields(line.text)
  const before = first ? line.text.slice(0, first.at - first.word.length - 1).trim() : ''
  if (isOutletLine(before)) found.push({ name: before, score: score - 3, reason: '标签前面的名称' })
  const feed = readFeedLine(line.text)
  if (feed) found.push({ name: feed.outlet, score: score - 0.5, reason: '阅读器列出的媒体' })
  const origin = readProvenance(line.text)
  if (origin) found.push({ name: origin, score: score - 0.5, reason: '说明文章出处的一句' })
}

/** Labels without a colon count on short lines only. */
function bareFields(line: Line): Labelled[] {
  const alone = readBareSource(line.text)
  if (alone) return [alone]
  return line.text.length <= 120 && findMoments(line.text).length > 0 ? readBareFields(line.text) : []
}

/** Steps of a trail in front of the date name sections, but the first may be the outlet: 样报网 > 生活 2020年…. */
function withoutTrail(text: string): string {
  const steps = text.split(/\s?[>›»]\s?/)
  if (steps.length < 2) return text
  const last = steps[steps.length - 1] ?? ''
  const date = findMoments(last)[0]
  return date ? `${steps[0]} ${last.slice(date.at)}` : text
}

/** A second headline begins with a dash. */
const SUBTITLE = /^[—–-]{2}/

/** 某某中心官方账号: who owns the account whose name stands on a line of its own. */
const OWNED = /^官方[账帐]号/
const OWNER = 5.2

const MAX_PEN_NAME = 3

/** What stands beside a date when labelled values, counters and tools are taken away. */
function addBeside(found: SourceCandidate[], line: Line, score: number): void {
  if (line.label !== null && line.label !== 'tools') return
  if (linkShare(line.block) > 0.8) return
  const short = line.text.length <= MAX_ISSUE_LINE ? withoutYearless(line.text) : null
  const dated = findMoments(line.text).length > 0
  if (!dated && short === null) return
  const tokens = residue(withoutTrail(dated ? line.text : (short ?? '')))
  if (areNames(tokens)) return
  const named = tokens.filter((token) => !isPersonName(token) && !isLatinName(token) && !isLabelWord(token))
  // A pen name or a section may stand nearer to the date than the outlet.
  const isFormal = named.some(isOutletLine)
  const outlets = named.filter((token) => !isFormal || token.length > MAX_PEN_NAME || isOutletLine(token))
  for (const segment of outlets) {
    // 兰州某报·某客户端: the publisher stands first, the platform behind the dot.
    const name = readOutlet(segment.split('·').find((part) => part.trim().length >= 2) ?? '')
    if (name && !SUBTITLE.test(segment) && !PLACE.test(name) && (dated || !NO_OUTLET.test(name))) {
      const behind = line.text.slice(line.text.indexOf(name) + name.length)
      const owns = OWNED.test(wordingOf(behind))
      // Two characters may be the writer's place or a section.
      const isWeak = owns || (name.length < 3 && !isOutletLine(name))
      found.push({ name, score: isWeak ? OWNER : score, reason: BESIDE })
      return
    }
  }
}

/** 【转自某某晚报】某月某日…: a reprint names its paper before the first words. */
const TAKEN = /^[【([]\s?(?:转自|转载自|来源|摘自|据)\s?:?\s?(\p{Script=Han}{2,12})[】)\]]/u

/** The outlet that the story's opening or its by-line names. */
function addOwnWords(found: SourceCandidate[], zone: Zone): void {
  const { story, credits } = zone.trimmed
  for (const { text } of [...story.slice(0, 2), ...credits, ...zone.head]) {
    const name = placedOutlet(text) ?? openingOutlet(text)
    if (name) found.push({ name, score: 4.5, reason: '正文开头自称的媒体' })
  }
}

/** The paper that a reprint names; a paper's own page says what it reprints, and is its source all the same. */
function addTaken(found: SourceCandidate[], zone: Zone): void {
  const opening = zone.trimmed.story[0]?.text.slice(0, 40) ?? ''
  const name = TAKEN.exec(wordingOf(opening))?.[1]
  const isPaper = found.some(({ reason }) => reason === MASTHEAD_REASON)
  if (name) found.push({ name, score: isPaper ? 1 : 6, reason: '正文开头“转自”之后' })
}

/** A paper with the day of its issue: （《某某日报》1999年5月12日 第一版）. */
const ISSUE = /《([^《》]{2,16})》\s{0,3}[（(]?\s{0,3}$/
const MAX_ISSUE_LINE = 60

function addPaper(found: SourceCandidate[], line: Line): void {
  if (line.text.length > MAX_ISSUE_LINE) return
  const date = findMoments(line.text)[0]
  const name = date
    ? (ISSUE.exec(line.text.slice(0, date.at))?.[1] ?? readIssue(line.text)?.outlet)
    : undefined
  if (name) found.push({ name, score: 8.5, reason: '刊期前面的报刊名称' })
}

/** Longest name of an outlet that stands on a line of its own. */
const LONGEST_LINE = 16
/** 发布于：某某省 */
const PLACE = /^\p{Script=Han}{1,6}[省市县区]$/u

/** What a meta tag for the author holds is an outlet where it is neither a person nor an account's name. */
function isOutletName(name: string): boolean {
  return /^\p{Script=Han}{3,12}$/u.test(name) && !isPersonName(name)
}

/** Two characters alone are a place's or a section's name rather than an outlet's: any name of the site is better. */
const SHORT_NAME = 1.95
const MAX_ACCOUNT = 6

/** Names on lines of their own between headline and story, the first one first. */
function addNeighbours(found: SourceCandidate[], page: Page, zone: Zone): void {
  // On a board the lines of their own are members' names and ranks.
  if (isBoard(page.hints)) return
  const lines = zone.head.filter((line) => line.block.index > (zone.titleBlock ?? -1))
  const prose = prosePairs(zone.trimmed.story, [])
  let order = 0
  for (const line of lines) {
    if (line.label !== null || line.text.length > LONGEST_LINE) continue
    if (parseCredits(line.text) !== null || line.block.heading > 0 || readFields(line.text).length > 0)
      continue
    // The outlet's name is a part of the line: 云汀样报记者 发自柳湾.
    if (openingOutlet(line.text) !== null) continue
    // 原创 某某某 样报观察: the account stands behind its writer.
    const words = withoutRole(line.text)
      .replace(/^(?:原创|by)\s+/i, '')
      .split(/[\s/]+/)
    const rest = words.filter((word) => !isPersonName(word))
    if (squeeze(line.text) === squeeze(zone.title)) continue
    if (
      rest.length === 0 ||
      isLatinName(rest.join(' ')) ||
      NO_OUTLET.test(rest.join(' ')) ||
      isSubtitle(line.text, prose)
    )
      continue
    const name = readOutlet(rest.join(' '))
    // 【有片】 says what kind of story it is.
    if (/^[【[].{1,4}[】\]]$/.test(line.text)) continue
    if (!name || SUBTITLE.test(line.text)) continue
    const named = page.hints.meta.get('author')?.[0] === name ? 0.5 : 0
    // A motto is longer than an account's name.
    const motto = name.length > MAX_ACCOUNT && !isOutletLine(name) ? 0.4 : 0
    const score = (name.length < 3 ? SHORT_NAME : 5.5 - order++ * 0.4 - motto) + named
    found.push({ name, score, reason: '标题与正文之间单独一行的名称' })
  }
}

/** Shortest second headline, and the share of its pairs that the story has. */
const MIN_SUBTITLE = 7
const TOLD = 0.5

/** A line that says what the story says, and is no outlet's name. */
function isSubtitle(text: string, prose: ReadonlySet<string>): boolean {
  return text.length >= MIN_SUBTITLE && !isOutletLine(text) && kinship(text, prose) >= TOLD
}

function addMeta(found: SourceCandidate[], page: Page): void {
  for (const [i, name] of META_SOURCES.entries()) {
    const value = page.hints.meta.get(name)?.[0]
    const outlet = value ? readOutlet(value) : null
    if (outlet && !/^https?$/.test(outlet))
      found.push({ name: outlet, score: 6 - i * 0.1, reason: `页头元数据 ${name}` })
  }
}

const MASTHEAD_REASON = '报头名称'
const MASTHEAD =
  /^([\p{L}·]{2,14}?)\s?(?:多媒体)?(?:数字报|電子報|數字報|电子报|电子版|數字版|数字版|數位報|手机版)/u

function addMasthead(found: SourceCandidate[], text: string): void {
  const name = MASTHEAD.exec(text)?.[1]
  if (name) found.push({ name, score: 3, reason: MASTHEAD_REASON })
}
