import { expect, test } from 'vitest'
import { mendParsed } from './mend-parsed.ts'

const TITLE = '老茶馆重新开张'
const STORY = '昨天上午，城东的老茶馆重新开张，街坊们一早排起长队。'

const references = (text: string) => [...text].map((char) => `&#${char.codePointAt(0)};`).join('')

test('references that were escaped twice become the text they stand for', () => {
  expect(mendParsed([TITLE, references(STORY)])).toEqual([TITLE, STORY])
})

test('mojibake that entities spelled out is undone', () => {
  const spoilt = Buffer.from(STORY).toString('latin1')
  expect(mendParsed([TITLE, spoilt])).toEqual([TITLE, STORY])
})

test('clean lines come back as they are, with a quoted reference or two', () => {
  const lines = [TITLE, STORY, '网页里写“&#20013;”，浏览器显示“中”。']
  expect(mendParsed(lines)).toBe(lines)
})
