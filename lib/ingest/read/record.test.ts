import { describe, expect, test } from 'vitest'
import type { RawDocument } from '../document.ts'
import { draftRecord, readMoment } from './record.ts'

const draft = (record: unknown) => {
  const bytes = Buffer.from(typeof record === 'string' ? record : JSON.stringify(record))
  const hints = { file: 'a.jsonl', url: null, kind: 'unknown', contentType: null, capturedAt: null } as const
  const raw: RawDocument = { ...hints, bytes, sha256: '' }
  return draftRecord(raw, 4)
}

test('a record becomes an article as it stands, white space tidied', () => {
  const outcome = draft({
    title: ' 大桥\n通车 ',
    body: '第一段。\r\n\n  第二段。',
    date: '2021-05-07',
    source: '示例报',
    authors: ['甲乙'],
    editors: '丙、丁',
    url: 'HTTP://News.Example/a#b',
  })
  expect(outcome).toMatchObject({
    kind: 'article',
    draft: {
      title: '大桥 通车',
      paragraphs: ['第一段。', '第二段。'],
      publishedAt: '2021-05-07',
      source: '示例报',
      authors: ['甲乙'],
      editors: ['丙', '丁'],
      url: 'http://news.example/a',
      provenance: { ordinal: 4, publishedFrom: 'record' },
    },
  })
})

const refused = [
  {
    says: 'a broken line is named by its number',
    input: '{"title":',
    reason: '第 5 行：这一行不是有效的 JSON 记录。',
  },
  { says: 'a list is no record', input: '[]', reason: '第 5 行：这一行不是有效的 JSON 记录。' },
  { says: 'a record without a body is refused', input: { title: '题' }, reason: /缺少标题/ },
  {
    says: 'a record whose title is an object is refused',
    input: { title: {}, body: '文' },
    reason: /缺少标题/,
  },
]
for (const { says, input, reason } of refused) {
  test(says, () =>
    expect(draft(input)).toMatchObject({ kind: 'rejected', reason: expect.stringMatching(reason) }),
  )
}

test('a record’s language is told by its text', () => {
  const lang = (body: string) => {
    const outcome = draft({ title: '题', body })
    return outcome.kind === 'article' ? outcome.draft.lang : null
  }
  expect(lang('大桥今天通车，记者从现场报道。')).toBe('zh-Hans')
  expect(lang('大橋今天通車，記者從現場報導。')).toBe('zh-Hant')
  expect(lang('The bridge was opened today.')).toBe('en')
})

test('an address that is not of the web is left out', () => {
  expect(draft({ title: '题', body: '文', url: 'javascript:alert(1)' })).toMatchObject({
    draft: { url: null },
  })
})

test('a date that is none is left out and reported', () => {
  const outcome = draft({ title: '题', body: '文', date: '2023-02-30' })
  expect(outcome).toMatchObject({ draft: { publishedAt: null }, problems: [{ code: 'bad-date' }] })
})

describe('moments', () => {
  const cases = [
    ['2021-05-07', '2021-05-07'],
    ['2021/5/7', '2021-05-07'],
    ['2021年5月7日', '2021-05-07'],
    ['2021-05-07T09:02+08:00', '2021-05-07T09:02+08:00'],
    ['2021-05-07 09:02:33', '2021-05-07T09:02+08:00'],
    ['2021-05-07T20:02:00Z', '2021-05-08T04:02+08:00'],
    ['2021-05-07T09:02:00.000+0800', '2021-05-07T09:02+08:00'],
    ['2023-02-30', null],
    ['0000-00-00', null],
    ['yesterday', null],
  ] as const
  for (const [input, output] of cases)
    test(`${input} is ${output}`, () => expect(readMoment(input)).toBe(output))
})
