/**
 * When the story was published: what a reader sees near the headline first, structured data after it.
 *
 * Pure. Updates, comments and other stories' dates are never taken. Systems that were moved carry the day of the move
 * in their structured data, so a date on the page wins over it.
 */
import type { DateOrigin } from '../../article.ts'
import { jsonLdStrings } from '../extract/json-ld.ts'
import { type Hints, linkShare } from '../lines/block.ts'
import { findMoments, findSpread, findYearless, type Moment, parseMoment } from '../lines/dates.ts'
import { readIssue } from '../lines/info.ts'
import { readFields } from '../lines/names.ts'
import { wordingOf } from '../lines/wording.ts'
import type { Line, Zone } from './zone.ts'

/** A moment that could be the publication, with what speaks for it. */
export interface DateCandidate {
  readonly moment: Moment
  readonly origin: DateOrigin
  readonly score: number
  /** In Chinese. */
  readonly reason: string
}

/** Names of meta tags that carry the publication moment, most trusted first. */
export const META_DATES = [
  'article:published_time',
  'og:article:published_time',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publish_time',
  'publishtime',
  'og:published_time',
  'og:release_date',
  'og:pubdate',
  'datepublished',
  'firstpublishedtime',
  'weibo: article:create_at',
  'weibo:article:create_at',
  'apub:time',
  'dc.date.issued',
  'dc.date',
  'createdate',
  'date',
]

const NEAR = '标题附近'
/** What a labelled update near the headline counts for: less than any date of publication but the address's. */
const LAST_RESORT = 0.5
const LEAD_CHARS = 16
const WHEN = /(?:时间|日期|于|在|[:\s])+$/
const PUBLISHED = /(?:发布|发佈|发表|刊登|上传|来源|出版|刊发|发文|签发)$/
const UPDATED =
  /(?:更新|更改|抓取|采集|收录|入库|缓存|访问|浏览|打印|修改|编辑|截至|截止|评论|回复|登录|今天是|现在是|最后)$/

/** What may say behind a date that the story went out then: 2020-01-02 03:04 发稿. */
const PUBLISHED_BEHIND =
  /^\s?(?:发稿|发布|刊发|播发|签发|首发|刊登|发表|见报)(?!时间|日期|会|于|者|人|单位|机构|\s?:)/
/** The paper that a story was taken from stands before the day of its issue. */
const TAKEN_FROM = /(?:原载|原刊|载于|刊于|转自|摘自|选自).{0,3}《[^《》]{2,20}》\s?$/

/** （《某某日报》2001年3月2日第一版）: the issue of a paper. */
const ISSUE = /^[（(\s]{0,3}《[^《》]{2,16}》\s{0,2}[（(]?\s{0,2}$/
/** Lines directly behind a story in which its day may stand alone. */
const SIGNED_LINES = 4
const SIGNED = 1.2

/** What the words before a date, or directly behind it, say it is. */
function leadOf(text: string, { at, end }: Moment): 'published' | 'updated' | null {
  const lead = wordingOf(text.slice(Math.max(0, at - LEAD_CHARS), at))
  const bare = lead.replace(WHEN, '')
  if (UPDATED.test(bare)) return 'updated'
  if (PUBLISHED_BEHIND.test(wordingOf(text.slice(end, end + 8)))) return 'published'
  if (ISSUE.test(text.slice(0, at))) return 'published'
  if (TAKEN_FROM.test(wordingOf(text.slice(Math.max(0, at - LEAD_CHARS * 2), at)))) return 'published'
  return PUBLISHED.test(bare) || /(?:时间|日期)(?:\s{0,2}:\s{0,2}|\s)$/.test(lead) ? 'published' : null
}

/** Candidates, best first. */
export function findPublished(zone: Zone, hints: Hints, url: string | null): DateCandidate[] {
  const found: DateCandidate[] = []
  for (const [i, line] of zone.head.entries()) addLine(found, line, 6 - Math.min(i, 30) * 0.05, NEAR, false)
  addSpread(found, zone)
  for (const { block, value } of hints.times) {
    const near = zone.head.some((line) => Math.abs(line.block.index - block) <= 1)
    const moment = near ? parseMoment(value) : null
    if (moment)
      found.push({ moment, origin: 'page', score: moment.clock ? 7.5 : 5, reason: '标题附近的 <time> 元素' })
  }
  for (const [i, line] of zone.after.entries()) addLine(found, line, 4 - i * 0.05, '正文之后、带标签', true)
  for (const line of zone.after.slice(0, SIGNED_LINES)) addSigned(found, line)
  for (const [i, line] of zone.above.entries())
    addLine(found, line, 3 - Math.min(i, 380) * 0.005, '标题上方', false)
  addStructured(found, hints)
  addScripts(found, zone, hints)
  const fromUrl = url ? dayOfUrl(url) : null
  addYearless(found, zone, hints, fromUrl)
  if (fromUrl) found.push({ moment: fromUrl, origin: 'url', score: 0.2, reason: '网址中的日期' })
  return withClock(found.sort((a, b) => b.score - a.score))
}

function addLine(
  found: DateCandidate[],
  line: Line,
  base: number,
  where: string,
  labelledOnly: boolean,
): void {
  const { text, block } = line
  for (const moment of findMoments(text)) {
    const lead = leadOf(text, moment)
    const labelled =
      lead === 'published' || (labelledOnly && readFields(text).some((f) => f.field === 'source'))
    if (labelledOnly && !labelled) continue
    if (lead === 'updated') {
      // Systems that show no other date mean the day on which the story went up.
      if (where === NEAR && (readFields(text).length > 0 || /^(?:最[后後近新])?更新/.test(text)))
        found.push({
          moment,
          origin: 'page',
          score: LAST_RESORT,
          reason: '标题附近的更新时间，页面没有别的日期',
        })
      continue
    }
    if (linkShare(block) > 0.6 && !labelled) continue
    const score = base + (moment.clock ? 2 : 0) + (labelled ? 1 : 0) - (block.text.length > 120 ? 1.5 : 0)
    found.push({ moment, origin: 'page', score, reason: `${where}的日期` })
  }
}

/** A day alone on a line behind the story: releases close with it. */
function addSigned(found: DateCandidate[], { text }: Line): void {
  const issue = readIssue(text)
  if (issue)
    found.push({ moment: issue.moment, origin: 'page', score: SIGNED + 0.1, reason: '正文之后的报刊日期' })
  const [moment] = text.length <= SPREAD_LINE ? findMoments(text) : []
  if (moment?.at === 0 && /^[\s（(]{0,2}(?:(?:星期|周|週).)?[\s）)]{0,2}$/.test(text.slice(moment.end)))
    found.push({ moment, origin: 'page', score: SIGNED, reason: '正文之后单独一行的日期' })
}

function addStructured(found: DateCandidate[], hints: Hints): void {
  const issue = readIssue(hints.documentTitle ?? '')
  if (issue) found.push({ moment: issue.moment, origin: 'meta', score: 1, reason: '网页标题中的刊期' })
  for (const value of jsonLdStrings(hints.jsonLd, 'datePublished')) {
    const moment = parseMoment(value)
    if (moment) found.push({ moment, origin: 'json-ld', score: 2, reason: 'JSON-LD 的 datePublished' })
  }
  for (const [i, name] of META_DATES.entries()) {
    const value = hints.meta.get(name)?.[0]
    const moment = value ? parseMoment(value) : null
    if (moment) found.push({ moment, origin: 'meta', score: 1.5 - i * 0.03, reason: `页头元数据 ${name}` })
  }
}

/** Longest line that holds nothing but a date whose parts stand apart. */
const SPREAD_LINE = 24

/** Year, day and clock on lines of their own, or apart on one line. */
function addSpread(found: DateCandidate[], zone: Zone): void {
  const inOrder = [...zone.head].sort((a, b) => a.block.index - b.block.index)
  for (const line of inOrder) {
    const moment = line.text.length <= SPREAD_LINE ? findSpread(line.text) : null
    if (moment) found.push({ moment, origin: 'page', score: 7, reason: '标题附近分开写的日期' })
  }
  for (let i = 0; i < inOrder.length; i++) {
    const run = inOrder.slice(i, i + 3).map((line) => line.block.text)
    if (!/^\d{1,4}/.test(run[0] ?? '') || run.some((text) => text.length > 12)) continue
    const moment = findSpread(run.join(' '))
    if (moment) found.push({ moment, origin: 'page', score: 7, reason: '标题附近分行写的日期' })
  }
}

const SCRIPT_DATE =
  /\b(?:pub(?:lish)?_?(?:time|date|at)|news_?time|create_?time|ctime|ct|ptime|datepublished|article_?time)["']?\s{0,3}[:=]\s{0,3}["']?(1\d{9}(?:\d{3})?|\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T\s]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})?)?)(?!\d)/gi
const MAX_SCRIPT_DATES = 40
/** A date in a script is the story's where its title stands so near, in UTF-16 units. */
const TITLE_REACH = 600

/** Moments under telling names in scripts: some pages write their date by script alone. */
function addScripts(found: DateCandidate[], zone: Zone, hints: Hints): void {
  let count = 0
  for (const script of hints.scripts) {
    for (const m of script.matchAll(SCRIPT_DATE)) {
      const moment = parseMoment(m[1] ?? '')
      const around = script.slice(Math.max(0, m.index - TITLE_REACH), m.index + TITLE_REACH)
      const named = zone.title.length >= 6 && around.includes(zone.title.slice(0, 8)) ? 0.4 : 0
      const score = 1 + named - count * 0.01
      if (moment) found.push({ moment, origin: 'meta', score, reason: '脚本变量中的发布时间' })
      if (++count >= MAX_SCRIPT_DATES) return
    }
  }
}

/** A date near the headline without its year: the year comes from structured data of the same day, or the address. */
function addYearless(found: DateCandidate[], zone: Zone, hints: Hints, fromUrl: Moment | null): void {
  if (found.some(({ score }) => score >= 5)) return
  for (const line of zone.head) {
    const short = line.text.length <= 60 ? findYearless(line.text) : null
    if (!short) continue
    const same =
      [...found.map(({ moment }) => moment), ...updates(hints)].find(({ day }) =>
        day.endsWith(short.monthDay),
      ) ?? fromUrl
    if (!same) continue
    const day = `${same.day.slice(0, 4)}-${short.monthDay}`
    const moment: Moment = { day, clock: short.clock, at: 0, end: 0 }
    found.push({
      moment,
      origin: 'page',
      score: 5,
      reason: '标题附近不带年份的日期，年份取自结构化数据或网址',
    })
    return
  }
}

/** Moments of the last update: good for a missing year, never for the day. */
function updates(hints: Hints): Moment[] {
  const values = ['dateupdate', 'datemodified', 'article:modified_time', 'og:updated_time'].flatMap(
    (name) => hints.meta.get(name) ?? [],
  )
  return values.flatMap((value) => parseMoment(value) ?? [])
}

/** Score from which a date on the page stands near the headline. */
const NEAR_TITLE = 5

/** Where the best names only the day, a moment of the same day with its time is better. */
function withClock(found: readonly DateCandidate[]): DateCandidate[] {
  const best = found[0]
  if (!best || best.moment.clock) return [...found]
  const exact = found.find(
    ({ moment, origin, score }) =>
      moment.clock !== null && moment.day === best.moment.day && (origin !== 'page' || score >= NEAR_TITLE),
  )
  return exact ? [exact, ...found.filter((other) => other !== exact)] : [...found]
}

/** The day in an address such as /2019-09/23/ or t20190923_1.html. */
export function dayOfUrl(url: string): Moment | null {
  const path = url.replace(/^https?:\/\/[^/]{1,200}/i, '').slice(0, 400)
  const m = /(?<!\d)(20[0-3]\d|19[89]\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path)
  return m ? parseMoment(`${m[1]}-${m[2]}-${m[3]}`) : null
}
