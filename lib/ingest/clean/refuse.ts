/**
 * Refusal: pages that are no article, with a reason a person understands.
 *
 * Pure. A long story is never refused for its wording: a report about a 404 page is an article.
 */
import type { Block, Hints, Page } from '../lines/block.ts'

/** Why a document is no article. */
export interface Refusal {
  /** Kebab-case code. */
  readonly code: string
  /** A sentence in Chinese. */
  readonly reason: string
}

/** Wording of pages that are no article, with a text that needs the entry. */
export const REFUSAL_WORDS: readonly (readonly [string, string, string])[] = [
  [
    'not-article-error-page',
    '(?:页面|网页|文章|内容|信息|稿件|网址|文件)(?:已)?(?:不存在|未找到|没有找到|找不到|暂时无法|无法(?:访问|显示|找到)|已?被?删除|已下线|不见了)',
    '您访问的页面不存在',
  ],
  [
    'not-article-error-page',
    '(?:not found|server error|bad gateway|forbidden|service unavailable|access denied)',
    '404 Not Found',
  ],
  [
    'not-article-error-page',
    '服务器(?:内部)?错误|系统繁忙|网站维护|服务暂(?:时)?不可用|出错了|请求(?:出错|失败|超时)|頁面不存在|找不到(?:您|你)?(?:要|所)?(?:访问|请求|查找)?的?(?:页面|网页|頁面)',
    '服务器内部错误',
  ],
  [
    'not-article-login',
    '(?:用户|會員|会员|账号|帐号|密码|快速)登[录陆錄入]|忘记密码|忘記密碼|请(?:先)?登录|立即注册|登录后(?:查看|继续|浏览)',
    '用户登录 忘记密码',
  ],
  [
    'not-article-verification',
    '安全验证|访问(?:过于)?频繁|验证码|滑块|人机验证|完成验证|异常访问|访问验证',
    '请完成安全验证',
  ],
  ['not-article-redirect', '跳转|自动(?:返回|转到)|正在转向|redirecting|点击这里', '页面跳转中'],
  [
    'not-article-shell',
    '请(?:启用|开启|打开)(?:脚本|javascript)|加载中|loading|enable javascript',
    '请启用脚本后再访问',
  ],
]

/** Wording of the site's own notices, which bear no date; counted only on short pages without one. */
export const NOTICE_WORDS: readonly (readonly [string, string])[] = [
  ['抱歉|对不起|很遗憾|糟糕|哎呀|敬请谅解|请谅解', '很抱歉'],
  ['没有(?:这个|该|此|您要的)?(?:页面|网页|内容)|检查.{0,6}(?:地址|网址|链接)|联系管理员', '没有这个页面'],
  ['(?:升级|维护|改造|调试|建设)中', '网站正在升级中'],
  ['(?:所在|当前)的?(?:地区|区域|国家|网络)|访问受限|限制访问', '您所在的地区暂时不能浏览'],
  ['异常流量|输入.{0,6}(?:字符|数字|验证)|不是机器人', '请输入图中字符继续'],
  ['请?(?:稍候|稍后|重试|刷新)|正在为您|即将(?:打开|进入|前往)', '请稍候'],
  ['浏览器.{0,8}(?:版本|升级|不支持)|(?:启用|开启)(?:脚本|cookie)', '浏览器版本过低'],
  ['开通.{0,6}(?:会员|阅读)|付费(?:内容|阅读)|会员(?:专享|可读)|购买.{0,6}全文', '开通会员即可阅读全文'],
  ['已(?:被)?(?:撤回|撤下|移走|移除|下架|屏蔽)|走丢|改了名字', '该稿件已撤回'],
  ['防火墙|(?:请求|访问|操作).{0,10}(?:拦截|阻断|风险)', '请求被拦截'],
  ['返回(?:首页|上一页|上页)|回到首页', '返回首页'],
]

const REASONS: Readonly<Record<string, string>> = {
  'not-article-error-page': '这是出错页面（页面不存在或服务器错误），不是新闻',
  'not-article-login': '这是登录或注册页面，不是新闻',
  'not-article-verification': '这是安全验证页面，不是新闻：保存时网站要求验证，请重新保存原文',
  'not-article-redirect': '这是跳转页面，不是新闻：请保存它指向的页面',
  'not-article-shell': '页面靠脚本显示内容，文件里没有正文：请用浏览器另存完整网页',
  'not-article-notice': '这是网站的提示页面，不是新闻',
  'not-article-comments': '这是评论页面，不是新闻',
  'not-article-list': '这是标题列表，不是一篇新闻',
  'not-article-search': '这是搜索结果页，不是一篇新闻',
  'not-article-frameset': '这是框架页，正文在它引用的文件里：请保存框架里的页面',
  'no-article': '文件里找不到可读的正文',
}

const WORDING = REFUSAL_WORDS.map(([code, pattern]) => ({ code, regex: new RegExp(pattern, 'i') }))
/** The title of a page of search results, which also holds so many linked headlines. */
const SEARCH = /(?:的|_|-|^)搜索结果|搜索[_\s-]|站内搜索|search results/i
const MIN_RESULTS = 3
/** Titles of pages that only gather others, and how many links and how little prose make one. */
const TOPIC = /^(?:专题|专栏|标签|话题|频道|滚动新闻|新闻列表)|(?:频道|列表|专题|标签|归档|存档)$/
/** Titles of pages that hold a story's comments alone. */
const COMMENTS = /^(?:网友|全部|最新|读者)?(?:评论|跟帖|留言)(?:[_：:|｜-]|列表|$)/
const MIN_INDEXED = 8
const INDEX_PROSE = 150
const NOTICES = NOTICE_WORDS.map(([pattern]) => new RegExp(pattern, 'i'))
/** Notices have fewer Han characters; one of half the length is known by a single word of theirs. */
const NOTICE_HAN = 120
/** Stories of at least so many Han characters are articles, whatever words they use. */
const SURELY_STORY = 160
/** Below so many, the wording of the whole page counts, not only the title's. */
const LIKELY_STORY = 45
/** A list of links holds less text than this in whole sentences. */
const LIST_PROSE = 25
/** Below this no page is an article. */
const TOO_SHORT = 12

/**
 * Decides whether a page is an article.
 *
 * @param page - The page.
 * @param title - Its title so far.
 * @param story - What is left after cleaning.
 * @param isDated - Whether the page says when it was published, as stories do.
 * @returns Null for an article.
 */
export function findRefusal(
  page: Page,
  title: string,
  story: readonly Block[],
  isDated: boolean,
): Refusal | null {
  const text = story.map((block) => block.text).join('\n')
  const han = countHan(text)
  if (SEARCH.test(page.hints.documentTitle ?? '') && countLinked(page) >= MIN_RESULTS)
    return refusalOf('not-article-search')
  if (COMMENTS.test(title)) return refusalOf('not-article-comments')
  if (TOPIC.test(title) && isIndex(page, story)) return refusalOf('not-article-list')
  if (isTeaserList(page, story)) return refusalOf('not-article-list')
  const isStory = story.some(isSentence) || (isDated && isUnlinked(story))
  if (han >= SURELY_STORY) return isStory ? null : refusalOf('not-article-list')
  const all = page.blocks
    .slice(0, 200)
    .map((block) => block.text)
    .join('\n')
    .slice(0, 4000)
  const worded =
    wording(title) ??
    (han < LIKELY_STORY && !(isDated && isStory)
      ? wording(`${page.hints.documentTitle ?? ''}\n${all}`)
      : null)
  if (worded) return refusalOf(worded)
  const byHead = han < TOO_SHORT * 4 ? fromHead(page.hints) : null
  if (byHead) return refusalOf(byHead)
  if (!isDated && isNotice(`${title}\n${text}`, han)) return refusalOf('not-article-notice')
  if (isList(page, story)) return refusalOf('not-article-list')
  if (han < TOO_SHORT && text.length < 80) return refusalOf('no-article')
  return isStory ? null : refusalOf('no-article')
}

/** Several lines without a link: a poem, a list of names. */
function isUnlinked(story: readonly Block[]): boolean {
  return story.length >= MIN_TEASED && story.every((block) => block.links === 0)
}

function isNotice(text: string, han: number): boolean {
  if (han >= NOTICE_HAN) return false
  const hits = NOTICES.filter((pattern) => pattern.test(text)).length
  return hits >= (han < NOTICE_HAN / 2 ? 1 : 2)
}

/** The refusal for a page in which no story was found at all. */
export function refuseWithoutStory(page: Page): Refusal {
  const text = page.blocks
    .slice(0, 200)
    .map((block) => block.text)
    .join('\n')
  const worded = wording(`${page.hints.documentTitle ?? ''}\n${text.slice(0, 4000)}`)
  return refusalOf(worded ?? fromHead(page.hints) ?? (isList(page, []) ? 'not-article-list' : 'no-article'))
}

function refusalOf(code: string): Refusal {
  return { code, reason: REASONS[code] ?? REASONS['no-article'] ?? '' }
}

function wording(text: string): string | null {
  return WORDING.find(({ regex }) => regex.test(text))?.code ?? null
}

function fromHead(hints: Hints): string | null {
  if (hints.frames > 0) return 'not-article-frameset'
  if (hints.redirects) return 'not-article-redirect'
  if (hints.asksPassword) return 'not-article-login'
  return null
}

/** So many pairs of a linked headline and a teaser make a list, where hardly any other sentence stands beside them. */
const MIN_TEASED = 4
const TEASED_SHARE = 0.7

/** A list of other stories, each with a linked headline above its teaser. */
function isTeaserList(page: Page, story: readonly Block[]): boolean {
  if (page.kind === 'text') return false
  const sentences = story.filter(isSentence)
  if (sentences.filter(isCutShort).length >= Math.max(MIN_TEASED, sentences.length * TEASED_SHARE))
    return true
  const teased = sentences.filter((block) => isLinkedHeadline(page.blocks[block.index - 1]))
  return teased.length >= MIN_TEASED && teased.length >= sentences.length * TEASED_SHARE
}

/** A teaser ends before its sentence does. */
const isCutShort = (block: Block): boolean => /(?:…|\.{3,6})$/.test(block.text)

function isLinkedHeadline(block: Block | undefined): boolean {
  return block !== undefined && block.text.length >= 8 && block.linkChars > block.text.length * 0.8
}

/** Many short linked lines beside little text. */
function isList(page: Page, story: readonly Block[]): boolean {
  const prose = story.filter(isSentence).reduce((sum, block) => sum + block.text.length, 0)
  return countLinked(page) >= 10 && prose < LIST_PROSE
}

function isIndex(page: Page, story: readonly Block[]): boolean {
  const prose = story.filter(isSentence).reduce((sum, block) => sum + block.text.length, 0)
  return countLinked(page) >= MIN_INDEXED && prose < INDEX_PROSE
}

function countLinked(page: Page): number {
  return page.blocks.filter((block) => block.linkChars > block.text.length * 0.5 && block.text.length >= 8)
    .length
}

function isSentence(block: Block): boolean {
  const { text } = block
  return (
    text.length >= 10 &&
    !/^https?:\S*$/.test(text) &&
    block.linkChars < text.length * 0.6 &&
    (/[。！？”；.!?]/.test(text) || (text.length >= 24 && /[，,、：:\s]/.test(text)))
  )
}

function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}
