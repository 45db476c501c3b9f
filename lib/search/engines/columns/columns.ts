/**
 * What an engine knows of each article beside its text, by number: the columns that filters, facets, the histogram
 * and sorting read. Both engines answer from these, so they count alike. Pure.
 */
import type { FacetName } from '../../engine.ts'

/** Small numbers, one for each article or value. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array

/** A stored field: each article has one value, or several. */
export interface ValueColumn {
  /** Distinct values, sorted; UNKNOWN ('') where an article has none. */
  readonly values: readonly string[]
  /** Indices into `values`: one for each article, or, with `starts`, those of all articles in a row. */
  readonly codes: Numbers
  /** Where each article's codes start, with one more entry for the end; null where each article has just one. */
  readonly starts: Numbers | null
}

/** Fields kept for each article: the facets but those that follow from others, and tags for field searches. */
export type ValueField = 'source' | 'section' | 'author' | 'charset' | 'lang' | 'tag'

/** The ids of all articles. */
export interface Ids {
  readonly size: number
  at(doc: number): string
  /** Articles in the order of their ids; null where that is their own order, as in a store. */
  readonly order: Numbers | null
}

export interface Columns {
  /** Number of articles; they are numbered from 0 in the order of the store. */
  readonly size: number
  idOf(doc: number): string
  /** The article's number, -1 for an unknown id. */
  docOf(id: string): number
  /** Place of each article in the order of ids, by which ties are broken; null where that is its own number. */
  readonly idRank: Numbers | null
  readonly fields: Readonly<Record<ValueField, ValueColumn>>
  readonly facets: Readonly<Record<FacetName, ValueColumn>>
  /** Distinct days `YYYY-MM-DD`, sorted, with UNKNOWN first where any article is undated. */
  readonly days: readonly string[]
  /** Index into `days` for each article. */
  readonly day: Numbers
  /** Minute of the day, for sorting. */
  readonly minute: Numbers
  /** Reprint group for each article: 0 for none, else from 1. */
  readonly cluster: Numbers
  /** Highest number of a reprint group. */
  readonly clusters: number
}

/** Values of the facet `reprints`: whether the article has reprints in the archive. */
export const REPRINTED = 'reprinted'
export const SINGLE = 'single'

/** The parts of {@link Columns} that are stored; the rest follows from them. */
export interface StoredColumns {
  readonly ids: Ids
  readonly fields: Readonly<Record<ValueField, ValueColumn>>
  readonly days: readonly string[]
  readonly day: Numbers
  readonly minute: Numbers
  readonly cluster: Numbers
  readonly clusters: number
}

/** Completes stored columns with what follows from them: years, reprints, the order of ids. */
export function completeColumns(stored: StoredColumns): Columns {
  const { ids, fields } = stored
  return {
    size: ids.size,
    idOf: (doc) => ids.at(doc),
    docOf: (id) => findId(ids, id),
    idRank: ids.order && ranksOf(ids.order),
    fields,
    facets: {
      source: fields.source,
      section: fields.section,
      author: fields.author,
      charset: fields.charset,
      lang: fields.lang,
      year: yearColumn(stored),
      reprints: reprintsColumn(stored),
    },
    days: stored.days,
    day: stored.day,
    minute: stored.minute,
    cluster: stored.cluster,
    clusters: stored.clusters,
  }
}

/** Ids held as plain strings. */
export function listedIds(ids: readonly string[]): Ids {
  return { size: ids.length, at: (doc) => ids[doc] ?? '', order: idOrder(ids) }
}

function idOrder(ids: readonly string[]): Uint32Array | null {
  const sorted = ids.every((id, doc) => doc === 0 || (ids[doc - 1] ?? '') < id)
  if (sorted) return null
  return Uint32Array.from(ids, (_, doc) => doc).sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1))
}

function ranksOf(order: Numbers): Uint32Array {
  const ranks = new Uint32Array(order.length)
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank] ?? 0] = rank
  return ranks
}

function findId(ids: Ids, id: string): number {
  let low = 0
  let high = ids.size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids.at(ids.order?.[middle] ?? middle) < id) low = middle + 1
    else high = middle
  }
  const doc = ids.order?.[low] ?? low
  return low < ids.size && ids.at(doc) === id ? doc : -1
}

function yearColumn({ days, day }: StoredColumns): ValueColumn {
  const values: string[] = []
  const yearOfDay = days.map((name) => {
    const year = name.slice(0, 4)
    if (values.at(-1) !== year) values.push(year)
    return values.length - 1
  })
  const codes = new Uint16Array(day.length)
  for (let doc = 0; doc < codes.length; doc++) codes[doc] = yearOfDay[day[doc] ?? 0] ?? 0
  return { values, codes, starts: null }
}

function reprintsColumn({ cluster, clusters }: StoredColumns): ValueColumn {
  const sizes = new Uint32Array(clusters + 1)
  for (let doc = 0; doc < cluster.length; doc++) {
    const group = cluster[doc] ?? 0
    sizes[group] = (sizes[group] ?? 0) + 1
  }
  const codes = new Uint8Array(cluster.length)
  for (let doc = 0; doc < codes.length; doc++) {
    const group = cluster[doc] ?? 0
    codes[doc] = group > 0 && (sizes[group] ?? 0) > 1 ? 0 : 1
  }
  return { values: [REPRINTED, SINGLE], codes, starts: null }
}

/** Place of the first of sorted `values` that is not before `value`. */
export function placeOf(values: readonly string[], value: string): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? '') < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Codes of the days from `from` to `to`, both inclusive; null is open. Undated articles are in no range.
 *
 * @param days - As in {@link Columns}.
 * @returns `[low, high)`.
 */
export function dayRange(
  days: readonly string[],
  from: string | null,
  to: string | null,
): { readonly low: number; readonly high: number } {
  const firstDay = days[0] === '' ? 1 : 0
  return {
    low: from === null ? firstDay : Math.max(placeOf(days, from), firstDay),
    high: to === null ? days.length : placeOf(days, `${to}\uffff`),
  }
}
