import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { ArchiveError } from '../../errors.ts'
import { articleOf } from '../../store/testing.ts'
import { SUGGEST_FILE, type SuggestData, suggestData } from './side-data.ts'
import { readSuggestions } from './suggest.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiuwen-suggest-'))
afterAll(() => rmSync(folder, { recursive: true }))

const data: SuggestData = {
  sources: [['北岭晨报', 40]],
  terms: [
    ['北岭', 90],
    ['博览会', 30],
    ['旅安', 2],
    ['暖', 1],
  ],
  titles: [
    ['北岭地铁开工', 'a1'],
    ['春天的北岭', 'b2'],
  ],
}
writeFileSync(join(folder, SUGGEST_FILE), gzipSync(JSON.stringify(data)))
const made = readSuggestions(folder)
const texts = (typed: string, limit = 10) => made.complete(typed, limit).map(({ text }) => text)

test('what starts with the typed text comes first, by frequency, then titles that hold it', () => {
  expect(texts('北岭')).toEqual(['北岭晨报', '北岭地铁开工', '春天的北岭'])
  expect(texts('北', 2)).toEqual(['北岭', '北岭晨报'])
})

test('letters reach Chinese by pinyin, whole or initials', () => {
  expect(texts('blcb')).toEqual(['北岭晨报'])
  expect(texts("bo lan'hui")).toEqual(['博览会'])
})

test('traditional characters reach simplified ones', () => expect(texts('北嶺晨')).toEqual(['北岭晨报']))

test('pinyin is read as it is typed: ü or v, syllables parted by spaces or apostrophes', () => {
  for (const typed of ['lü', 'lv', 'lv an', "lv'an", 'lü’a']) expect(texts(typed)).toEqual(['旅安'])
  expect(texts("nu'an")).toEqual([])
  expect(texts('nuan')).toEqual(['暖'])
})

test('nothing typed and endless typing suggest nothing', () => {
  expect(texts('')).toEqual([])
  expect(texts('北'.repeat(10_000))).toEqual([])
})

test('terms that sound like a run are known', () => expect(made.homophones('搏览会')).toEqual(['博览会']))

test('building and reading keeps sources, frequent terms and titles', () => {
  const builder = suggestData.create()
  for (const n of [1, 2, 3])
    builder.add(articleOf({ id: `id${n}`, title: `地铁工程第${n}次开工`, source: '北岭晨报' }))
  const built = join(folder, 'built')
  mkdirSync(built)
  builder.finish(built)
  const read = readSuggestions(built)
  expect(read.complete('地铁', 3).map(({ kind }) => kind)).toEqual(['term', 'title', 'title'])
  expect(read.complete('北岭', 3)).toEqual([{ kind: 'source', text: '北岭晨报', count: 3, id: null }])
})

test('a broken file is a damaged index, once it is asked', () => {
  const broken = join(folder, 'broken')
  mkdirSync(broken)
  writeFileSync(join(broken, SUGGEST_FILE), 'no gzip')
  const read = readSuggestions(broken)
  expect(() => read.complete('北', 1)).toThrow('[index-damaged]')
})

test('a missing file is a damaged index', () => {
  expect(() => readSuggestions(join(tmpdir(), 'no-such-index'))).toThrow(ArchiveError)
})
