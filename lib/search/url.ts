/**
 * The search page's address: `parseSearchUrl` and `searchUrl` undo each other.
 *
 * Pure and safe for the browser. Defaults are left out, keys stand in one order, unknown keys are kept behind them.
 * The only place that reads or writes query strings of searches.
 */
import type { FacetName } from './engine.ts'

/** Everything a search is made of; equal parameters give equal addresses. */
export interface SearchParams {
  /** As typed. */
  readonly q: string
  readonly include: Readonly<Record<FacetName, readonly string[]>>
  readonly exclude: Readonly<Record<FacetName, readonly string[]>>
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or as typed where it could not be read; empty for open. */
  readonly from: string
  readonly to: string
  /** `MM-DD`, 历史上的今天; empty for any day. */
  readonly onThisDay: string
  /** Where plain terms are looked for. */
  readonly field: 'all' | 'title' | 'body'
  /** Null for the default: `relevance` with a query, `newest` without. */
  readonly sort: 'relevance' | 'newest' | 'oldest' | null
  /** Fold reprints; null for the default of the surface that asks. */
  readonly group: boolean | null
  /** 区分繁简. */
  readonly strict: boolean
  /** 忽略标点. */
  readonly ignorePunctuation: boolean
  readonly view: 'list' | 'kwic'
  /** From 1. */
  readonly page: number
  readonly size: number
  /** 近似结果; null for the default of the surface that asks. */
  readonly approximate: boolean | null
  /** Keys of aids of 近似结果 that the reader undid. */
  readonly withoutAids: readonly string[]
  /** Language of the interface; empty for the default. */
  readonly lang: string
  /** Keys that are not ours, in the order met. */
  readonly extra: readonly (readonly [string, string])[]
}

/** Facets in the order of their keys in an address. `script` is the language of articles: `lang` is the interface's. */
const FACET_KEYS: readonly (readonly [FacetName, string])[] = [
  ['source', 'source'],
  ['section', 'section'],
  ['author', 'author'],
  ['year', 'year'],
  ['charset', 'charset'],
  ['reprints', 'reprints'],
  ['lang', 'script'],
]

export const DEFAULT_SIZE = 20
export const MAX_SIZE = 100
/** Pages beyond this are not asked for: a number of ten digits is no page. */
const MAX_PAGE = 1_000_000

const NO_FACETS: SearchParams['include'] = {
  source: [],
  section: [],
  author: [],
  year: [],
  charset: [],
  reprints: [],
  lang: [],
}

/** A search for everything. */
export const EMPTY_SEARCH: SearchParams = {
  q: '',
  include: NO_FACETS,
  exclude: NO_FACETS,
  from: '',
  to: '',
  onThisDay: '',
  field: 'all',
  sort: null,
  group: null,
  strict: false,
  ignorePunctuation: false,
  view: 'list',
  page: 1,
  size: DEFAULT_SIZE,
  approximate: null,
  withoutAids: [],
  lang: '',
  extra: [],
}

const OWN_KEYS: ReadonlySet<string> = new Set([
  ...FACET_KEYS.flatMap(([, key]) => [key, `not${key}`]),
  ...['q', 'from', 'to', 'onthisday', 'field', 'sort', 'group', 'strict', 'nopunct', 'view', 'page', 'size'],
  ...['approximate', 'noaid', 'lang'],
])

/** Reads an address. A value that means nothing counts as not given; an unreadable date stays, to be complained of. */
export function parseSearchUrl(address: URLSearchParams): SearchParams {
  const text = (key: string) => address.get(key)?.trim() ?? ''
  const flag = (key: string) => ({ '0': false, '1': true })[text(key)] ?? null
  const q = address.get('q')?.trim() ?? ''
  const sort = oneOf(text('sort'), ['relevance', 'newest', 'oldest'] as const)
  return {
    q,
    include: facetsOf(address, ''),
    exclude: facetsOf(address, 'not'),
    from: text('from'),
    to: text('to'),
    onThisDay: /^\d\d-\d\d$/.test(text('onthisday')) ? text('onthisday') : '',
    field: oneOf(text('field'), ['title', 'body'] as const) ?? 'all',
    sort: sort === defaultSort(q) ? null : sort,
    group: flag('group'),
    strict: flag('strict') ?? false,
    ignorePunctuation: flag('nopunct') ?? false,
    view: oneOf(text('view'), ['kwic'] as const) ?? 'list',
    page: whole(text('page'), MAX_PAGE) ?? 1,
    size: whole(text('size'), MAX_SIZE) ?? DEFAULT_SIZE,
    approximate: flag('approximate'),
    withoutAids: distinct(address.getAll('noaid')),
    lang: text('lang'),
    extra: [...address].filter(([key]) => !OWN_KEYS.has(key)),
  }
}

/**
 * Writes the query string of a search.
 *
 * @returns Without `?`; empty for a search for everything.
 */
export function searchUrl(params: SearchParams): string {
  const address = new URLSearchParams()
  const add = (key: string, value: string, byDefault = '') => {
    if (value !== byDefault) address.append(key, value)
  }
  const addFlag = (key: string, value: boolean | null) => add(key, value === null ? '' : value ? '1' : '0')
  add('q', params.q)
  for (const [facet, key] of FACET_KEYS) {
    for (const value of params.include[facet]) address.append(key, value)
    for (const value of params.exclude[facet]) address.append(`not${key}`, value)
  }
  add('from', params.from)
  add('to', params.to)
  add('onthisday', params.onThisDay)
  add('field', params.field, 'all')
  add('sort', params.sort === defaultSort(params.q) ? '' : (params.sort ?? ''))
  addFlag('group', params.group)
  add('strict', params.strict ? '1' : '')
  add('nopunct', params.ignorePunctuation ? '1' : '')
  add('view', params.view, 'list')
  add('page', String(params.page), '1')
  add('size', String(params.size), String(DEFAULT_SIZE))
  addFlag('approximate', params.approximate)
  for (const aid of params.withoutAids) address.append('noaid', aid)
  add('lang', params.lang)
  for (const [key, value] of params.extra) address.append(key, value)
  return address.toString()
}

/** The order results come in where none was chosen. */
export function defaultSort(q: string): 'relevance' | 'newest' {
  return q === '' ? 'newest' : 'relevance'
}

/** The same search with a change: back to the first page, unless the change names another. */
export function changed(params: SearchParams, change: Partial<SearchParams>): SearchParams {
  return { ...params, page: 1, ...change }
}

/** Parameters with one facet's value added (once) or taken away. */
export function withFacet(
  params: SearchParams,
  side: 'include' | 'exclude',
  facet: FacetName,
  value: string,
  isChosen: boolean,
): SearchParams {
  const others = params[side][facet].filter((chosen) => chosen !== value)
  const values = isChosen ? [...others, value] : others
  return changed(params, { [side]: { ...params[side], [facet]: values } })
}

function facetsOf(address: URLSearchParams, prefix: '' | 'not'): SearchParams['include'] {
  const found: Record<FacetName, readonly string[]> = { ...NO_FACETS }
  for (const [facet, key] of FACET_KEYS) found[facet] = distinct(address.getAll(`${prefix}${key}`))
  return found
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)]
}

function oneOf<T extends string>(value: string, allowed: readonly T[]): T | null {
  return allowed.find((candidate) => candidate === value) ?? null
}

function whole(value: string, max: number): number | null {
  return /^[1-9]\d{0,8}$/.test(value) ? Math.min(Number(value), max) : null
}
