import { describe, expect, test } from 'vitest'
import { LABEL_REASONS } from '../lines/label-kinds.ts'
import { wordingOf } from '../lines/wording.ts'
import { LABEL_RULES } from './label-rules.ts'
import { labelText } from './labels.ts'

describe('every rule is needed by its example', () => {
  for (const [at, rule] of LABEL_RULES.entries()) {
    test(`${rule.label}: ${rule.example}`, () => {
      expect(labelText(rule.example)).toBe(rule.label)
      const others = LABEL_RULES.filter((other, i) => i !== at && other.label === rule.label)
      const wording = wordingOf(rule.example)
      const still = others.some(
        (other) => rule.example.length <= other.max && new RegExp(other.pattern).test(wording),
      )
      expect(still).toBe(false)
    })
  }
})

test('every label has a reason for readers', () => {
  expect(LABEL_RULES.map((rule) => LABEL_REASONS[rule.label]).every((reason) => reason.length > 3)).toBe(true)
})

const sentences = [
  '市民可扫描公交站牌上的二维码，查询下一班车的到站时间。',
  '活动由市图书馆和区文化馆共同举办，主办单位建议读者提前预约，并乘坐地铁前往。',
  '他在会上表示，编辑一部好书需要十年，评论一部好书只要十分钟。',
  '来自各地的网友在评论区留言，希望这条铁路早日通车。',
  '登录月球背面的探测器传回了第一张照片，科学家对此十分兴奋。',
]
for (const text of sentences) test(`a sentence stays: ${text}`, () => expect(labelText(text)).toBeNull())

test('traditional lines are known by the same rules', () => {
  expect(labelText('責任編輯：陳小明')).toBe('editor')
  expect(labelText('延伸閱讀')).toBe('related-head')
  expect(labelText('版權所有 未經授權不得轉載')).toBe('copyright')
})

test('a line costs what its length asks for, whatever it repeats', () => {
  for (const unit of ['分享到:', ' | ', '1 ', '首页 ', '(', '来源:', '顶[1] ']) {
    const text = unit.repeat(Math.floor(600 / unit.length))
    const start = performance.now()
    for (let i = 0; i < 50; i++) labelText(text)
    expect(performance.now() - start).toBeLessThan(500)
  }
})
