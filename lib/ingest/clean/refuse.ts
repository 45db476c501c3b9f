/**
 * Refusal: pages that are no article, with a reason a person understands.
 *
 * Pure. A long story is never refused for its wording: a report about a 404 page is an article.
 */
import type { Block, Hints, Page } from '../extract/block.ts'

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

const REASONS: Readonly<Record<string, string>> = {
  'not-article-error-page': '这是出错页面（页面不存在或服务器错误），不是新闻',
  'not-article-login': '这是登录或注册页面，不是新闻',
  'not-article-verification': '这是安全验证页面，不是新闻：保存时网站要求验证，请重新保存原文',
  'not-article-redirect': '这是跳转页面，不是新闻：请保存它指向的页面',
  'not-article-shell': '页面靠脚本显示内容，文件里没有正文：请用浏览器另存完整网页',
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
const TOPIC = /^(?:专题|专栏|标签|话题|频道|滚动新闻|新闻列表)|(?:频道|列表|专题)$/
const MIN_INDEXED = 8
const INDEX_PROSE = 150
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
 * @returns Null for an article.
 */
export function findRefusal(page: Page, title: string, story: readonly Block[]): Refusal | null {
  const text = story.map((block) => block.text).join('\n')
  const han = countHan(text)
  if (SEARCH.test(page.hints.documentTitle ?? '') && countLinked(page) >= MIN_RESULTS)
    return refusalOf('not-article-search')
  if (TOPIC.test(title) && isIndex(page, story)) return refusalOf('not-article-list')
  if (isTeaserList(page, story)) return refusalOf('not-article-list')
  if (han >= SURELY_STORY) return story.some(isSentence) ? null : refusalOf('not-article-list')
  const all = page.blocks
    .slice(0, 200)
    .map((block) => block.text)
    .join('\n')
    .slice(0, 4000)
  const worded =
    wording(title) ?? (han < LIKELY_STORY ? wording(`${page.hints.documentTitle ?? ''}\n${all}`) : null)
  if (worded) return refusalOf(worded)
  const byHead = han < TOO_SHORT * 4 ? fromHead(page.hints) : null
  if (byHead) return refusalOf(byHead)
  if (isList(page, story)) return refusalOf('not-article-list')
  if (han < TOO_SHORT && text.length < 80) return refusalOf('no-article')
  return story.some(isSentence) ? null : refusalOf('no-article')
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
  const teased = sentences.filter((block) => isLinkedHeadline(page.blocks[block.index - 1]))
  return teased.length >= MIN_TEASED && teased.length >= sentences.length * TEASED_SHARE
}

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
    block.linkChars < text.length * 0.6 &&
    (/[。！？”；.!?]/.test(text) || (text.length >= 24 && /[，,、：:\s]/.test(text)))
  )
}

function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}
