/**
 * The contract that every engine keeps, as a suite: matches equal `includes` over the folded text, counts are exact,
 * order is stable. The expected answers are computed here from the articles, by the plainest means.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../../article.ts'
import { foldArticle, foldArticleStrict, foldLine } from '../../text/index.ts'
import type { EngineModule, EnginePage, FacetName, SearchEngine, SearchRequest } from '../engine.ts'
import type { Plan, RunClause, TextField } from '../plan.ts'
import { contractArchive, seededRandom } from './contract-archive.ts'

const BOTH: readonly TextField[] = ['title', 'body']

/** A run over title and body. */
export function run(text: string, given: Partial<RunClause> = {}): RunClause {
  return { kind: 'run', text: foldLine(text), fields: BOTH, strict: null, bridgePunctuation: false, ...given }
}

/** A request for everything a page can hold. */
export function request(plan: Plan, given: Partial<SearchRequest> = {}): SearchRequest {
  return {
    plan,
    filters: NO_FILTERS,
    sort: 'relevance',
    offset: 0,
    limit: 10_000,
    group: false,
    near: null,
    nearLimit: 0,
    facets: [],
    histogram: null,
    ...given,
  }
}

const NO_FILTERS = { include: {}, exclude: {}, from: null, to: null, onThisDay: null }
const ALL_FACETS: readonly FacetName[] = [
  'source',
  'year',
  'section',
  'author',
  'charset',
  'reprints',
  'lang',
]

/** Runs the suite on an engine. */
export function keepsTheContract(module: EngineModule): void {
  describe(module.name, () => {
    const articles = contractArchive()
    const byId = new Map(articles.map((article) => [article.id, article]))
    const dir = mkdtempSync(join(tmpdir(), 'jiuwen-contract-'))
    let engine: SearchEngine
    beforeAll(async () => {
      await module.build(articles, dir)
      engine = await module.open(dir, { textOf: (id) => byId.get(id) ?? null })
    })
    afterAll(async () => {
      await engine.close()
      rmSync(dir, { recursive: true })
    })

    const find = (plan: Plan, given: Partial<SearchRequest> = {}) => engine.search(request(plan, given))
    const ids = (page: EnginePage) => page.hits.map((hit) => hit.id).sort()
    const holding = (holds: (folded: { title: string; body: string }, article: Article) => boolean) =>
      articles
        .filter((article) => holds(foldArticle(article.title, article.paragraphs), article))
        .map((a) => a.id)
        .sort()
    const containing = (text: string) =>
      holding(({ title, body }) => title.includes(text) || body.includes(text))

    test('it knows its size', () => {
      expect(engine.size).toBe(articles.length)
    })

    test('a run matches exactly the articles that contain it, wherever it was cut out of a text', {
      timeout: 60_000,
    }, async () => {
      const random = seededRandom(11)
      for (let n = 0; n < 800; n++) {
        const article = articles[Math.floor(random() * articles.length)] as Article
        const { title, body } = foldArticle(article.title, article.paragraphs)
        const lines = [title, ...body.split('\n')].filter(Boolean)
        const line = lines[Math.floor(random() * lines.length)] ?? '水'
        const start = Math.floor(random() * line.length)
        const text = line.slice(start, start + 1 + Math.floor(random() * 12))
        const page = await find(run('', { text }))
        expect(ids(page), text).toEqual(containing(text))
        expect(page.total).toBe(page.hits.length)
        expect(page.tiers.whole).toBe(page.total)
      }
    })

    const hardRuns = [
      '虎',
      '渔港',
      'apple',
      '𠮷',
      '𠮷野',
      '野',
      '风浪',
      '，',
      '》',
      '1234567890',
      'xxx',
      '水水',
      '尾',
      '之间的空白',
      '零宽',
      'abc',
      'カラオ',
      'ク',
      '한국',
      '국',
      ' ',
      'e se',
      '4 t',
      '号，x',
      '𠮷野家与𠮷',
    ]
    for (const text of hardRuns)
      test(`the run “${text}” equals includes`, async () => {
        const folded = foldLine(text) || text
        expect(ids(await find(run('', { text: folded })))).toEqual(containing(folded))
      })

    test('what no article contains is not found', async () => {
      for (const text of ['从未出现过', '鯨', 'qqqq', '桥大', '\u{1f600}', '虎龙', '灯塔\n雾'])
        expect((await find(run('', { text }))).total, text).toBe(0)
    })

    test('a run in one field looks there alone', async () => {
      for (const field of BOTH) {
        const page = await find(run('灯塔', { fields: [field] }))
        expect(ids(page)).toEqual(holding((folded) => folded[field].includes('灯塔')))
      }
    })

    test('a strict run tells scripts apart', async () => {
      expect(ids(await find(run('臺灣', { strict: '臺灣' })))).toEqual(['h01'])
      expect(ids(await find(run('台湾', { strict: '台湾' })))).toEqual(['h02'])
      const strict = '灯塔看守'
      const expected = holding((_, { title, paragraphs }) => {
        const text = foldArticleStrict(title, paragraphs)
        return text.title.includes(strict) || text.body.includes(strict)
      })
      expect(ids(await find(run(strict, { strict })))).toEqual(expected)
    })

    test('with punctuation bridged, marks between characters are passed over, paragraphs are not', async () => {
      const strip = (text: string) => text.replace(/[\p{P}\p{Z}]/gu, '')
      for (const text of ['风浪', '龙虎虎', '灯塔看守人', 'wifi覆盖', '渔港分', '虎', '水水水尾'].map(
        foldLine,
      ))
        expect(ids(await find(run(text, { bridgePunctuation: true }))), text).toEqual(
          holding(
            ({ title, body }) =>
              strip(title).includes(text) || body.split('\n').some((p) => strip(p).includes(text)),
          ),
        )
    })

    const words = (text: string, cut: readonly string[]): Plan => ({
      kind: 'words',
      whole: run(text),
      words: cut.map((w) => run(w)),
    })

    test('a longer run matches whole or by its words, counted apart', async () => {
      const page = await find(words('河口大桥夜间停电', ['河口', '大桥', '夜间停电']))
      const whole = containing('河口大桥夜间停电')
      const all = holding(({ title, body }) =>
        ['河口', '大桥', '夜间停电'].every((w) => title.includes(w) || body.includes(w)),
      )
      expect(ids(page)).toEqual([...new Set([...whole, ...all])].sort())
      expect(page.tiers).toEqual({ whole: whole.length, words: page.total - whole.length, near: 0 })
      for (const hit of page.hits) expect(hit.tier).toBe(whole.includes(hit.id) ? 'whole' : 'words')
    })

    test('all, any and not combine as sets do', async () => {
      const has =
        (text: string) =>
        ({ title, body }: { title: string; body: string }) =>
          title.includes(text) || body.includes(text)
      const [a, b, c] = ['暴雨预警', '旧书', '5g'].map(has) as [
        ReturnType<typeof has>,
        ReturnType<typeof has>,
        ReturnType<typeof has>,
      ]
      const [pa, pb, pc] = ['暴雨预警', '旧书', '5g'].map((t) => run(t)) as [Plan, Plan, Plan]
      expect(ids(await find({ kind: 'all', parts: [pa, pb] }))).toEqual(holding((f) => a(f) && b(f)))
      expect(ids(await find({ kind: 'any', parts: [pa, pb, pc] }))).toEqual(
        holding((f) => a(f) || b(f) || c(f)),
      )
      expect(ids(await find({ kind: 'not', part: pa }))).toEqual(holding((f) => !a(f)))
      expect(
        ids(
          await find({ kind: 'all', parts: [{ kind: 'any', parts: [pa, { kind: 'not', part: pb }] }, pc] }),
        ),
      ).toEqual(holding((f) => (a(f) || !b(f)) && c(f)))
      expect(
        ids(
          await find({ kind: 'all', parts: [pa, { kind: 'not', part: { kind: 'all', parts: [pb, pc] } }] }),
        ),
      ).toEqual(holding((f) => a(f) && !(b(f) && c(f))))
      expect((await find({ kind: 'everything' })).total).toBe(articles.length)
      expect((await find({ kind: 'any', parts: [] })).total).toBe(0)
      expect((await find({ kind: 'all', parts: [] })).total).toBe(articles.length)
    })

    test('wildcards match within a clause', async () => {
      const pattern = (...parts: (string | { min: number; max: number })[]): Plan => ({
        kind: 'pattern',
        parts,
        fields: BOTH,
      })
      const matching = (regex: RegExp) => holding(({ title, body }) => regex.test(title) || regex.test(body))
      expect(ids(await find(pattern('河口', { min: 0, max: 8 }, '停电')))).toEqual(
        matching(/河口[^，,。！!？?；;：:、\n]{0,8}停电/),
      )
      expect(ids(await find(pattern('灯', { min: 1, max: 1 }, '看守')))).toEqual(
        matching(/灯[^，,。！!？?；;：:、\n]看守/),
      )
      expect(ids(await find(pattern('风', { min: 1, max: 1 }, '浪')))).toEqual(
        matching(/风[^，,。！!？?；;：:、\n]浪/),
      )
      expect(ids(await find(pattern({ min: 1, max: 1 }, '虎')))).toEqual(
        matching(/[^，,。！!？?；;：:、\n]虎/),
      )
    })

    test('NEAR, BEFORE, 同句 and 同段 look inside one paragraph', async () => {
      const near = (maxChars: number, ordered: boolean): Plan => ({
        kind: 'near',
        left: run('暴雨'),
        right: run('停电'),
        maxChars,
        ordered,
      })
      const within = (n: number, ordered: boolean) => {
        const forwards = new RegExp(`暴雨[^\n]{0,${n}}停电`)
        const backwards = new RegExp(`停电[^\n]{0,${n}}暴雨`)
        return holding(({ title, body }) =>
          [title, body].some((t) => forwards.test(t) || (!ordered && backwards.test(t))),
        )
      }
      for (const n of [0, 2, 5, 20, 60]) {
        expect(ids(await find(near(n, false)))).toEqual(within(n, false))
        expect(ids(await find(near(n, true)))).toEqual(within(n, true))
      }
      const together = (unit: 'sentence' | 'paragraph'): Plan => ({
        kind: 'together',
        left: run('暴雨'),
        right: run('停电'),
        unit,
      })
      const units = (cut: RegExp) =>
        holding(({ title, body }) =>
          [title, ...body.split(cut)].some((t) =>
            t.split(cut).some((u) => u.includes('暴雨') && u.includes('停电')),
          ),
        )
      expect(ids(await find(together('sentence')))).toEqual(units(/[。！!？?\n]/))
      expect(ids(await find(together('paragraph')))).toEqual(units(/\n/))
    })

    test('stored fields match by containment, folded; dates by range', async () => {
      const field = (name: 'source' | 'author' | 'section' | 'tag', value: string): Plan => ({
        kind: 'field',
        field: name,
        value,
      })
      expect(ids(await find(field('source', '日报')))).toEqual(
        holding((_, a) => a.source?.includes('日报') ?? false),
      )
      expect(ids(await find(field('author', '赵木')))).toEqual(holding((_, a) => a.authors.includes('赵木')))
      expect(ids(await find(field('tag', '交通')))).toEqual(holding((_, a) => a.tags.includes('交通')))
      const dates: Plan = { kind: 'dates', from: '2020-03-01', to: '2021-06-30' }
      const inRange = (a: Article) =>
        a.publishedAt !== null &&
        a.publishedAt.slice(0, 10) >= '2020-03-01' &&
        a.publishedAt.slice(0, 10) <= '2021-06-30'
      expect(ids(await find({ kind: 'all', parts: [dates, run('大桥')] }))).toEqual(
        holding(({ title, body }, a) => inRange(a) && (title + body).includes('大桥')),
      )
      expect(ids(await find({ kind: 'all', parts: [{ kind: 'not', part: dates }, run('大桥')] }))).toEqual(
        holding(({ title, body }, a) => !inRange(a) && (title + body).includes('大桥')),
      )
    })

    test('filters narrow, and each facet is counted without its own selection', async () => {
      const filters = {
        include: { source: ['青川日报', ''], author: ['林小舟'] },
        exclude: { charset: ['big5-hkscs'] },
        from: '2020-01-01',
        to: null,
        onThisDay: null,
      }
      const page = await find(run('的'), { filters, facets: ALL_FACETS, histogram: 'month' })
      const rules: Record<string, (a: Article) => boolean> = {
        source: (a) => a.source === '青川日报' || a.source === null,
        author: (a) => a.authors.includes('林小舟'),
        charset: (a) => a.provenance.charset.charset !== 'big5-hkscs',
        dates: (a) => a.publishedAt !== null && a.publishedAt >= '2020-01-01',
      }
      const passing = (without: string) => {
        const ids = new Set(containing('的'))
        return articles.filter(
          (a) => ids.has(a.id) && Object.entries(rules).every(([name, rule]) => name === without || rule(a)),
        )
      }
      expect(ids(page)).toEqual(
        passing('')
          .map((a) => a.id)
          .sort(),
      )
      const tally = (kept: readonly Article[], values: (a: Article) => readonly string[]) => {
        const counts: Record<string, number> = {}
        for (const a of kept) for (const value of values(a)) counts[value] = (counts[value] ?? 0) + 1
        return counts
      }
      const facet = (name: FacetName) =>
        Object.fromEntries((page.facets[name] ?? []).map(({ value, count }) => [value, count]))
      expect(facet('source')).toEqual(tally(passing('source'), (a) => [a.source ?? '']))
      expect(facet('author')).toEqual(tally(passing('author'), (a) => (a.authors.length ? a.authors : [''])))
      expect(facet('charset')).toEqual(tally(passing('charset'), (a) => [a.provenance.charset.charset]))
      expect(facet('section')).toEqual(tally(passing(''), (a) => [a.section ?? '']))
      expect(facet('year')).toEqual(tally(passing(''), (a) => [(a.publishedAt ?? '').slice(0, 4)]))
      expect(page.facets.year?.map((v) => v.value)).toEqual(page.facets.year?.map((v) => v.value).toSorted())
      const bars = Object.fromEntries(page.histogram.map(({ period, count }) => [period, count]))
      expect(bars).toEqual(tally(passing('dates'), (a) => [(a.publishedAt ?? '').slice(0, 7)]))
      const periods = page.histogram.map((bar) => bar.period).filter(Boolean)
      expect(periods).toEqual(periods.toSorted())
    })

    test('a selected value stays in its facet at zero', async () => {
      const filters = { ...NO_FILTERS, include: { source: ['没有的报'] } }
      const page = await find(run('大桥'), { filters, facets: ['source'] })
      expect(page.total).toBe(0)
      expect(page.facets.source).toContainEqual({ value: '没有的报', count: 0 })
      expect(page.facets.source?.length).toBeGreaterThan(1)
    })

    test('历史上的今天 narrows to a day of any year', async () => {
      const dated = articles.find((a) => a.publishedAt) as Article
      const onThisDay = dated.publishedAt?.slice(5, 10) ?? ''
      const page = await find({ kind: 'everything' }, { filters: { ...NO_FILTERS, onThisDay } })
      expect(ids(page)).toEqual(
        articles
          .filter((a) => a.publishedAt?.slice(5, 10) === onThisDay)
          .map((a) => a.id)
          .sort(),
      )
    })

    test('newest and oldest go by the moment, undated last, ties by id; pages join without gap or overlap', async () => {
      const all = [...articles].sort((a, b) => (a.id < b.id ? -1 : 1))
      const moment = (a: Article) =>
        a.publishedAt && a.publishedAt.length === 10 ? `${a.publishedAt}T00:00+08:00` : a.publishedAt
      for (const [sort, sign] of [
        ['newest', -1],
        ['oldest', 1],
      ] as const) {
        const expected = all.toSorted((a, b) => {
          const [x, y] = [moment(a), moment(b)]
          if (x === y) return a.id < b.id ? -1 : 1
          return x === null ? 1 : y === null ? -1 : x < y ? -sign : sign
        })
        const paged: string[] = []
        for (let offset = 0; offset < all.length; offset += 37)
          paged.push(
            ...(await find({ kind: 'everything' }, { sort, offset, limit: 37 })).hits.map((h) => h.id),
          )
        expect(paged).toEqual(expected.map((a) => a.id))
      }
    })

    test('hits come by score, ties by id, and a page is a part of the whole order', async () => {
      for (const plan of [
        run('大桥'),
        words('暴雨预警停电', ['暴雨', '预警', '停电']),
        { kind: 'any', parts: [run('果园'), run('c919')] } as Plan,
      ]) {
        const { hits } = await find(plan)
        for (let i = 1; i < hits.length; i++) {
          const [a, b] = [hits[i - 1], hits[i]]
          if (a && b) expect(a.score > b.score || (a.score === b.score && a.id < b.id)).toBe(true)
        }
        const page = await find(plan, { offset: 5, limit: 7 })
        expect(page.hits).toEqual(hits.slice(5, 12))
        expect(page.total).toBe(hits.length)
      }
    })

    test('a run in the title ranks above the same run deep in a body', async () => {
      expect((await find(run('雨燕'))).hits.map((hit) => hit.id)).toEqual(['h14', 'h13'])
    })

    test('reprint groups fold to their best, counted, and are told by id', async () => {
      const flat = await find(run('的'))
      const grouped = await find(run('的'), { group: true })
      const groupOf = (id: string) => byId.get(id)?.clusterId ?? id
      const firsts = flat.hits.filter(
        (hit, i) => flat.hits.findIndex((h) => groupOf(h.id) === groupOf(hit.id)) === i,
      )
      expect(grouped.hits.map((h) => h.id)).toEqual(firsts.map((h) => h.id))
      expect(grouped.groups).toBe(firsts.length)
      expect(flat.groups).toBe(firsts.length)
      expect(grouped.total).toBe(flat.total)
      for (const hit of grouped.hits)
        expect(hit.folded).toBe(flat.hits.filter((h) => groupOf(h.id) === groupOf(hit.id)).length - 1)
      const clustered = articles.find((a) => a.clusterId) as Article
      const members = articles.filter((a) => a.clusterId === clustered.clusterId).map((a) => a.id)
      expect([...(await engine.reprints(clustered.id))].sort()).toEqual(members.sort())
      expect(await engine.reprints('h03')).toEqual(['h03'])
      expect(await engine.reprints('nobody')).toEqual([])
    })

    test('near matches stand outside the match set and hold some term', async () => {
      const near = {
        terms: [
          { term: '暴雨', weight: 1 },
          { term: '停电', weight: 0.5 },
        ],
      }
      const plan: Plan = { kind: 'all', parts: [run('暴雨'), run('停电')] }
      const page = await find(plan, { near, nearLimit: 1000 })
      const strict = new Set(ids(page))
      const some = holding(({ title, body }) => /暴雨|停电/.test(title) || /暴雨|停电/.test(body)).filter(
        (id) => !strict.has(id),
      )
      expect(page.near.map((h) => h.id).sort()).toEqual(some)
      expect(page.tiers.near).toBe(some.length)
      expect(page.near.every((h) => h.tier === 'near')).toBe(true)
      expect((await find(plan, { near, nearLimit: 3 })).near).toEqual(page.near.slice(0, 3))
    })
  })
}
