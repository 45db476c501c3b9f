/**
 * The contract on filters, facets and the histogram.
 */
import { expect, test } from 'vitest'
import type { Article } from '../../../article.ts'
import { FACET_NAMES, type FacetName } from '../../engine.ts'
import { ids, NO_FILTERS, run, type Suite } from './suite.ts'

/** Tests of what narrows and counts. */
export function countsContract(suite: Suite): void {
  const { articles, find, containing } = suite
  test('filters narrow, and each facet is counted without its own selection', async () => {
    const filters = {
      include: { source: ['青川日报', ''], author: ['林小舟'] },
      exclude: { charset: ['big5-hkscs'] },
      from: '2020-01-01',
      to: null,
      onThisDay: null,
    }
    const page = await find(run('的'), { filters, facets: FACET_NAMES, histogram: 'month' })
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
    const kept = Object.keys(rules).map((name) => [name, passing(name).length - page.total] as const)
    expect(kept.map(([, count]) => count)).toContainEqual(expect.toSatisfy((count) => count > 0))
    expect(page.keptOut).toEqual(Object.fromEntries(kept.filter(([, count]) => count > 0)))
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
}
