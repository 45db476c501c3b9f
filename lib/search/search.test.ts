import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../article.ts'
import { articleOf, writeStoreOf } from '../store/testing.ts'
import { buildIndex } from './build.ts'
import { openSearch, type Search, type SearchOptions } from './search.ts'
import { parseSearchUrl } from './url.ts'

const data = mkdtempSync(join(tmpdir(), 'jiuwen-search-'))
let search: Search

/** Ids of the store: sixteen letters, in order. */
const idOf = (n: number) => `aaaaaaaaaaaaaa${String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))}`

const written: Partial<Article>[] = [
  {
    title: '颱風登陸北嶺',
    paragraphs: ['今天上午，颱風在北嶺登陸。'],
    source: '北岭晨报',
    publishedAt: '2021-05-07',
  },
  {
    title: '台风过后',
    paragraphs: ['台风走了，北岭放晴。', '学生返校。'],
    source: '北岭晨报',
    publishedAt: '2021-05-09',
  },
  {
    title: '地铁三号线开工',
    paragraphs: ['三号线昨天开工。'],
    source: '贵基周刊',
    publishedAt: '2020-12-01',
  },
  {
    title: '地铁3号线通车',
    paragraphs: ['3号线今天通车，票价2元。'],
    source: '贵基周刊',
    publishedAt: '2023-06-30',
  },
  { title: '特朗普抵达北岭', paragraphs: ['特朗普昨天抵达。'], source: null, publishedAt: null },
  ...Array.from({ length: 20 }, (_, n) => ({
    title: `博览会筹备第${n + 1}天`,
    paragraphs: ['博览会开幕在即，布展工作有序进行。'],
    source: '北岭晨报',
    publishedAt: `2022-03-${String(n + 1).padStart(2, '0')}`,
  })),
]

beforeAll(async () => {
  writeStoreOf(
    data,
    written.map((given, n) => articleOf({ ...given, id: idOf(n) })),
  )
  await buildIndex(data)
  const aliases = join(data, 'aliases.json')
  writeFileSync(aliases, '{"aliases": [["特朗普", "川普"]]}')
  search = await openSearch(data, { aliases })
})
afterAll(async () => {
  await search.close()
  rmSync(data, { recursive: true })
})

const ask = (address: string, options?: SearchOptions) =>
  search.search(parseSearchUrl(new URLSearchParams(address)), options)
const titles = async (address: string, options?: SearchOptions) =>
  (await ask(address, options)).hits.map(({ title }) => title)

test('simplified and traditional queries find the same, and the reader is told the other spelling', async () => {
  const simplified = await ask('q=台风')
  expect(simplified.total).toBe(2)
  expect((await ask('q=颱風')).total).toBe(2)
  expect(simplified.parsed.alsoMatched).toEqual(['颱風'])
})

test('scripts are told apart where asked, and offered with a count', async () => {
  expect(await titles('q=颱風&strict=1')).toEqual(['颱風登陸北嶺'])
  expect((await ask('q=颱風')).offers).toMatchObject([{ kind: 'strict', count: 1, params: { strict: true } }])
})

test('passages are marked over the original glyphs', async () => {
  const { hits } = await ask('q=台风登陆')
  expect(hits[0]?.titleRanges).toEqual([[0, 4, 0]])
  const [fragment] = hits[0]?.fragments ?? []
  expect(fragment?.ranges.map(([start, end]) => fragment.text.slice(start, end))).toEqual(['颱風', '登陸'])
})

test('every mark says which of the query’s terms it is, in near matches too', async () => {
  const { hits, parsed } = await ask('q=台风 北岭')
  expect(parsed.terms).toEqual(['台风', '北岭'])
  expect(hits[0]?.titleRanges).toEqual([
    [0, 2, 0],
    [4, 6, 1],
  ])
  const near = await ask('q=川普 北岭登陆', { approximate: true })
  expect(near.hits.find(({ tier, title }) => tier === 'near' && title.startsWith('特'))?.titleRanges).toEqual(
    [
      [0, 3, 0],
      [5, 7, 1],
    ],
  )
})

test('nothing typed is every article, newest first, undated last', async () => {
  const everything = await ask('size=100')
  expect(everything).toMatchObject({ total: 25, sort: 'newest', parsed: { words: '全部文章' } })
  expect(everything.hits[0]?.title).toBe('地铁3号线通车')
  expect(everything.hits.at(-1)?.published).toBeNull()
})

test('facets count without their own selection, and filters narrow', async () => {
  const chosen = await ask('source=贵基周刊')
  expect(chosen.total).toBe(2)
  expect(chosen.facets.source).toContainEqual({ value: '北岭晨报', count: 22 })
  expect((await ask('notsource=北岭晨报')).total).toBe(3)
  expect((await ask('from=2021&to=2021-05-07')).total).toBe(1)
})

test('the histogram shows the chosen range by fitting units', async () => {
  expect((await ask('')).histogram).toMatchObject({ unit: 'month', undated: 1 })
  expect((await ask('from=2022-03&to=2022-03')).histogram).toMatchObject({ unit: 'day' })
})

test('an unreadable date filters nothing and is complained of', async () => {
  const answer = await ask('q=台风&from=昨天')
  expect(answer.total).toBe(2)
  expect(answer.parsed.problems).toMatchObject([{ code: 'filter-date' }])
})

test('other ways to search that would take too long to count are left out, and the answer says so', async () => {
  const codes = async (q: string) => (await ask(`q=${q}`)).parsed.problems.map(({ code }) => code)
  const patterns = Array.from('甲乙丙丁戊己庚辛壬', (character) => `${character}*三`)
  expect(await codes('甲*三')).toEqual([])
  expect(await codes(patterns.join(' '))).toEqual(['not-counted'])
})

test('the other spelling of a number is offered, never applied', async () => {
  const answer = await ask('q=三号线')
  expect(answer.total).toBe(1)
  expect(answer.offers).toMatchObject([{ kind: 'number', count: 1, params: { q: '3号线' } }])
  expect((await ask('q=3号线通车', { approximate: true })).hits[0]?.title).toBe('地铁3号线通车')
})

test('passing over punctuation is no offer for a number', async () => {
  const kinds = async (q: string) => (await ask(`q=${q}`)).ways.map(({ kind }) => kind)
  expect(await kinds('2.元')).not.toContain('punctuation')
  expect(await kinds('3/2元')).not.toContain('punctuation')
  expect(await kinds('今天。通车')).toEqual([])
  expect(await kinds('登陆，今天上午')).toEqual([])
  expect(await kinds('“三号线，昨天”')).toContain('punctuation')
})

describe('near matches', () => {
  test('stand behind the match set, never in its count, and name their aids', async () => {
    const answer = await ask('q=川普抵达', { approximate: true })
    expect(answer).toMatchObject({
      total: 0,
      tiers: { near: 1 },
      hits: [{ title: '特朗普抵达北岭', tier: 'near' }],
    })
    expect(answer.aids).toMatchObject([{ kind: 'alias', from: '川普', to: '特朗普' }])
  })

  test('do without an aid that was undone', async () => {
    const [aid] = (await ask('q=川普抵达', { approximate: true })).aids
    const undone = aid ? await search.search(aid.undo, { approximate: true }) : null
    expect(undone?.aids).toEqual([])
  })

  test('are not asked for where enough matches', async () => {
    expect((await ask('q=博览会', { approximate: true })).tiers.near).toBe(0)
  })

  test('are never given unasked', async () => expect((await ask('q=川普抵达')).hits).toEqual([]))

  test('put a slip right that the archive never writes', async () => {
    const answer = await ask('q=搏览会筹备', { approximate: true })
    expect(answer.aids).toMatchObject([{ kind: 'repair', from: '搏览会', to: '博览会' }])
    expect(answer.tiers.near).toBe(20)
  })
})

describe('an empty result has counted ways out', () => {
  const ways = async (address: string) =>
    (await ask(address)).ways.map(({ kind, count }) => `${kind} ${count}`)

  test('the nearest days that have something', async () => {
    const { ways } = await ask('q=博览会&from=2021&to=2021')
    expect(ways[0]).toMatchObject({ kind: 'nearest-date', day: '2022-03-01', count: 1 })
    expect((await ask('q=台风&from=2021-05-08&to=2021-05-08')).ways.slice(0, 2)).toMatchObject([
      { kind: 'nearest-date', day: '2021-05-07', params: { from: '2021-05-07', to: '2021-05-07' } },
      { kind: 'nearest-date', day: '2021-05-09' },
    ])
  })
  test('wider dates', async () => expect(await ways('q=台风&from=2022&to=2022')).toContain('dates 2'))
  test('without a filter', async () => expect(await ways('q=台风&source=贵基周刊')).toEqual(['filter 2']))
  test('without the quotes', async () => expect(await ways('q="北岭台风"')).toContain('unquote 2'))
  test('one word fewer', async () =>
    expect(await ways('q=台风 通车')).toEqual(['drop-term 1', 'drop-term 2']))
  test('never to all that does not hold a word', async () =>
    expect(await ways('q=从未见过的词 -通车')).not.toContainEqual(expect.stringMatching(/^drop-term/)))
  test('the other number', async () => expect(await ways('q="3号线昨天"')).toContain('number 1'))
  test('what sounds alike', async () => expect(await ways('q=搏览会')).toContain('repair 20'))
  test('what letters spell', async () => {
    const { ways } = await ask('q=bolanhui')
    expect(ways).toMatchObject([{ kind: 'homophone', to: '博览会', count: 20 }])
  })
  test('a word is named as it was typed', async () => {
    const { ways } = await ask('q=OR 通车')
    expect(ways).toContainEqual(expect.objectContaining({ kind: 'drop-term', term: 'OR' }))
  })
  test('each leads where it says', async () => {
    const { ways } = await ask('q=台风&from=2022&to=2022&source=北岭晨报')
    expect(ways.length).toBeGreaterThan(2)
    for (const { params, count } of ways) expect((await search.search(params)).total).toBe(count)
  })
})

test('pages follow one another without gap or repeat', async () => {
  const first = await ask('q=博览会&size=15')
  const second = await ask('q=博览会&size=15&page=2')
  expect(first.pages).toBe(2)
  expect(new Set([...first.hits, ...second.hits].map(({ id }) => id)).size).toBe(20)
})

test('a limit has no ceiling and takes the place of pages', async () => {
  expect((await ask('', { limit: 1000 })).hits).toHaveLength(25)
})

test('a few neighbours of a result are asked for by their place, without counts', async () => {
  const all = await titles('q=博览会&size=100')
  const around = await ask('q=博览会', { offset: 7, limit: 3, counts: false, help: false })
  expect(around.hits.map(({ title }) => title)).toEqual(all.slice(7, 10))
  expect(around).toMatchObject({ total: 20, facets: {}, histogram: { bars: [] } })
})

test('neighbours reach over into the near matches', async () => {
  const all = await titles('q=昨天 地铁', { approximate: true })
  expect(all.length).toBeGreaterThan(2)
  expect(await titles('q=昨天 地铁', { approximate: true, offset: 1, limit: 2 })).toEqual(all.slice(1, 3))
})

test('an article’s page is marked by the query, or by what it was found near', () => {
  const text = { title: '特朗普抵达', paragraphs: ['特朗普来了。'] }
  expect(search.mark('抵达', text)).toMatchObject({
    labels: ['抵达'],
    title: [{ start: 3, end: 5, term: 0 }],
    count: 1,
  })
  expect(search.mark('川普来访', text).count).toBeGreaterThan(0)
})

test('suggestions come from the archive', () => {
  expect(search.suggest('blcb').map(({ text }) => text)).toEqual(['北岭晨报'])
})

test('a search can be told to look among some articles alone', async () => {
  const wanted = parseSearchUrl(new URLSearchParams('q=北岭'))
  const all = await search.search(wanted)
  expect(all.total).toBe(3)
  const { hits, total } = await search.search(wanted, { among: [idOf(0), idOf(3)] })
  expect(hits.map(({ id }) => id)).toEqual([idOf(0)])
  expect(total).toBe(1)
})

test('what a search finds can be counted without being answered', async () => {
  const wanted = parseSearchUrl(new URLSearchParams('q=北岭&source=北岭晨报'))
  expect(await search.count(wanted)).toBe((await search.search(wanted)).total)
})

test('a reader who wants no near matches is shown none in an article', async () => {
  const text = { title: '地铁三号线开工', paragraphs: ['三号线昨天开工。'] }
  expect(search.mark('3号线竣工', text).count).toBeGreaterThan(0)
  expect(search.mark('3号线竣工', text, { approximate: false }).count).toBe(0)
})

test('an article outside those to look among is counted nowhere, whatever its date', async () => {
  const wanted = parseSearchUrl(new URLSearchParams('q=北岭&from=2021-05-08'))
  const { histogram, total } = await search.search(wanted, { among: [idOf(1)] })
  expect(total).toBe(1)
  expect(histogram.bars.reduce((sum, { count }) => sum + count, 0)).toBe(1)
})
