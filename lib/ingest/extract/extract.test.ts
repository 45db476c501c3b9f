import { expect, test } from 'vitest'
import { tidy } from '../lines/tidy.ts'
import { wordingOf } from '../lines/wording.ts'
import { isGarbled } from './binary.ts'
import { readHtml } from './dom.ts'
import { EXPORT_WORDS, readExport } from './export.ts'
import { looksLikeHtml } from './kind.ts'
import { rewrap } from './scan.ts'
import { findState } from './state.ts'

const texts = (html: string): string[] => readHtml(html).blocks.map((block) => block.text)

test('a line break ends a line, in a heading it is a space', () => {
  expect(texts('<h1>上<br>下</h1><div>一行<br>二行</div>')).toEqual(['上 下', '一行', '二行'])
})

test('what no reader sees is no text', () => {
  const html =
    '<style>.a{}</style><template><p>藏</p></template><script>var s="<p>假</p>"</script><p>真</p><select><option>选项</select>'
  expect(texts(html)).toEqual(['真'])
})

test('hidden blocks are marked, not lost', () => {
  const blocks = readHtml('<p style="display:none">藏</p><p hidden>匿</p><p>显</p>').blocks
  expect(blocks.map(({ text, hidden }) => [text, hidden])).toEqual([
    ['藏', true],
    ['匿', true],
    ['显', false],
  ])
})

test('names in neighbouring elements stand apart although no space does', () => {
  const block = readHtml('<div><span>某某网</span><span>2020-01-01</span></div>').blocks[0]
  expect(block?.text).toBe('某某网2020-01-01')
  expect(block?.seams).toEqual([3])
})

test('twenty thousand nested elements are walked without recursion, at most 512 containers deep', () => {
  const page = readHtml(`${'<div>'.repeat(20_000)}<p>深</p>`)
  expect(page.blocks.map((block) => block.text)).toEqual(['深'])
  expect(Math.max(...page.containers.map((container) => container.depth))).toBeLessThanOrEqual(512)
})

test('content decides what is a page, not the name', () => {
  expect(looksLikeHtml('第一行\n第二行', 'html')).toBe(false)
  expect(looksLikeHtml('<!DOCTYPE html><p>文', 'text')).toBe(true)
  expect(looksLikeHtml('如果 a<b 且 c>d,则', 'text')).toBe(false)
})

test('control characters by the hundred are no text', () => {
  expect(isGarbled('正文。\u0001'.repeat(3))).toBe(true)
  expect(isGarbled('正文很长很长很长很长很长很长很长很长很长很长很长很长。')).toBe(false)
})

test('lines cut at one width are joined, page numbers and running heads between them are taken out', () => {
  const cut = (text: string): string[] => text.match(/.{1,20}/g) ?? []
  const first = `　　${'大桥今天合龙工人们在江面上挥手致意'.repeat(4)}。`
  const second = `　　${'明年春天第一列火车将从这里驶过江面'.repeat(4)}。`
  const lines = ['样报　1998年2月1日', ...cut(first), '', '· 2 ·', '样报　1998年2月1日', '', ...cut(second)]
  const { lines: joined, removed } = rewrap(lines)
  expect(joined).toEqual(['样报　1998年2月1日', first, second])
  expect(removed).toEqual(['· 2 ·', '样报　1998年2月1日'])
})

test('a text of short lines is no hard-wrapped text', () => {
  const lines = ['春眠不觉晓', '处处闻啼鸟', '夜来风雨声', '花落知多少']
  expect(rewrap(lines).joined).toBe(false)
})

for (const [field, word] of EXPORT_WORDS)
  test(`the export label ${word} gives ${field}`, () => {
    const lines = ['标题：甲', `【${word}】乙`, '正文：', '丙']
    const record = readExport(lines)?.[0]
    if (field === 'body') expect(record?.body[0]).toBe('乙')
    else if (field === 'title') expect(record?.fields.get('title')).toBe('甲')
    else expect(record?.fields.get(field)).toBe('乙')
  })

test('every article of an export is read, in order', () => {
  const one = (n: number): string[] => [`<标题>=第${n}篇`, '<日期>=20210305', '<正文>=', `第${n}段。`, '']
  const records = readExport([...one(1), ...one(2), ...one(3)])
  expect(records?.map((record) => record.fields.get('title'))).toEqual(['第1篇', '第2篇', '第3篇'])
  expect(records?.map((record) => record.body.filter((line) => line !== ''))).toEqual([
    ['第1段。'],
    ['第2段。'],
    ['第3段。'],
  ])
})

test('a sentence that opens like a field is no export', () => {
  expect(readExport(['会议通知', '时间：上午九点', '内容很多。'])).toBeNull()
})

test('the story of embedded state is read with the fields around it', () => {
  const body = '列车从新站开出，'.repeat(12)
  const json = {
    nav: [{ title: '首页', id: 1 }],
    article: {
      title: '新站开通',
      publishTime: '2021-03-05 09:12',
      sourceName: '样报',
      content: { list: [{ type: 'text', data: `<p>${body}</p>` }] },
    },
  }
  const script = `window.__STATE__ = ${JSON.stringify(json)};`
  const page = readHtml(`<title>新站开通</title><script>${script}</script>`)
  const state = findState(page.hints)
  expect(state).toMatchObject({ title: '新站开通', published: '2021-03-05 09:12', source: '样报' })
  expect(state?.body).toEqual({ kind: 'html', text: `<p>${body}</p>` })
})

test('state nested a hundred thousand deep is walked, not recursed into', () => {
  const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  const page = readHtml(`<script type="application/ld+json">${deep}</script><p>文</p>`)
  expect(findState(page.hints)).toBeNull()
})

test('invisible characters go, the joiners of emoji stay', () => {
  expect(tidy('一\u200b二\u0000三\u202e四')).toBe('一二三四')
  expect(tidy('👨‍👩‍👧')).toBe('👨‍👩‍👧')
})

test('wording is as long as its text', () => {
  for (const text of ['責任編輯：ＡＢＣ　（圖）', '𠮷野家 APP', ''])
    expect(wordingOf(text)).toHaveLength(text.length)
  expect(wordingOf('責任編輯：ＡＢＣ')).toBe('责任编辑:abc')
})
