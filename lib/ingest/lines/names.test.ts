import { describe, expect, test } from 'vitest'
import {
  bracketedWriter,
  CREDIT_WORDS,
  closingWriters,
  openingOutlet,
  openingWriters,
  parseCredits,
} from './credits.ts'
import { isInfoLine, readIssue, readProvenance } from './info.ts'
import { FIELD_WORDS, readFields, readOutlet, readPeople } from './names.ts'
import { NOISE_WORDS, residue } from './residue.ts'
import { isPersonName, NOT_PERSONS } from './surnames.ts'
import { wordingOf } from './wording.ts'

describe('every label of an info line is needed', () => {
  for (const [field, word] of FIELD_WORDS)
    test(`${word} gives ${field}`, () => {
      const read = readFields(`${word}：某某`)
      expect(read).toEqual([expect.objectContaining({ field, word, value: '某某' })])
    })
})

describe('every word of a credit line is needed', () => {
  for (const [field, word] of CREDIT_WORDS)
    test(`${word} gives ${field}`, () =>
      expect(parseCredits(`${word}：陈小明`)).toEqual([{ field, names: ['陈小明'] }]))
})

describe('what stands beside an outlet is not taken for one', () => {
  for (const [pattern, example] of NOISE_WORDS)
    test(`${pattern} is needed by ${example}`, () => {
      expect(residue(`2019-03-04 ${example}`)).toEqual([])
      const others = NOISE_WORDS.filter(([other]) => other !== pattern).map(([other]) => other)
      const left = wordingOf(example).replace(new RegExp(others.join('|'), 'gu'), '')
      expect(left.trim()).not.toBe('')
    })
})

test('a line that says who took the picture is a credit of no writer', () => {
  expect(parseCredits('样社发（葛若溪摄）')).toEqual([{ field: 'other', names: ['葛若溪'] }])
  expect(parseCredits('这张照片由谁所摄')).toBeNull()
})

test('a label may be divided from its value by a comma where it opens the line', () => {
  expect(readFields('作者, 陈小明')).toEqual([expect.objectContaining({ field: 'author', value: '陈小明' })])
  expect(readFields('Author, 陈小明')).toEqual([expect.objectContaining({ field: 'author' })])
  expect(readFields('老编辑, 新作者')).toEqual([])
})

test('a value ends where the next label begins, with or without a space', () => {
  const read = readFields('2019-02-02 22:29来源：某某政法网责任编辑：陈小明').map(({ field, value }) => [
    field,
    value,
  ])
  expect(read).toEqual([
    ['source', '某某政法网'],
    ['editor', '陈小明'],
  ])
})

test('an outlet ends at a gap, a bracket or a date', () => {
  expect(readOutlet('某某日报 作者')).toBe('某某日报')
  expect(readOutlet('某某网（转载）')).toBe('某某网')
  expect(readOutlet('某某晚报2020-01-01')).toBe('某某晚报')
})

test('a name that was spread to three characters is one name', () => {
  expect(readPeople('王晓文 方 敏')).toEqual(['王晓文', '方敏'])
})

test('a credit line may name outlet, several people and several parts', () => {
  expect(parseCredits('某某日报社全媒体记者 陈小明')).toEqual([{ field: 'author', names: ['陈小明'] }])
  expect(parseCredits('编辑 周小小 ｜ 排版 魏小小')).toEqual([
    { field: 'editor', names: ['周小小'] },
    { field: 'other', names: ['魏小小'] },
  ])
})

test('a sentence about a reporter is no credit line', () => {
  expect(parseCredits('记者从市水务局了解到')).toBeNull()
  expect(parseCredits('有人正试图串联起来。')).toBeNull()
})

test('words that merely stand behind a role are no names', () => {
  expect(parseCredits('打开客户端阅读全文 体验更佳')).toBe(null)
  expect(parseCredits('样城新闻中心举行第三场记者招待会')).toBe(null)
  expect(openingWriters('在多个场馆,记者看到看台上座无虚席,甚至在开赛前一小时就有人排队。')).toEqual([])
  expect(readPeople('梁志 評論(0)')).toEqual(['梁志'])
  expect(readPeople('甘长青 我有话说')).toEqual(['甘长青'])
})

test('writers are read from the opening and the closing words', () => {
  expect(openingWriters('本报讯（记者 陈小明 李文）今天上午，新馆开放。')).toEqual(['陈小明', '李文'])
  expect(openingWriters('某某日报讯 记者陈小明报道：昨天')).toEqual(['陈小明'])
  expect(openingWriters('（中央社記者溫小香台北21日電）今天')).toEqual(['溫小香'])
  expect(closingWriters('新馆将于下月开放。（记者 陈小明）')).toEqual(['陈小明'])
})

test('an info line is short, dated or labelled, and no sentence', () => {
  expect(isInfoLine('2020-07-08 16:37 某某新闻')).toBe(true)
  expect(isInfoLine('http://www.outlet.example/ 2001年10月08日')).toBe(true)
  expect(isInfoLine('2020年7月8日，第一列火车驶出了车站，沿线的人们都来送行。')).toBe(false)
})

describe('every word that opens like a name is needed', () => {
  for (const word of NOT_PERSONS)
    test(`${word} is no person, though its first character is a surname`, () => {
      expect(isPersonName(word)).toBe(false)
      expect(isPersonName(`${word.charAt(0)}小明`)).toBe(true)
    })
})

test('words of time and place beside a reporter are no names', () => {
  expect(openingWriters('记者昨日从市林业部门获悉，新增两处湿地公园。')).toEqual([])
  expect(readPeople('水长青 金滩报道')).toEqual(['水长青'])
  expect(readPeople('水 岱，系东泽师范大学文化产业研究中心研究员')).toEqual(['水岱'])
})

test('one person may be named for words and pictures', () => {
  expect(parseCredits('云汀样报记者 甘长青 通讯员 殳春晖 文/图')).toEqual([
    { field: 'author', names: ['甘长青'] },
    { field: 'author', names: ['殳春晖'] },
  ])
  expect(parseCredits('文/图：甘长青')).toEqual([{ field: 'author', names: ['甘长青'] }])
})

test('a name behind a square is the writer, a word is not', () => {
  expect(parseCredits('□穆北辰')).toEqual([{ field: 'author', names: ['穆北辰'] }])
  expect(parseCredits('■聚焦')).toBeNull()
})

test('an opening names its reporter without brackets, and the outlet that sent him', () => {
  const opening = '样例网云汀8月19日电 记者惠春晖 近日，法院作出判决。'
  expect(openingWriters(opening)).toEqual(['惠春晖'])
  expect(openingOutlet(opening)).toBe('样例网')
  expect(openingOutlet('云汀样报讯（记者 陈小明）今天，新馆开放。')).toBe('云汀样报')
  expect(openingOutlet('本报讯（记者 陈小明）今天，新馆开放。')).toBeNull()
  expect(openingOutlet('他在报社做了十年记者，去年退休。')).toBeNull()
})

test('a name alone in brackets at the end is a writer, a remark is not', () => {
  expect(bracketedWriter('守住味道，也跟上时代。（皮立夏）')).toEqual(['皮立夏'])
  expect(bracketedWriter('守住味道，也跟上时代。（待续）')).toEqual([])
})

test('a credit line names its paper in marks, and no word for a role is a name', () => {
  expect(parseCredits('《样例周刊》作者 周小明')).toEqual([{ field: 'author', names: ['周小明'] }])
  expect(readPeople('陈小明 通讯员 李文')).toEqual(['陈小明', '李文'])
})

test('a note on the origin names the outlet and is an info line', () => {
  const note = '本文来自微信公众号：车轮之上（ID：wheels），作者：华明澈，编辑：尤砚'
  expect(readProvenance(note)).toBe('车轮之上')
  expect(isInfoLine(note)).toBe(true)
  expect(readProvenance('本文来源于2020-01-02 09:10')).toBeNull()
  expect(readProvenance('文章里写到，来自各地的读者都喜欢这座图书馆。')).toBeNull()
})

test('people are told by their surnames', () => {
  expect(isPersonName('陸青帆')).toBe(true)
  expect(isPersonName('天文')).toBe(false)
  expect(isPersonName('某某日报')).toBe(false)
})

test('writers stand alone in brackets behind a dateline, or before the day of a report', () => {
  expect(openingWriters('样例社云汀9月14日电 (孟宏图 施蘅)近日，新馆开放。')).toEqual(['孟宏图', '施蘅'])
  expect(openingWriters('【样报记者孟宏图11月29日报道】近日，新馆开放。')).toEqual(['孟宏图'])
  expect(openingWriters('样例社云汀9月14日电 (以下简称)近日，新馆开放。')).toEqual([])
})

test('a credit line may open with its paper, or say behind the name what was done', () => {
  expect(parseCredits('云汀样报 记者 柴雨桐 编辑 欧阳砚')).toEqual([
    { field: 'author', names: ['柴雨桐'] },
    { field: 'editor', names: ['欧阳砚'] },
  ])
  expect(parseCredits('柴雨桐 编译')).toEqual([{ field: 'author', names: ['柴雨桐'] }])
  expect(parseCredits('本报记者 柴雨桐 综合整理')).toEqual([{ field: 'author', names: ['柴雨桐'] }])
  expect(parseCredits('文/图 云汀样报记者 柴雨桐')).toEqual([{ field: 'author', names: ['柴雨桐'] }])
  expect(parseCredits('水边客©')).toEqual([{ field: 'author', names: ['水边客'] }])
  expect(readPeople('样例周报记者 柴雨桐')).toEqual(['柴雨桐'])
})

test('an info line may be divided by bars', () => {
  expect(isInfoLine('By 柴雨桐 | Riverside 云汀样报 | 2018-11-12 14:02')).toBe(true)
})

const bylines: readonly (readonly [string, readonly string[]])[] = [
  ['报道：叶知秋', ['叶知秋']],
  ['【本報記者方若琳報道】', ['方若琳']],
  ['廿样报道记者 水长青 云汀报道', ['水长青']],
  ['汤若琳 纪宏 / 联合报道', ['汤若琳', '纪宏']],
  ['文 | 样报记者 游牧', ['游牧']],
  ['生活中心／巫青報導', ['巫青']],
  ['■ 向荣 本报记者 戴月', ['向荣', '戴月']],
  ['柯庭 伍陽 / 屏樣報導', ['柯庭', '伍陽']],
  ['文/图 本报通讯员 戈壮', ['戈壮']],
]
for (const [line, names] of bylines)
  test(`a by-line: ${line}`, () => expect(parseCredits(line)).toEqual([{ field: 'author', names }]))

test('the head of a list of reports names no writer', () => {
  expect(parseCredits('相关报道：张三')).toBeNull()
  expect(readFields('相关报道：张三')).toEqual([])
})

test('a paper with its day and nothing else is an issue', () => {
  expect(readIssue('云汀晚报2001年2月3日第2版')).toMatchObject({ outlet: '云汀晚报' })
  expect(readIssue('陈小明评论0订阅本报 2010-01-02')).toBeNull()
  expect(readIssue('2001年2月3日 云汀一中开学')).toBeNull()
})
