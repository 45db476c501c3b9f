/**
 * The contract on operators: sets combine as sets, nearness and wildcards as regular expressions say.
 */
import { expect, test } from 'vitest'
import type { Article } from '../../../article.ts'
import { foldLine } from '../../../text/index.ts'
import type { Plan } from '../../plan.ts'
import { BOTH, ids, run, type Suite, words } from './suite.ts'

/** Tests of plans. */
export function operatorsContract(suite: Suite): void {
  const { articles, find, holding, containing } = suite
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
      ids(await find({ kind: 'all', parts: [{ kind: 'any', parts: [pa, { kind: 'not', part: pb }] }, pc] })),
    ).toEqual(holding((f) => (a(f) || !b(f)) && c(f)))
    expect(
      ids(await find({ kind: 'all', parts: [pa, { kind: 'not', part: { kind: 'all', parts: [pb, pc] } }] })),
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
      strict: null,
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
    expect(ids(await find(pattern({ min: 1, max: 1 }, '虎')))).toEqual(matching(/[^，,。！!？?；;：:、\n]虎/))
  })

  test('told apart by script, wildcards and nearness look at what was printed', async () => {
    const parts = ['鐘', { min: 0, max: 8 }, '錶'] as const
    const pattern = (...strict: string[]): Plan => ({
      kind: 'pattern',
      parts: parts.map((part) => (typeof part === 'string' ? foldLine(part) : part)),
      fields: BOTH,
      strict: [strict[0] ?? '', parts[1], strict[1] ?? ''],
    })
    expect(ids(await find(pattern('鐘', '錶')))).toEqual(['h15'])
    expect(ids(await find(pattern('钟', '表')))).toEqual(['h15'])
    expect(ids(await find(pattern('锺', '錶')))).toEqual([])
    const strictly = (text: string) => run(text, { strict: text })
    const near = (left: string, right: string, maxChars: number): Plan => ({
      kind: 'near',
      left: strictly(left),
      right: strictly(right),
      maxChars,
      ordered: false,
    })
    expect(ids(await find(near('修', '钟', 0)))).toEqual(['h15'])
    // Both are printed, but it is the other form that stands near.
    expect(ids(await find(near('修', '鐘', 0)))).toEqual([])
    expect(
      ids(await find({ kind: 'together', left: strictly('表'), right: strictly('匠'), unit: 'paragraph' })),
    ).toEqual([])
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
}
