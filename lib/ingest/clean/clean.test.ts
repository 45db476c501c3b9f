import { describe, expect, test } from 'vitest'
import { readHtml } from '../extract/dom.ts'
import { linesToBlocks } from '../extract/plain.ts'
import type { Page } from '../lines/block.ts'
import { safeUrl } from '../metadata/url.ts'
import { cutLinkTails, LINK_TAIL_WORDS } from './link-tail.ts'
import { REFUSAL_WORDS, refuseWithoutStory } from './refuse.ts'
import { findTail } from './tail.ts'

const PARAGRAPH = '市图书馆新馆昨天向读者开放，馆内设有阅览室、报告厅和少儿书屋，首日接待读者三千多人，'

test('an indented story ends with its last indented line', () => {
  const blocks = linesToBlocks([
    `　　${PARAGRAPH}秩序井然。`,
    '　　新馆免费开放。',
    '某县举行赛龙舟',
    '某市地铁延长运营',
  ])
  expect(findTail(blocks)).toBe(2)
})

test('headlines of other stories behind a story are its tail', () => {
  const blocks = linesToBlocks([
    `${PARAGRAPH}秩序井然。`,
    `馆长说，${PARAGRAPH}今后还将延长开放时间。`,
    '某县龙舟赛开桨',
    '今年夏粮收购进展顺利',
  ])
  expect(findTail(blocks)).toBe(2)
})

test('a sub-heading with its paragraph is no tail', () => {
  const blocks = linesToBlocks([
    `${PARAGRAPH}秩序井然。`,
    '少儿书屋最受欢迎',
    '少儿书屋里，孩子们围坐在一起，听志愿者讲故事。',
  ])
  expect(findTail(blocks)).toBe(3)
})

describe('every wording of a refusal is needed by its text', () => {
  for (const [code, pattern, example] of REFUSAL_WORDS)
    test(`${code}: ${example}`, () => {
      const page = readHtml(`<title>${example}</title>`)
      expect(refuseWithoutStory(page).code).toBe(code)
      const others = REFUSAL_WORDS.filter(([, other]) => other !== pattern)
      expect(others.some(([, other]) => new RegExp(other, 'i').test(example))).toBe(false)
    })
})

describe('a link of the site at a paragraph’s end is cut off and recorded', () => {
  for (const [pattern, tail] of LINK_TAIL_WORDS)
    test(tail, () => {
      const page: Page = readHtml(`<p>${PARAGRAPH}秩序井然。<a href="/">${tail}</a></p>`)
      const cut = cutLinkTails(page)
      expect(cut.page.blocks[0]?.text).toBe(`${PARAGRAPH}秩序井然。`)
      expect(cut.removals.map(({ text }) => text)).toEqual([tail])
      expect(new RegExp(pattern).test(tail)).toBe(true)
    })
  test('a link that is part of the sentence stays', () => {
    const page = readHtml(`<p>${PARAGRAPH}详见<a href="/1">市图书馆公告</a></p>`)
    expect(cutLinkTails(page).removals).toEqual([])
  })
})

const addresses: readonly (readonly [string, string | null])[] = [
  ['https://news.example/a/1.html#top', 'https://news.example/a/1.html'],
  ['javascript:alert(1)', null],
  ['//evil.example/x', null],
  ['http://user:pass@evil.example/', null],
  ['http://evil.example\\@news.example/', null],
  ['http://[::1', null],
  ['data:text/html,x', null],
]
for (const [given, safe] of addresses) test(`the address ${given}`, () => expect(safeUrl(given)).toBe(safe))
