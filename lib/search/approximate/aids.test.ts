import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseQuery } from '../query/parse.ts'
import { planQuery } from '../query/plan-query.ts'
import { Aliases, readAliasFile } from './aliases.ts'
import { AliasMiner } from './mine-aliases.ts'
import { aidKey, nearSearch } from './near-query.ts'
import { repairRun } from './repair.ts'
import { TrigramCounter, Trigrams } from './trigrams.ts'

const wantedOf = (typed: string) =>
  planQuery(parseQuery(typed), { strict: false, ignorePunctuation: false, fields: ['title', 'body'] }).wanted
const NO_AIDS = { aliasesIn: () => [], repair: () => null }

/** The language of an archive that says each of these so many times. */
function language(texts: readonly string[], times: number): Trigrams {
  const counter = new TrigramCounter()
  for (let n = 0; n < times; n++) for (const text of texts) counter.add(text)
  return new Trigrams(counter.finish())
}

test('trigrams and pairs are counted within runs of Han, and rare ones are not kept', () => {
  const known = language(['博览会，开幕a式', '博览会'], 4)
  expect(known.countAt('博览会', 0, 3)).toBe(8)
  expect(known.countAt('览会', 0, 2)).toBe(8)
  expect(known.countAt('会开幕', 0, 3)).toBe(0)
  expect(language(['博览会'], 2).countAt('博览会', 0, 3)).toBe(0)
})

test('counting goes on in bounded memory when the table is full, and the frequent stay known', () => {
  const counter = new TrigramCounter()
  const frequent = '博览会开幕'
  for (let n = 0; n < 40_000; n++) {
    const at = (n * 7919) % 20_000
    counter.add(
      String.fromCharCode(0x4e00 + at, 0x4e00 + ((at * 31) % 20_000), 0x4e00 + ((at * 17) % 20_000)),
    )
    if (n % 100 === 0) counter.add(frequent)
  }
  expect(new Trigrams(counter.finish()).countAt(frequent, 0, 3)).toBe(400)
})

const known = language(['进博会开幕', '供热有保障', '保障工作', '神舟十八号发射'], 20)

test('a character that fits nowhere gives way to one that sounds the same and fits', () => {
  expect(repairRun('进搏会开幕', known)).toEqual({ from: '进搏会', to: '进博会' })
  expect(repairRun('神州十八号', known)).toEqual({ from: '神州十', to: '神舟十' })
})

test('what the archive writes itself is left alone', () => {
  expect(repairRun('进博会开幕', known)).toBeNull()
  expect(repairRun('保障供热', known)).toBeNull()
})

test('numerals are never put right', () =>
  expect(repairRun('神舟时八号', language(['神舟十八号'], 20))).toBeNull())

test('aliases are mined where the archive states them more than once', () => {
  const miner = new AliasMiner()
  miner.add('出席亚太经合组织(apec)会议')
  miner.add('参加了亚太经合组织(apec)')
  miner.add('某某公司(abc)')
  miner.add('有关方面对欧佩克组织(opec)表态')
  miner.add('昨天对欧佩克组织(opec)表态')
  for (let reprint = 0; reprint < 3; reprint++) miner.add('共同推动气候变化大会(cop28)成功')
  expect(miner.finish()).toEqual([
    ['亚太经合组织', 'apec'],
    ['欧佩克组织', 'opec'],
  ])
})

test('names are found in runs as whole words and bring their other names', () => {
  const aliases = new Aliases([
    ['人工智能', 'ai'],
    ['特朗普', '川普'],
  ])
  expect(aliases.findIn('川普谈ai')).toEqual([
    { from: '川普', to: '特朗普' },
    { from: 'ai', to: '人工智能' },
  ])
  expect(aliases.findIn('aiib')).toEqual([])
})

test('an alias that holds the name adds nothing', () => {
  expect(new Aliases([['沙特', '沙特阿拉伯']]).findIn('沙特')).toEqual([])
})

test('the editable list is read and checked', () => {
  const dir = mkdtempSync(join(tmpdir(), 'jiuwen-aliases-'))
  const path = join(dir, 'aliases.json')
  try {
    expect(readAliasFile(path)).toEqual([])
    writeFileSync(path, '{"aliases": [["甲", "乙臺"]]}')
    expect(readAliasFile(path)).toEqual([['甲', '乙台']])
    writeFileSync(path, '{"aliases": [["甲"]]}')
    expect(() => readAliasFile(path)).toThrow('config-invalid')
    writeFileSync(path, 'no')
    expect(() => readAliasFile(path)).toThrow('config-invalid')
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test('near terms are the pairs and words of the query, words weighing alike, questions left out', () => {
  const near = nearSearch(wantedOf('海南 什么时候有c919'), NO_AIDS, new Set())
  const terms = near?.query.terms.map(({ term }) => term) ?? []
  expect(terms).toContain('海南')
  expect(terms).toContain('c919')
  expect(terms).not.toContain('什么')
  expect(nearSearch(wantedOf('的'), NO_AIDS, new Set())).toBeNull()
})

test('pairs across the borders of words are told from the words’ own', () => {
  const near = nearSearch(wantedOf('海南台风登陆'), NO_AIDS, new Set())
  const across = near?.query.terms.filter((term) => term.across).map(({ term }) => term)
  expect(across).toEqual(['南台', '风登'])
})

test('each aid is named, and can be undone', () => {
  const archive = { aliasesIn: () => [{ from: '川普', to: '特朗普' }], repair: () => null }
  const near = nearSearch(wantedOf('川普当选第3天'), archive, new Set())
  expect(near?.aids.map(aidKey)).toEqual(['numeral:3:三', 'alias:川普:特朗普'])
  expect(near?.query.terms.map(({ term }) => term)).toContain('特朗')
  const undone = nearSearch(wantedOf('川普当选第3天'), archive, new Set(['alias:川普:特朗普']))
  expect(undone?.query.terms.map(({ term }) => term)).not.toContain('特朗')
})
