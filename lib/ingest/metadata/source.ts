/**
 * The source: the outlet after 来源, else the one that stands beside the date, else the site itself.
 *
 * Pure.
 */
import { linkShare, type Page } from '../extract/block.ts'
import { jsonLdNames } from '../extract/json-ld.ts'
import { wordingOf } from '../extract/wording.ts'
import { openingOutlet, parseCredits, placedOutlet } from './credits.ts'
import { findMoments, withoutYearless } from './dates.ts'
import { readProvenance } from './info.ts'
import { kinship, prosePairs } from './kinship.ts'
import { isLabelWord, isOutletLine, type Labelled, readBareFields, readFields, readOutlet } from './names.ts'
import { isPersonName } from './surnames.ts'
import type { Line, Zone } from './zone.ts'

/** An outlet that could be the source. */
export interface SourceCandidate {
  readonly name: string
  readonly score: number
  /** In Chinese. */
  readonly reason: string
}

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
const META_SITES = ['og:site_name', 'sitename', 'application-name', 'apple-mobile-web-app-title', 'publisher']

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
  for (const part of (page.hints.documentTitle ?? '').split(/--+|_/)) addMasthead(found, part.trim())
  addTaken(found, zone)
  for (const name of jsonLdNames(page.hints.jsonLd, 'publisher'))
    found.push({ name, score: 2.2, reason: 'JSON-LD 的 publisher' })
  for (const name of siteNames(page)) found.push({ name, score: 2, reason: '网站名称' })
  for (const name of page.hints.meta.get('author')?.slice(0, 1) ?? [])
    if (isOutletName(name)) found.push({ name, score: 1.9, reason: '页头元数据 author' })
  return found.sort((a, b) => b.score - a.score)
}

/** 凡注明“来源：某某网”的作品: a rule for all of a site's stories tells nothing of this one. */
const FOR_ALL = /^.{0,20}(?:凡|如).{0,16}(?:注明|標註|标注|註明|标明)/

function addLabelled(found: SourceCandidate[], line: Line, score: number, reason: string): void {
  if (FOR_ALL.test(line.text)) return
  for (const { field, value } of [...readFields(line.text), ...bareFields(line)]) {
    const name = field === 'source' ? readOutlet(value) : null
    if (name) found.push({ name, score, reason })
  }
  const origin = readProvenance(line.text)
  if (origin) found.push({ name: origin, score: score - 0.5, reason: '说明文章出处的一句' })
}

/** Labels without a colon count on short lines only. */
function bareFields(line: Line): Labelled[] {
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

/** What stands beside a date when labelled values, counters and tools are taken away. */
function addBeside(found: SourceCandidate[], line: Line, score: number): void {
  if (line.label !== null && line.label !== 'tools') return
  if (linkShare(line.block) > 0.8) return
  const short = line.text.length <= MAX_ISSUE_LINE ? withoutYearless(line.text) : null
  const dated = findMoments(line.text).length > 0
  if (!dated && short === null) return
  const tokens = residue(withoutTrail(dated ? line.text : (short ?? '')))
  if (areNames(tokens)) return
  const outlets = tokens.filter((token) => !isPersonName(token) && !isLabelWord(token))
  for (const segment of outlets) {
    // 兰州某报·某客户端: the publisher stands first, the platform behind the dot.
    const name = readOutlet(segment.split('·').find((part) => part.trim().length >= 2) ?? '')
    if (name && !SUBTITLE.test(segment) && (dated || !NO_OUTLET.test(name))) {
      found.push({ name, score, reason: '日期旁边的名称' })
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

/** Lines directly above a dump's headline in which an outlet's name may stand alone. */
const ABOVE_HEADLINE = 2
/** Steps of a trail and parts of a site's own line. */
const STEP = /\s?[»>›|｜/·]\s?|\s+/
const MAX_SITE = 12

/** The name of a section, which stands where an outlet's might. */
const SECTION =
  /^(?:国内|国际|社会|时政|财经|体育|娱乐|科技|军事|教育|文化|健康|民生|本地|地方|滚动|综合|图片|视频|生活|港闻|即时|两岸|焦点|热点|最新|今日)(?:新闻|要闻|频道|头条|观察)?$/

/** A dump begins with the site's name, or has it directly above the headline. */
function addDumpSite(found: SourceCandidate[], page: Page, zone: Zone): void {
  const { titleBlock } = zone
  if (titleBlock === null) return
  const above = page.blocks.slice(Math.max(0, titleBlock - ABOVE_HEADLINE), titleBlock).reverse()
  const line = above.find(
    ({ text }) => isOutletLine(text) && !NO_OUTLET.test(text) && !SECTION.test(wordingOf(text)),
  )
  if (line) found.push({ name: line.text, score: 2.4, reason: '标题上方单独一行的媒体名' })
  const chrome = page.blocks.slice(titleBlock + 1).filter((block) => !zone.trimmed.story.includes(block))
  const quoted = above.find(
    ({ text }) => text.length <= MAX_SITE && chrome.some((block) => block.text.includes(`《${text}》`)),
  )
  if (quoted) found.push({ name: quoted.text, score: 2.3, reason: '标题上方的名称，页面别处写在书名号里' })
  const name = titleBlock > 0 ? (page.blocks[0]?.text ?? '').split(STEP)[0] : undefined
  if (!name || name.length < 2 || name.length > MAX_SITE || NO_OUTLET.test(name)) return
  const again = chrome.some(({ text }) => text.includes(name))
  if (isOutletLine(name) || again) found.push({ name, score: 2.1, reason: '文本开头的站名' })
}

/** A paper with the day of its issue: （《某某日报》1999年5月12日 第一版）. */
const ISSUE = /《([^《》]{2,16})》\s{0,3}[（(]?\s{0,3}$/
const MAX_ISSUE_LINE = 60

function addPaper(found: SourceCandidate[], line: Line): void {
  if (line.text.length > MAX_ISSUE_LINE) return
  const date = findMoments(line.text)[0]
  const name = date ? ISSUE.exec(line.text.slice(0, date.at))?.[1] : undefined
  if (name) found.push({ name, score: 8.5, reason: '刊期前面的报刊名称' })
}

/** Longest name of an outlet that stands on a line of its own. */
const LONGEST_LINE = 16
const NO_OUTLET =
  /^(?:索引号|文号|主题|有效性|分类|由\s|by\s|posted|published|分享|评论|登录|关注|原创|转载|作者|正文|收藏|打印|订阅|首页|返回|企鹅号|百家号|头条号|网易号|搜狐号|大鱼号|公众号|昨天|今天|前天|听新闻|语音播报|导语|摘要|优质|阅读|来源|时间|新闻|要闻|视频|图片|采访|供稿|提交|新手上路|论坛元老)|登录$|(?:注册|初级|中级|高级|金牌)会员$|版主$|管理员$|于$|[\d:：]{3,}|\d[次人万条]|[，。！？；“”《》#>]/

/** What a meta tag for the author holds is an outlet where it is neither a person nor an account's name. */
function isOutletName(name: string): boolean {
  return /^\p{Script=Han}{3,12}$/u.test(name) && !isPersonName(name)
}

/** Names on lines of their own between headline and story, the first one first. */
function addNeighbours(found: SourceCandidate[], page: Page, zone: Zone): void {
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
    const words = line.text.replace(/^(?:原创|by)\s+/i, '').split(/[\s/]+/)
    const rest = words.filter((word) => !isPersonName(word))
    if (rest.length === 0 || NO_OUTLET.test(rest.join(' ')) || isSubtitle(line.text, prose)) continue
    const name = readOutlet(rest.join(' '))
    if (!name || SUBTITLE.test(line.text)) continue
    const named = page.hints.meta.get('author')?.[0] === name ? 0.5 : 0
    found.push({ name, score: 5.5 - order++ * 0.4 + named, reason: '标题与正文之间单独一行的名称' })
  }
}

/** Shortest second headline, and the share of its pairs that the story has. */
const MIN_SUBTITLE = 7
const TOLD = 0.5

/** A line that says what the story says, and is no outlet's name. */
function isSubtitle(text: string, prose: ReadonlySet<string>): boolean {
  return text.length >= MIN_SUBTITLE && !isOutletLine(text) && kinship(text, prose) >= TOLD
}

/** The text with every match of a pattern on its wording blanked out. */
function blank(text: string, pattern: RegExp): string {
  let out = ''
  let from = 0
  for (const m of wordingOf(text).matchAll(pattern)) {
    out += `${text.slice(from, m.index)}  `
    from = m.index + m[0].length
  }
  return out + text.slice(from)
}

/** What stands in info lines beside outlets, each kind with a text that needs it. */
export const NOISE_WORDS: readonly (readonly [string, string])[] = [
  [
    '第\\s?[a-z]?[\\d一二三四五六七八九十]{1,4}\\s?版(?:[:\\s]{0,2}\\p{Script=Han}{2,4}(?=\\s|$|[)）]))?',
    '第A12版 要闻',
  ],
  ['朗读|(?:\\d(?:\\.\\d{1,2})?)?倍速', '1.0倍速'],
  [
    '(?<=^|[\\s|])(?:国内|国际|社会|时政|财经|体育|娱乐|科技|军事|教育|文化|健康|民生|本地|地方|滚动|综合|图片|视频)(?:新闻|要闻|资讯|频道)?(?=[\\s|]|$)',
    '国内新闻',
  ],
  ['https?:\\/\\/[\\x21-\\x7e]{1,300}', 'http://www.outlet.example/'],
  ['(?<![\\w.])[a-z\\d-]{1,40}(?:\\.[a-z\\d-]{2,20}){1,3}(?![\\w.])', 'sports.outlet.example'],
  ['我[要来]\\p{Script=Han}{2,4}', '我要投稿'],
  ['\\p{Script=Han}{0,2}本[报刊站网]', '订阅本报'],
  ['听新闻|语音播报|参与互动', '听新闻'],
  ['(?<![a-z])(?:posted|published|updated|by)(?:\\s(?:on|at|by))?(?=\\s|:)', 'Posted on:'],
  ['(?<=^|\\s)(?:由|by)\\s\\S{2,20}', '由 墨客'],
  ['(?:上午|下午|晚上|中午|凌晨|早上)?\\s?\\d{1,2}:\\d{2}(?::\\d{2})?', '下午 3:07'],
  ['(?<![A-Za-z])[ap]m(?![a-z])', 'PM'],
  ['(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}(?![a-z])', 'Sunday'],
  [
    '(?<=^|\\s)(?:文|撰文|记者|作者|采访|编译|整理)\\s?[/:]?\\s?\\p{Script=Han}{2,4}(?:\\/\\s?\\p{Script=Han}{2,8})?(?=\\s|$)',
    '记者陆青帆/综合报道',
  ],
  ['(?:发布|发表)于\\s?\\p{Script=Han}{2,3}(?=\\s|$)', '发表于云汀'],
  ['(?:分类|归类|提交|收录|归档|存档)[于在]\\s?\\S{0,12}', '分类于 山水'],
  ['(?<=^|\\s)(?:分类|栏目|频道)\\s\\S{1,12}', '分类 山水'],
  ['(?:推荐|转发|发送|分享|告诉)给\\S{0,6}', '推荐给朋友'],
  ['官方[账帐]号', '官方账号'],
  ['(?:来自|ip属地:?)\\s?\\p{Script=Han}{2,8}', '来自云汀'],
  [
    '(?:发布|公告|印发|更新|修改|发表|更改|抓取|采集|收录|入库|发送|首发|创建|上传|成文|推送|播出)?(?:时间|日期)\\s{0,2}:',
    '抓取时间：',
  ],
  ['(?:发布|更新):', '发布：'],
  ['(?:星期|周)[一二三四五六日天]', '星期三'],
  [
    '\\d{1,9}(?:\\.\\d{1,2})?\\s?[万w+]{0,2}\\s?(?:次|人|条|阅读|评论|浏览|点击|播放|回复|views?|comments?)[^\\s]{0,6}',
    '3.2万次播放',
  ],
  ['\\p{Script=Han}{2,4}:\\s?\\d{1,9}\\S{0,3}', '阅览:31人次'],
  ['字号.*$', '字号：大 中 小'],
  ['【(?:[^】]{0,3}|[^】]{0,20}(?:字|打印|评论|纠错|关闭|收藏)[^】]{0,20})】', '【论坛】'],
  ['\\[.{0,30}\\]', '[打印]'],
  ['(?<![a-z])(?:cst|gmt|utc|hkt|bst)(?:[+-]\\d)?(?![a-z])', 'CST'],
  ['(?<=^|[\\s|])(?:发布|发表|上传|原创|出版|刊登|创建|提交)(?:于|时间|日期)?', '原创'],
  ['(?:持续)?更新中?|直播中|进行中', '持续更新中'],
  ['只看该作者|倒序[浏看][览帖]|只看楼主|电梯直达|复制链接|楼主', '只看该作者'],
  ['小字|大字|打印|收藏|关闭|评论|分享|我要纠错|阅读|点击', '小字'],
  ['(?<=^|[\\s|])(?:转载▼?|评测|资讯|访谈|深度|专题|人物|公告|快讯)(?=[\\s|]|$)', '评测'],
]

const NOISE = new RegExp(NOISE_WORDS.map(([pattern]) => pattern).join('|'), 'gu')

/** Two or more names of people side by side. */
export function areNames(tokens: readonly string[]): boolean {
  return tokens.length >= 2 && tokens.every(isPersonName)
}

/** The parts of an info line that are neither dates nor labelled values: behind the date first, then before it, nearest first. */
export function residue(text: string): string[] {
  const moments = findMoments(text)
  const first = moments[0]
  if (!first) return partsOf(text)
  const last = moments[moments.length - 1] ?? first
  return [...partsOf(text.slice(last.end)), ...partsOf(text.slice(0, first.at)).reverse()]
}

/** Unlabelled parts of a piece of an info line. */
function partsOf(rest: string): string[] {
  const fields = readFields(rest)
  const first = fields.find(({ field }) => field !== 'date' && field !== 'updated')
  const head = first ? rest.slice(0, first.at - first.word.length - 1) : rest
  return blank(head, NOISE)
    .split(/\s+(?![A-Za-z])|[|｜丨()（）／【】]/)
    .map((part) => part.replace(/^[\s,，、.·:：/-]+|[\s,，、.·:：/-]+$/g, ''))
    .filter(
      (part) => part.length >= 2 && part.length <= 24 && !/[。，！？；]/.test(part) && /\p{L}{2}/u.test(part),
    )
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

const COPYRIGHT =
  /(?:[Cc]opyright|©|\(C\))\s{0,3}(?:©|\(C\))?[\s\d\-–—~至]{0,20}\s{0,2}([\p{Script=Han}A-Za-z·]{2,16}?)\s{0,2}(?:版权所有|版權所有|保留|All|[.,，。]|$)/u
/** The owner before or behind the words: 某某网版权所有, 版权属某某网所有. */
const OWNER =
  /^([\p{Script=Han}A-Za-z·]{2,16}?)\s{0,2}(?:版权所有|版權所有|著作权所有|著作權所有)|版[权權](?:属|屬|归|歸)([\p{Script=Han}A-Za-z·]{2,16}?)所有|版[权權]所有[\s:：©]{1,4}([\p{Script=Han}A-Za-z·]{2,16}?)(?=[\s.,，。]|$)/u
/** The maker of the site's software, behind the site's name in its titles. */
const POWERED = /^powered by\b/i

/** Platforms under which every account's pages are saved. */
const PLATFORM = /^微信公众平台$/

/** Names by which the page calls its site: meta tags, the end of its title, its copyright line. */
export function siteNames(page: Page): string[] {
  const names: string[] = []
  for (const name of META_SITES) {
    const value = page.hints.meta.get(name)?.[0]
    if (value && value.length >= 2 && value.length <= 20 && !PLATFORM.test(value)) names.push(value)
  }
  const title = page.hints.documentTitle
  const parts = title ? title.split(/[_|｜]|\s[-–—－]\s|--+|(?<!—)[-–](?=[^-–—]{2,14}$)/) : []
  if (parts.length > 1 && POWERED.test((parts[parts.length - 1] ?? '').trim())) parts.pop()
  const last = parts.length > 1 ? (parts[parts.length - 1] ?? '').trim() : ''
  if (last.length >= 2 && last.length <= 16) names.push(last)
  for (const block of page.blocks.slice(-40)) {
    if (block.text.length >= 300) continue
    const owner = OWNER.exec(block.text)
    const found = COPYRIGHT.exec(block.text)?.[1] ?? owner?.[1] ?? owner?.[2] ?? owner?.[3]
    if (found && !/[不对對]/.test(found)) names.push(found)
  }
  return names
}
