/**
 * The contract on order: pages, ties, sorts, reprint groups, near matches.
 */
import { expect, test } from 'vitest'
import type { Article } from '../../../article.ts'
import type { Plan } from '../../plan.ts'
import { ids, run, type Suite, words } from './suite.ts'

/** Tests of the order of hits. */
export function orderContract(suite: Suite): void {
  const { articles, byId, find, holding } = suite
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
        paged.push(...(await find({ kind: 'everything' }, { sort, offset, limit: 37 })).hits.map((h) => h.id))
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
    expect([...(await suite.engine.reprints(clustered.id))].sort()).toEqual(members.sort())
    expect(await suite.engine.reprints('h03')).toEqual(['h03'])
    expect(await suite.engine.reprints('nobody')).toEqual([])
  })

  test('near matches stand outside the match set and hold some term', async () => {
    const near = {
      terms: [
        { term: '暴雨', weight: 1, across: false },
        { term: '停电', weight: 0.5, across: false },
        { term: '雨停', weight: 1, across: true },
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
}
