import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildIndex } from '../search/build.ts'
import { articleOf, writeStoreOf } from '../store/testing.ts'
import { jiuwenHere } from './testing.ts'

const data = mkdtempSync(join(tmpdir(), 'jiuwen-search-cli-'))

beforeAll(async () => {
  const stories = [
    {
      id: 'aaaaaaaaaaaaaaaa',
      title: '北岭地铁开工',
      paragraphs: ['地铁今天开工。'],
      source: '北岭晨报',
      publishedAt: '2021-05-07',
    },
    {
      id: 'aaaaaaaaaaaaaaab',
      title: '北岭地铁通车',
      paragraphs: ['地铁今天通车。'],
      source: '贵基周刊',
      publishedAt: '2023-06-30',
    },
  ]
  writeStoreOf(data, stories.map(articleOf))
  await buildIndex(data)
})
afterAll(() => rmSync(data, { recursive: true }))

const jiuwen = (...args: string[]) => jiuwenHere('search', ...args, '--data', data)

test('one JSON object carries totals, tiers, the parse, hits and facets', async () => {
  const { code, out } = await jiuwen('地铁', '--json')
  const answer = JSON.parse(out)
  expect(code).toBe(0)
  expect(answer).toMatchObject({ total: 2, groups: 2, tiers: { whole: 2, words: 0, near: 0 } })
  expect(Object.keys(answer.hits[0])).toEqual(
    expect.arrayContaining(['id', 'title', 'source', 'published', 'score', 'tier', 'fragments']),
  )
  expect(answer.facets.source).toHaveLength(2)
  expect(answer.parsed.words).toBe('“地铁”')
})

test('filters, order and limit are the command’s options', async () => {
  const titles = async (...args: string[]) =>
    JSON.parse((await jiuwen('地铁', '--json', ...args)).out).hits.map(
      ({ title }: { title: string }) => title,
    )
  expect(await titles('--source', '北岭晨报')).toEqual(['北岭地铁开工'])
  expect(await titles('--source', '北岭晨报', '--source', '贵基周刊')).toHaveLength(2)
  expect(await titles('--from', '2022')).toEqual(['北岭地铁通车'])
  expect(await titles('--to', '2021-05')).toEqual(['北岭地铁开工'])
  expect(await titles('--sort', 'oldest', '--limit', '1')).toEqual(['北岭地铁开工'])
})

test('a query may begin with a minus', async () => {
  expect(JSON.parse((await jiuwen('-通车', '--json')).out)).toMatchObject({
    total: 1,
    parsed: { words: '不含“通车”' },
  })
})

test('--fields limits what a hit carries', async () => {
  const { hits } = JSON.parse((await jiuwen('地铁', '--json', '--fields', 'id,title', '--limit', '1')).out)
  expect(Object.keys(hits[0])).toEqual(['id', 'title'])
})

test('a field that no hit has is told, and the others are given', async () => {
  const { out, said } = await jiuwen('地铁', '--json', '--fields', 'id,titel', '--limit', '1')
  expect(Object.keys(JSON.parse(out).hits[0])).toEqual(['id'])
  expect(said).toContain('no field called titel, only id, title,')
})

test('a file of queries is answered a line each, with its id', async () => {
  const file = join(data, 'queries.jsonl')
  writeFileSync(file, '{"id":"a","q":"开工"}\n{"id":"b","q":"地铁","sort":"oldest","from":"2022"}\n')
  const lines = (await jiuwen('--queries', file)).out.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line)).map(({ id, total }) => [id, total])).toEqual([
    ['a', 1],
    ['b', 1],
  ])
})

test('a line of queries that is no object is bad use, and is shown', async () => {
  const file = join(data, 'broken.jsonl')
  for (const line of ['{"q":', 'null']) {
    writeFileSync(file, line)
    const { code, said } = await jiuwen('--queries', file)
    expect([code, said]).toEqual([2, expect.stringContaining(`no JSON object: ${line}`)])
  }
})

test('people get lines: counts, hits, passages', async () => {
  const { out } = await jiuwen('开工')
  expect(out).toContain('“开工”：1 条')
  expect(out).toContain('北岭晨报 · 2021-05-07')
  expect(out).toContain('地铁今天开工。')
})

describe('bad use ends with 2 and says what is wrong', () => {
  const cases: [string[], string][] = [
    [['甲', '--limit', 'x'], 'the limit x is no number'],
    [['甲', '--from', '昨天'], '昨天 is no date'],
    [['甲', '--sort', 'best'], 'no order called best'],
    [['甲', '--limt', '3'], 'there is no option --limt'],
  ]
  for (const [args, message] of cases)
    test(message, async () => {
      const { code, said } = await jiuwen(...args)
      expect(code).toBe(2)
      expect(said).toContain(message)
    })
})

test('a missing index ends with 1 and the remedy', async () => {
  const { code, said } = await jiuwenHere('search', '甲', '--data', join(data, 'nowhere'))
  expect(code).toBe(1)
  expect(said).toContain('jiuwen ingest')
})

test('an index older than the store answers, and says so on standard error alone', async () => {
  writeStoreOf(data, [articleOf({ id: 'aaaaaaaaaaaaaaaa', title: '北岭地铁开工', paragraphs: ['改期。'] })])
  const { code, out, said } = await jiuwen('地铁', '--json')
  expect([code, JSON.parse(out).total]).toEqual([0, 2])
  expect(said).toContain('npx jiuwen index')
})
