import { expect, test } from 'vitest'
import { linesToBlocks } from '../extract/plain.ts'
import { findTail } from './tail.ts'

const STORY = [
  '云汀的旧水厂建于六十年代，至今仍为沿河三十个居民点供水，旧水厂的供水管线今年开始更换。',
  '水务集团的技术人员说，新的供水管线穿越老城，沿途布设了四十二个压力监测点，水压由旧水厂统一调度。',
  '住在沿河居民点的住户发现水压稳了，技术人员半小时内就能赶到，更换管线的费用由水务集团承担。',
]
const OTHERS = [
  '首届木偶节昨晚在山城开幕，二十多个剧团轮流登台。',
  '受寒潮影响，北部牧区最低气温降到零下三十度。',
]
const SHORT_END = '更换管线之后，旧水厂还将为居民点更换水表。'
const endOf = (lines: readonly string[]): number =>
  findTail(linesToBlocks(lines.flatMap((text) => [text, ''])))

test('sentences that share nothing with the story are other stories, headline or not', () => {
  expect(endOf([...STORY, ...OTHERS])).toBe(3)
})

test('a single strange sentence stays', () => {
  expect(endOf([...STORY, OTHERS[0] ?? ''])).toBe(4)
})

test('a short last paragraph that speaks of the same things stays', () => {
  expect(endOf([...STORY, SHORT_END, ...OTHERS])).toBe(4)
})

test('headlines among the sentences make the tail certain', () => {
  expect(endOf([...STORY, '山城木偶节开幕 剧团轮流登台', OTHERS[1] ?? '', '老街夜市规范摊位'])).toBe(3)
})

test('a sub-heading belongs to the paragraph below it', () => {
  expect(endOf([...STORY, '居民点更换水表', SHORT_END])).toBe(5)
})

const FEATURE = [
  '最后一趟慢车在凌晨四点靠站，站台上只剩一盏灯，老站长提着信号旗，慢慢走到水泥柱旁边站定。',
  '有人抱着鸡笼下来，有人把整筐枇杷递出窗口，孩子睡在竹篓里，脸上盖着一顶草帽。',
  '“我小时候以为铁轨通向海。”卖豆花的阿婆把碗摞好，炉子里的火星一闪一闪，映红了围裙。',
  '公司的通知贴在候车室门口：自下月起停开，旅客请改乘县际巴士，学生票仍按半价出售。',
  '风吹过来，纸角翘起，又落下去。',
]

test('a feature that wanders keeps its last paragraphs: they share as little with each other as strangers do', () => {
  expect(endOf(FEATURE)).toBe(FEATURE.length)
})
