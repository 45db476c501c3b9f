/**
 * Names out of info lines: source (来源), byline (记者), editors (责任编辑), read by their labels.
 *
 * Pure. A label's value runs to the next label, the next wide gap or a closing mark. The word lists are data; a test
 * shows that each entry is needed.
 */

import { wordingOf } from './wording.ts'

/** What a labelled value is. */
export type Field = 'source' | 'author' | 'editor' | 'date' | 'updated' | 'section' | 'tags' | 'other'

/** Labels with their fields; longer ones first where one begins another. Each is needed by a test line. */
export const FIELD_WORDS: readonly (readonly [Field, string])[] = [
  ['source', '信息来源'],
  ['source', '文章来源'],
  ['source', '新闻来源'],
  ['source', '稿件来源'],
  ['source', '内容来源'],
  ['source', '来源于'],
  ['source', '来源'],
  ['source', '稿源'],
  ['source', '出处'],
  ['source', '转自'],
  ['source', '摘自'],
  ['source', '供稿单位'],
  ['source', '发布机构'],
  ['source', '发布单位'],
  ['source', '发文机关'],
  ['source', '发文单位'],
  ['source', '订阅源'],
  ['source', '来自'],
  ['source', 'source'],
  ['editor', '责任编辑'],
  ['editor', '网络编辑'],
  ['editor', '执行编辑'],
  ['editor', '值班编辑'],
  ['editor', '值班主任'],
  ['editor', '值班编委'],
  ['editor', '图文编辑'],
  ['editor', '文字编辑'],
  ['editor', '实习编辑'],
  ['editor', '本文编辑'],
  ['editor', '选稿'],
  ['editor', '编辑'],
  ['editor', '责编'],
  ['editor', '编审'],
  ['editor', 'editor'],
  ['author', '作者'],
  ['author', '特约记者'],
  ['author', '见习记者'],
  ['author', '实习记者'],
  ['author', '本报记者'],
  ['author', '通讯员'],
  ['author', '记者'],
  ['author', '撰文'],
  ['author', '撰稿'],
  ['author', '采写'],
  ['author', '执笔'],
  ['author', '文字'],
  ['author', '采访'],
  ['author', '报道'],
  ['author', '报导'],
  ['author', 'author'],
  ['updated', '更新时间'],
  ['updated', '更新日期'],
  ['updated', '最后更新'],
  ['updated', '修改时间'],
  ['updated', '更新'],
  ['date', '发布时间'],
  ['date', '发布日期'],
  ['date', '发表时间'],
  ['date', '发布于'],
  ['date', '发布'],
  ['date', '时间'],
  ['date', '日期'],
  ['updated', '更改时间'],
  ['updated', '抓取时间'],
  ['date', '成文日期'],
  ['other', '索引号'],
  ['other', '主题分类'],
  ['other', 'role'],
  ['other', '图片来源'],
  ['other', '题图来自'],
  ['other', '头图来自'],
  ['other', '图片来自'],
  ['other', '封面来自'],
  ['other', '图像来源'],
  ['other', '照片来源'],
  ['other', '数据来源'],
  ['other', '资料来源'],
  ['other', '发布者'],
  ['other', '发布人'],
  ['other', '上传者'],
  ['other', '文章录入'],
  ['other', '录入'],
  ['other', '审核'],
  ['other', '校对'],
  ['other', '审校'],
  ['other', '监制'],
  ['other', '摄影'],
  ['other', '主持人'],
  ['other', '点击'],
  ['other', '点击数'],
  ['other', '浏览'],
  ['other', '浏览次数'],
  ['other', '浏览量'],
  ['other', '阅读'],
  ['other', '评论'],
  ['other', '字号'],
  ['other', '字体'],
  ['other', '字数'],
  ['other', '分享'],
  ['other', '打印'],
  ['other', '排版'],
  ['other', '责任校对'],
  ['other', '标签'],
  ['other', '关键词'],
]

/** A labelled value in a line. */
export interface Labelled {
  readonly field: Field
  readonly word: string
  readonly value: string
  /** Where the value begins in the line. */
  readonly at: number
}

const WORDS = [...FIELD_WORDS].sort((a, b) => b[1].length - a[1].length)
const FIELD_OF = new Map(WORDS.map(([field, word]) => [word, field]))
/** Labels may be set wide: 来 源; 只看该作者 is a button. */
const spaced = (word: string): string => {
  if (/^[a-z]/.test(word)) return `(?<![a-z])${word}`
  // 相关报道：is the head of a list.
  return `${word.startsWith('报') ? '(?<![\\u4e00-\\u9fff])' : '(?<!该)'}${[...word].join('\\s?')}`
}
/** A comma divides only where the label opens the line: 作者, 某某. */
const LABELLED = new RegExp(
  `(${WORDS.map(([, word]) => spaced(word)).join('|')})(?:\\s{0,3}[:|丨/]\\s{0,4}|,\\s{1,2})`,
  'g',
)
/** What stands behind every label, in any width. */
const SEPARATED = /[:：|｜丨/／,，]/
const MAX_VALUE = 60

/** True for a label that stands alone: 撰文, 编辑. */
export function isLabelWord(text: string): boolean {
  return FIELD_OF.has(wordingOf(text).replace(/[\s:]/g, ''))
}

/** All labelled values of a short line, in order. */
export function readFields(text: string): Labelled[] {
  if (!SEPARATED.test(text)) return []
  const marks = [...wordingOf(text).matchAll(LABELLED)].filter(
    (mark) => mark.index === 0 || !mark[0].includes(','),
  )
  return marks.map((mark, i) => {
    const word = (mark[1] ?? '').replace(/\s/g, '')
    const from = mark.index + mark[0].length
    const to = Math.min(marks[i + 1]?.index ?? text.length, unknownLabel(text, from))
    return {
      field: FIELD_OF.get(word) ?? 'other',
      word,
      value: text.slice(from, Math.min(to, from + MAX_VALUE)),
      at: from,
    }
  })
}

/** Where a label that we do not know begins behind `from`, else the end of the text. */
function unknownLabel(text: string, from: number): number {
  const found = /[\s|｜　][^\s|｜:：]{2,5}\s{0,2}[:：]/.exec(text.slice(from, from + MAX_VALUE + 10))
  return found ? from + found.index : text.length
}

const BARE = /(?:^|[|\s])(?:本文)?(来源于?|作者|编辑|责编)(?=[^\s:|/丨于]{2,20}(?:[|\s]|$))/g

/** Values whose label has no colon, in the segments of an info line: 来源某报 | 作者某某. */
export function readBareFields(text: string): Labelled[] {
  return [...wordingOf(text).matchAll(BARE)].map((mark) => {
    const word = (mark[1] ?? '').replace('于', '')
    const from = mark.index + mark[0].length
    const value = text.slice(from).split(/[|｜\s]/)[0] ?? ''
    return { field: FIELD_OF.get(word) ?? 'other', word, value, at: from }
  })
}

/** 来源于 某报, and nothing else. */
const BARE_SOURCE = /^(?:本文)?来源于?\s(\S{2,14})$/

/** The source on a line of its own whose label has no colon. */
export function readBareSource(text: string): Labelled | null {
  const value = BARE_SOURCE.exec(wordingOf(text))?.[1]
  if (!value) return null
  const at = text.length - value.length
  return { field: 'source', word: '来源', value: text.slice(at), at }
}

const NAME_END = /[\s　]{2,}|[|｜丨()（）【】[\]<>《》;；。"“”]|\d{2,4}\s?[-年/.:：]\s?\d/

/** The outlet in a labelled value: up to the first gap, bracket or date. */
export function readOutlet(value: string): string | null {
  const name =
    (value.replace(/^[\s[【《“「（(]+/, '').split(NAME_END)[0] ?? '').split(/\s(?!\p{Script=Latin})/u)[0] ??
    ''
  const clean = name.replace(/^[\s:：]+|[\s,，、.·:：-]+$/g, '')
  return clean.length >= 2 && clean.length <= 30 && /[\p{L}]/u.test(clean) ? clean : null
}

const OUTLET_LINE =
  /^\S{2,12}(?:网|报|社|台|新闻|头条|周刊|观察|财经|客户端|在线|融媒|政府|网站|广播|电视|传媒|日志|博客|中文|新闻云)$/

/** True for a line that is an outlet's name and nothing else, by how it ends. */
export function isOutletLine(text: string): boolean {
  return OUTLET_LINE.test(wordingOf(text))
}

const HAN_NAME = /^[\p{Script=Han}·•]{2,8}$/u
const NOT_NAMES =
  /^(?:发自|本报|本刊|本网|本站|记者|编辑|责任|作者|来源|佚名|未知|原创|转载|更新|发布|时间|打印|关闭|阅读|评论|撰文|摄影|分类|文字|点击|浏览|admin|昨[日天晚夜]|今[日天晨晚]|近日|日前|前[日天]|当[日天晚]|随后|现场|独家|刚刚|多次|再次|分别|实地)|.(?:报道|报导)$|^(?:手记|观察|调查|感言|述评|日记|札记|连线|视点|见闻|快评|说法|提问)$|^(?:综合|时间|日期|文图|图文)|整理$|(?:招待|发布|见面|座谈|通气)会$|^我/

/** What a writer is, behind the name: 系某某大学研究员. */
const ROLE = /^(?:系|现任|现为|作者|单位)\p{Script=Han}{3,}/u

/** People in a labelled value: names between spaces, commas or ideographic stops. */
export function readPeople(value: string): string[] {
  const head =
    value
      .trim()
      .replace(
        /^(?:本报|本网|本刊|特约)?(?:记者|記者|通讯员|通訊員)\s?|^\p{Script=Han}{2,10}(?:记者|記者)\s+/u,
        '',
      )
      .split(/[|｜丨()（）【】[\]<>《》;；。]|\d{4}\s?[-年/.]/)[0]
      ?.replace(
        /(?<=\s)(?:本报|本刊|本网|特约|见习|实习)?(?:记者|記者|通讯员|通訊員|实习生|實習生)(?=[\s\p{Script=Han}])/gu,
        ' ',
      ) ?? ''
  const pieces = joinSpread(head.split(/[\s　,，、&＆/]+/).filter((piece) => piece !== ''))
  return pieces
    .map((piece) => piece.replace(/^[:：·]+|[:：.·]+$/g, ''))
    .filter((piece) => piece.length >= 2 && piece.length <= 20 && !NOT_NAMES.test(wordingOf(piece)))
    .filter((piece) => !ROLE.test(piece))
    .filter((piece) => HAN_NAME.test(piece) || /^[\p{L}][\p{L}\p{N}_.-]{1,19}$/u.test(piece))
    .slice(0, 12)
}

/** 方 敏 is one name that was spread to the width of three characters. */
export function joinSpread(pieces: readonly string[]): string[] {
  const out: string[] = []
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as string
    const next = pieces[i + 1]
    if (/^\p{Script=Han}$/u.test(piece) && next !== undefined && /^\p{Script=Han}$/u.test(next)) {
      out.push(piece + next)
      i++
    } else out.push(piece)
  }
  return out
}
