import { expect, test } from 'vitest'
import { unmark } from './text-marks.ts'

test('numbers of links go where they count up, with the list of their addresses', () => {
  const lines = [
    '[1]首页 [2]新闻',
    '来源: [3]样报',
    '   * [4]河堤加固',
    'References',
    '   1. http://a.example/',
  ]
  expect(unmark(lines)).toEqual(['首页 新闻', '来源: 样报', '   河堤加固'])
})

test('a footnote or two stays', () => {
  const lines = ['水位下降[1]后', '注[2]某站']
  expect(unmark(lines)).toEqual(lines)
})

test('a margin that all lines share goes, the indents beyond it stay', () => {
  const lines = ['   题', '', '     一段。', '   二段。', '   三段。', '   四段。']
  expect(unmark(lines)).toEqual(['题', '', '  一段。', '二段。', '三段。', '四段。'])
})

test('indents that only paragraphs have are no margin', () => {
  const lines = ['题', '  一段。', '  二段。', '  三段。', '  四段。']
  expect(unmark(lines)).toEqual(lines)
})

test('Markdown signs, pictures and addresses go, the words stay', () => {
  const lines = [
    '# 题',
    '> 来源：样报',
    '![图](http://a.example/1.jpg)',
    '见[附件](http://a.example/2)的**说明**。',
  ]
  expect(unmark(lines)).toEqual(['题', '来源：样报', '', '见附件的说明。'])
})

test('a text with a lone sign is no Markdown', () => {
  const lines = ['题', '> 一行引文', '正文。']
  expect(unmark(lines)).toEqual(lines)
})
