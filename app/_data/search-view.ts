/**
 * What the search page shows of its own state: labels of values, the constraints with the address that takes each
 * away, the pages to offer. Pure.
 */
import { UNKNOWN } from '../../lib/search/engine.ts'
import type { FacetName, Narrowing, SearchParams } from '../../lib/search/index.ts'
import { changed, EMPTY_SEARCH, searchUrl, withFacet } from '../../lib/search/url.ts'
import type { Words } from '../_text/index.ts'

/** Key of the filter whose whole list is shown. Only that one is rendered: long lists are most of a page's weight. */
const MORE_KEY = 'more'

/** The filter whose whole list the address asks for. */
export function openedFacet({ extra }: SearchParams): string | undefined {
  return extra.find(([key]) => key === MORE_KEY)?.[1]
}

/** The same page with one filter's whole list, or with none. */
export function moreLink(params: SearchParams, facet: FacetName | null): string {
  return `${searchLink({ ...params, extra: facet ? [[MORE_KEY, facet]] : [] })}${facet ? `#facet-${facet}` : ''}`
}

/**
 * A page's address for a search. Keys that are not ours are left behind: they would multiply addresses.
 *
 * @param also - Keys of the page that this link alone carries.
 */
export function searchLink(params: SearchParams, also: SearchParams['extra'] = []): string {
  const extra = params.extra.filter(
    ([key, value]) => key === MORE_KEY && Object.hasOwn(params.include, value),
  )
  const query = searchUrl({ ...params, extra: [...extra.slice(0, 1), ...also] })
  return query ? `/search?${query}` : '/search'
}

/**
 * An article opened from a search: the address carries the search and the hit's place in it, from 1; null for one that
 * has no place of its own, being folded behind another.
 */
export function hitLink(id: string, params: SearchParams, place: number | null): string {
  const extra: SearchParams['extra'] = place === null ? [] : [['at', String(place)]]
  const query = searchUrl({ ...params, page: 1, size: EMPTY_SEARCH.size, extra })
  return `/article/${encodeURIComponent(id)}${query && `?${query}`}`
}

/** How a facet's value reads; the empty one is 不详. */
export function facetLabel(facet: FacetName, value: string, t: Words): string {
  if (value === UNKNOWN)
    return facet === 'source' ? t.unknownSource : facet === 'year' ? t.unknownDate : t.unknown
  const named: Readonly<Record<string, string>> =
    facet === 'reprints' ? t.facetValues.reprints : facet === 'lang' ? t.facetValues.lang : {}
  return Object.hasOwn(named, value) ? (named[value] ?? value) : value
}

/** A constraint in words, and the search without it. */
export interface Chip {
  readonly key: string
  readonly label: string
  readonly without: SearchParams
  /** What it takes away whole; null where something of the kind stays, or where it is no filter. */
  readonly narrowing: Narrowing | null
  /** Whether dropping it can bring articles: one of several values chosen brings none. */
  readonly narrows: boolean
}

/** Every constraint beside the query itself, in the order of the page. */
export function chipsOf(params: SearchParams, t: Words): Chip[] {
  const chips: Chip[] = []
  for (const side of ['include', 'exclude'] as const) {
    for (const [facet, values] of Object.entries(params[side]) as [FacetName, readonly string[]][]) {
      const isOnly = params.include[facet].length + params.exclude[facet].length === 1
      for (const value of values) {
        const prefix = side === 'exclude' ? `${t.not} ` : ''
        chips.push({
          key: `${side} ${facet} ${value}`,
          label: `${prefix}${t.facetNames[facet]}${t.colon}${facetLabel(facet, value, t)}`,
          without: withFacet(params, side, facet, value, false),
          narrowing: isOnly ? facet : null,
          narrows: side === 'exclude' || values.length === 1,
        })
      }
    }
  }
  const { from, to, onThisDay, field } = params
  const add = (
    key: string,
    label: string,
    change: Partial<SearchParams>,
    { narrowing = null, narrows = true }: Partial<Chip> = {},
  ) => chips.push({ key, label, without: changed(params, change), narrowing, narrows })
  if (from || to) add('dates', t.dateRange(from, to), { from: '', to: '' }, { narrowing: 'dates' })
  if (onThisDay) add('day', t.monthDay(onThisDay), { onThisDay: '' }, { narrowing: 'onThisDay' })
  if (field !== 'all') add('field', t.fields[field], { field: 'all' })
  if (params.strict) add('strict', t.strictChip, { strict: false })
  // Passing over marks only widens, and folding changes no match.
  if (params.ignorePunctuation)
    add('punctuation', t.ignorePunctuationChip, { ignorePunctuation: false }, { narrows: false })
  if (params.group === false) add('group', t.ungroupedChip, { group: null }, { narrows: false })
  return chips
}

/** The query alone, without any constraint. */
export function withoutConstraints(params: SearchParams): SearchParams {
  const { q, sort, size, lang } = params
  return { ...EMPTY_SEARCH, q, sort, size, lang }
}

/**
 * Numbers of pages to offer: the first, the last, and those around the current one.
 *
 * @returns In order; 0 stands for a gap.
 */
export function pageNumbers(page: number, pages: number): number[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, pages]
  const numbers = [...new Set(wanted)].filter((one) => one >= 1 && one <= pages).sort((a, b) => a - b)
  return numbers.flatMap((one, at) => {
    const before = numbers[at - 1]
    if (before === undefined || one === before + 1) return [one]
    return one === before + 2 ? [one - 1, one] : [0, one]
  })
}
