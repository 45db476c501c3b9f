/**
 * What is left of an info line when dates, labelled values, counters and tools are taken away.
 *
 * Pure. The list of words is data; a test shows that each is needed.
 */

import { findMoments } from './dates.ts'
import { readFields } from './names.ts'
import { isPersonName } from './surnames.ts'
import { wordingOf } from './wording.ts'

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
  ['总?第\\s?\\d{1,5}\\s?期', '总第502期'],
  ['朗读|(?:\\d(?:\\.\\d{1,2})?)?倍速', '1.0倍速'],
  [
    '(?<=^|[\\s|])(?:国内|国际|社会|时政|财经|体育|娱乐|科技|军事|教育|文化|健康|民生|本地|地方|滚动|综合|图片|视频)(?:新闻|要闻|资讯|频道)?(?=[\\s|]|$)',
    '国内新闻',
  ],
  ['https?:\\/\\/[\\x21-\\x7e]{1,300}', 'http://www.outlet.example/'],
  ['(?<![\\w.])[a-z\\d-]{1,40}(?:\\.[a-z\\d-]{2,20}){1,3}(?![\\w.])', 'sports.outlet.example'],
  ['(?<=^|[\\s|])(?:要闻|头版|副刊|专版|特刊|民生)(?=[\\s|]|$)', '要闻'],
  ['我[要来]\\p{Script=Han}{2,4}', '我要投稿'],
  ['\\p{Script=Han}{0,2}本[报刊站网]', '订阅本报'],
  ['听新闻|语音播报|参与互动', '听新闻'],
  ['(?<![a-z])(?:posted|published|updated|by)(?:\\s(?:on|at|by))?(?=\\s|:)', 'Posted on:'],
  ['(?<=^|\\s)(?:由|by)\\s\\S{2,20}', '由 墨客'],
  ['(?:上午|下午|晚上|中午|凌晨|早上)?\\s?\\d{1,2}:\\d{2}(?::\\d{2})?', '下午 3:07'],
  ['(?<![A-Za-z])[ap]m(?![a-z])', 'PM'],
  ['(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}(?![a-z])', 'Sunday'],
  [
    '(?<=^|\\s)(?:文|撰文|记者|通讯员|实习生|作者|采访|编译|整理)\\s?[/:]?\\s?\\p{Script=Han}{2,4}(?:\\/\\s?\\p{Script=Han}{2,8})?(?=\\s|$)',
    '记者陆青帆/综合报道',
  ],
  ['(?:发布|发表)于\\s?\\p{Script=Han}{2,3}(?=\\s|$)', '发表于云汀'],
  ['(?:分类|归类|提交|收录|归档|存档)[于在]\\s?\\S{0,12}', '分类于 山水'],
  ['(?<=^|\\s)(?:分类|栏目|频道)\\s\\S{1,12}', '分类 山水'],
  ['(?:推荐|转发|发送|分享|告诉)给\\S{0,6}', '推荐给朋友'],
  ['官方[账帐]号', '官方账号'],
  ['(?:来自|ip属地:?)\\s?\\p{Script=Han}{2,8}', '来自云汀'],
  [
    '(?:发布|发稿|刊出|见报|公告|印发|更新|修改|发表|更改|抓取|采集|收录|入库|发送|首发|创建|上传|成文|推送|播出)?(?:时间|日期)\\s{0,2}:',
    '抓取时间：',
  ],
  ['(?:发布|更新):', '发布：'],
  ['(?:格林[尼威]治(?:标准)?|北京|香港|台北|当地|本地)时间', '北京时间'],
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
  ['(?:持续|最新|最后)?更新中?|直播中|进行中', '持续更新中'],
  ['(?:阅读)?约?\\s?\\d{1,3}\\s?(?:分钟|min(?:ute)?s?(?: read)?)', '阅读约 6 分钟'],
  ['\\p{Script=Han}{2,6}领域(?:优质)?创作者', '教育领域创作者'],
  ['(?<=^|\\s)(?:编辑|责编|校对|摄影|实习生)\\s\\p{Script=Han}{2,4}(?=\\s|$)', '编辑 闫岱'],
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
