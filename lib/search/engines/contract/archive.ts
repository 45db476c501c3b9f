/**
 * A small invented archive for the contract suite: every case that engines get wrong, in a few hundred articles.
 *
 * Sentences and outlets are ours. Articles are made by a seeded generator from phrases, so that terms are shared
 * and ranks differ, with a few written by hand for the hard cases.
 */
import type { Article } from '../../../article.ts'
import { articleOf } from '../../../store/testing.ts'

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const PHRASES = [
  ...[
    '河口大桥',
    '夜间停电',
    '渔船返航',
    '稻田灌溉',
    '山路塌方',
    '集市开张',
    '图书馆扩建',
    '地铁三号线',
    '暴雨预警',
  ],
  ...[
    '少年合唱团',
    '老城改造',
    '果园丰收',
    '风力发电',
    '雪山徒步',
    '旧书摊',
    '邮政局',
    '气象台',
    '灯塔看守人',
  ],
  ...['Wi-Fi 覆盖', 'GDP 增长', 'C919 试飞', '5G 基站', 'new harbour', '2021年', '3.5万人', '一百二十公里'],
]
const JOINERS = ['，', '。', '、', '的', '和', '在', '《', '》', '：', ' ', '了，', '！']
const SOURCES = ['青川日报', '河口晚报', '北湾新闻网', null]
const AUTHORS = [['林小舟'], ['林小舟', '赵木'], [], ['陈星河']]
const SECTIONS = ['要闻', '本地', null]
const CHARSETS = ['utf-8', 'gb18030', 'big5-hkscs']

/** About 300 articles in the order of their ids. */
export function contractArchive(count = 300): Article[] {
  const random = seededRandom(7)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const line = (pieces: number) =>
    Array.from({ length: pieces }, () => pick(PHRASES) + pick(JOINERS)).join('')
  const made = Array.from({ length: count }, (_, n) => {
    const article = articleOf({
      id: `a${String(n).padStart(5, '0')}`,
      title: line(1 + Math.floor(random() * 2)),
      paragraphs: Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
        line(2 + Math.floor(random() * 9)),
      ),
      publishedAt: random() < 0.1 ? null : dayOf(random),
      source: pick(SOURCES),
      authors: pick(AUTHORS),
      section: pick(SECTIONS),
      tags: random() < 0.3 ? ['水利', '交通'] : [],
      clusterId: random() < 0.2 ? `c${Math.floor(random() * 12)}` : null,
    })
    const charset = { ...article.provenance.charset, charset: pick(CHARSETS) }
    return { ...article, provenance: { ...article.provenance, charset } }
  })
  return [...made, ...HARD_CASES]
}

function dayOf(random: () => number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${2019 + Math.floor(random() * 5)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`
  return random() < 0.5
    ? day
    : `${day}T${two(Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}+08:00`
}

const HARD_CASES: readonly Article[] = [
  articleOf({
    id: 'h01',
    title: '臺灣海峽的燈塔',
    paragraphs: ['燈塔看守人說：「霧很大。」'],
    lang: 'zh-Hant',
  }),
  articleOf({
    id: 'h02',
    title: '台湾海峡的灯塔',
    paragraphs: ['灯塔看守人说：“雾很大。”', '第二天，雾散了。'],
  }),
  articleOf({ id: 'h03', title: '虎', paragraphs: ['虎', '龙，虎，', '白虎。'] }),
  articleOf({ id: 'h04', title: '渔港', paragraphs: ['渔', '港分在两段，不算一个词。'] }),
  articleOf({
    id: 'h05',
    title: 'Pineapple season',
    paragraphs: ['The pineapples of 𠮷野 are 3.14 times better.', 'apple'],
  }),
  articleOf({ id: 'h06', title: '𠮷野家与𠮷', paragraphs: ['店名用的是𠮷字。'] }),
  articleOf({
    id: 'h07',
    title: '《风》与“浪”',
    paragraphs: ['风，浪；风浪。风 浪', '书名是《风，浪》吗？'],
  }),
  articleOf({ id: 'h08', title: '', paragraphs: [] }),
  articleOf({
    id: 'h09',
    title: '很长的数',
    paragraphs: [`编号${'1234567890'.repeat(30)}号，${'x'.repeat(200)}`],
  }),
  articleOf({ id: 'h10', title: '重复', paragraphs: ['水'.repeat(500), `${'水。'.repeat(300)}尾`] }),
  articleOf({
    id: 'h11',
    title: '　全角　ＡＢＣ　',
    paragraphs: ['全 角 之 间 的 空 白 不 算 。\u200b零\u200b宽'],
  }),
  articleOf({ id: 'h12', title: 'カラオケ大会', paragraphs: ['カラ オケ', '한국 뉴스 속보'] }),
  articleOf({ id: 'h13', title: '春天的消息', paragraphs: ['雨燕在旧城门下筑巢。'] }),
  articleOf({
    id: 'h15',
    title: '鐘錶與钟表',
    paragraphs: ['老鐘錶匠修钟，錶店在钟楼后面。', '鐘在这里。', '修好的錶不在这里。'],
  }),
  articleOf({ id: 'h14', title: '雨燕归来', paragraphs: ['旧城门下又听见了叫声。'] }),
]
