/**
 * The names by which a page calls its own site: in its head, its foot, its trail, an account's card, or, in dumps, on
 * the lines above the headline. They are the source where nothing nearer to the story names one.
 *
 * Pure.
 */
import type { Hints, Page } from '../lines/block.ts'
import { readIssue } from '../lines/info.ts'
import { isOutletLine } from '../lines/names.ts'
import { isPersonName } from '../lines/surnames.ts'
import { wordingOf } from '../lines/wording.ts'
import type { Zone } from './zone.ts'

/** An outlet that could be the source. */
export interface SourceCandidate {
  readonly name: string
  readonly score: number
  /** In Chinese. */
  readonly reason: string
}

const META_SITES = ['og:site_name', 'sitename', 'application-name', 'apple-mobile-web-app-title', 'publisher']

/** Words and forms that no outlet's name has. */
export const NO_OUTLET =
  /^(?:pdf$|PDF$|[Ee]-?mail$|[Pp]rint$|RSS$|索引号|文号|主题|有效性|分类|由\s|by\s|posted|published|分享|评论|登录|关注|原创|转载|作者|正文|收藏|打印|订阅|首页|返回|企鹅号|百家号|头条号|网易号|搜狐号|大鱼号|公众号|昨天|今天|前天|听新闻|语音播报|导语|摘要|优质|阅读|来源|时间|新闻|要闻|视频|图片|采访|供稿|提交|新手上路|论坛元老)|登录$|(?:注册|初级|中级|高级|金牌)会员$|版主$|管理员$|于$|[\d:：]{3,}|最[热新熱]|\d[次人万条]|[，。！？；“”《》#>]/

/** Lines directly above a dump's headline in which an outlet's name may stand alone. */
const ABOVE_HEADLINE = 2
/** Steps of a trail and parts of a site's own line. */
const STEP = /\s?[»>›|｜/／·]\s?|\s+/
const MAX_SITE = 12

/** The name of a section, which stands where an outlet's might. */
const SECTION =
  /^(?:国内|国际|社会|时政|财经|体育|娱乐|科技|军事|教育|文化|健康|民生|本地|地方|滚动|综合|图片|视频|生活|港闻|即时|两岸|焦点|热点|最新|今日)(?:新闻|要闻|频道|头条|观察)?$/

/** A word alone that is neither a section nor a person: what a dump begins with, where nothing else is told. */
function isAlone(text: string): boolean {
  const wording = wordingOf(text)
  return (
    /^[\p{Script=Han}·]{3,12}$/u.test(text) &&
    !isPersonName(text) &&
    !NO_OUTLET.test(wording) &&
    !SECTION.test(wording)
  )
}

/** What elements that hold an account's name are called. */
const ACCOUNT = /author|account|media-?(?:info|name)|nick|user-?(?:info|name)|publisher/i
/** Lines around the headline in which an account's card may stand. */
const CARD_LINES = 12

/** The maker of a board's software signs its pages' titles; accounts there are members, not outlets. */
export function isBoard(hints: Hints): boolean {
  return /powered by (?:discuz|phpwind|dvbbs)/i.test(hints.documentTitle ?? '')
}

/** The account that a card beside the headline shows: its first line is the name. */
export function addAccount(found: SourceCandidate[], page: Page, zone: Zone): void {
  const { titleBlock } = zone
  if (titleBlock === null || isBoard(page.hints)) return
  const near = page.blocks.slice(Math.max(0, titleBlock - CARD_LINES), titleBlock + CARD_LINES)
  const card = near.find(({ text, container, hidden }) => {
    const names = page.containers[container]?.names ?? ''
    return !hidden && ACCOUNT.test(names) && /^[\p{L}\d·]{2,16}$/u.test(text) && !NO_OUTLET.test(text)
  })
  if (card && !isPersonName(card.text))
    found.push({ name: card.text, score: 3.5, reason: '标题旁边的账号名片' })
}

/** A trail above the headline names the outlet in one of its steps. */
export function addTrail(found: SourceCandidate[], zone: Zone): void {
  for (const { text } of [...zone.head, ...zone.above]) {
    const steps = text.length <= 60 ? text.split(/\s?[>›»]\s?/) : []
    const name =
      steps.length > 1
        ? steps.find((step) => isOutletLine(step) && !SECTION.test(wordingOf(step)))
        : undefined
    if (name) found.push({ name, score: 1.8, reason: '路径中的媒体名' })
  }
}

/** A dump begins with the site's name, or has it directly above the headline. */
export function addDumpSite(found: SourceCandidate[], page: Page, zone: Zone): void {
  const { titleBlock } = zone
  if (titleBlock === null) return
  const above = page.blocks.slice(Math.max(0, titleBlock - ABOVE_HEADLINE), titleBlock).reverse()
  const line = above.find(
    ({ text }) => isOutletLine(text) && !NO_OUTLET.test(text) && !SECTION.test(wordingOf(text)),
  )
  if (line) found.push({ name: line.text, score: 2.4, reason: '标题上方单独一行的媒体名' })
  const [opening] = page.blocks
  if (opening && isAlone(opening.text)) found.push({ name: opening.text, score: 0.6, reason: '文本的第一行' })
  const chrome = page.blocks.slice(titleBlock + 1).filter((block) => !zone.trimmed.story.includes(block))
  const quoted = above.find(
    ({ text }) => text.length <= MAX_SITE && chrome.some((block) => block.text.includes(`《${text}》`)),
  )
  if (quoted) found.push({ name: quoted.text, score: 2.3, reason: '标题上方的名称，页面别处写在书名号里' })
  const parts = titleBlock > 0 ? (page.blocks[0]?.text ?? '').split(STEP) : []
  const name = parts.find(isOutletLine) ?? parts[0]
  if (!name || name.length < 2 || name.length > MAX_SITE || NO_OUTLET.test(name)) return
  const again = chrome.some(({ text }) => text.includes(name))
  if (isOutletLine(name) || again) found.push({ name, score: 2.1, reason: '文本开头的站名' })
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
  while (parts.length > 1 && /^[\d\s./-]+$/.test(parts[parts.length - 1] ?? '')) parts.pop()
  // 云汀新聞網 YUNTING.EXAMPLE
  const ends = parts.slice(1).map((part) => part.trim().replace(/(?<=\p{Script=Han})\s+[A-Za-z.\s]+$/u, ''))
  const opening = parts.length > 1 ? (parts[0] ?? '').trim() : ''
  const named =
    ends.findLast((part) => isOutletLine(part)) ?? (isOutletLine(opening) ? opening : (ends.at(-1) ?? ''))
  if (named.length >= 2 && named.length <= 16) names.push(named)
  const issue = title === null ? null : readIssue(title)
  if (issue) names.push(issue.outlet)
  for (const block of page.blocks.slice(-40)) {
    if (block.text.length >= 300) continue
    const owner = OWNER.exec(block.text)
    const found = COPYRIGHT.exec(block.text)?.[1] ?? owner?.[1] ?? owner?.[2] ?? owner?.[3]
    if (found && !/[不对對]/.test(found)) names.push(found)
  }
  return names
}
