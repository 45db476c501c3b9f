/**
 * Filters as a mask for each article: which narrowings it fails. A facet is counted without its own narrowing, so an
 * article that fails just one still counts there. Pure.
 */
import { FACET_NAMES, type FacetName, type Filters, type SearchRequest } from '../../engine.ts'
import { type Columns, dayRange, type Numbers, placeOf, type ValueColumn } from '../columns/columns.ts'

/** One bit for each facet, and these two. */
export const DATES_BIT = 1 << FACET_NAMES.length
export const DAY_BIT = DATES_BIT << 1
const AMONG_BIT = DAY_BIT << 1

export const facetBit = (name: FacetName): number => 1 << FACET_NAMES.indexOf(name)

/** The narrowings of a request over the columns of an index. */
export class FilterMask {
  readonly #single: { readonly bit: number; readonly codes: Numbers; readonly allowed: Uint8Array }[] = []
  /** Days from the filter's first to its last, as a range of codes: days are sorted. */
  #days: { readonly codes: Numbers; readonly low: number; readonly high: number } | null = null
  readonly #multi: { readonly bit: number; readonly column: ValueColumn; readonly rules: MultiRules }[] = []
  readonly #among: ReadonlySet<number> | null
  /** Bits of the narrowings that something is counted without. */
  readonly excused: number

  constructor(columns: Columns, request: Pick<SearchRequest, 'filters' | 'facets' | 'histogram'>) {
    const { filters } = request
    for (const name of FACET_NAMES) this.#addFacet(name, columns.facets[name], filters)
    this.#addDates(columns, filters)
    this.#among = filters.among ? new Set(filters.among.map((id) => columns.docOf(id))) : null
    let excused = request.histogram ? DATES_BIT | DAY_BIT : 0
    for (const name of request.facets) excused |= facetBit(name)
    this.excused = excused
  }

  /** Whether anything is narrowed at all. */
  get active(): boolean {
    return this.#days !== null || this.#among !== null || this.#single.length + this.#multi.length > 0
  }

  /** Bits of the narrowings that `doc` fails. */
  misses(doc: number): number {
    let missed = this.#among === null || this.#among.has(doc) ? 0 : AMONG_BIT
    if (this.#days) {
      const day = this.#days.codes[doc] ?? 0
      if (day < this.#days.low || day >= this.#days.high) missed |= DATES_BIT
    }
    for (const { bit, codes, allowed } of this.#single) if (allowed[codes[doc] ?? 0] === 0) missed |= bit
    for (const { bit, column, rules } of this.#multi) if (!rules.allow(column, doc)) missed |= bit
    return missed
  }

  /** Whether an article that failed `missed` is still counted anywhere. */
  concerns(missed: number): boolean {
    return missed === 0 || ((missed & (missed - 1)) === 0 && (missed & this.excused) !== 0)
  }

  #addFacet(name: FacetName, column: ValueColumn, filters: Filters): void {
    const include = filters.include[name] ?? []
    const exclude = filters.exclude[name] ?? []
    if (include.length + exclude.length === 0) return
    const rules = new MultiRules(column, new Set(include), new Set(exclude))
    if (column.starts) this.#multi.push({ bit: facetBit(name), column, rules })
    else this.#single.push({ bit: facetBit(name), codes: column.codes, allowed: rules.singly() })
  }

  #addDates(columns: Columns, { from, to, onThisDay }: Filters): void {
    const { days, day: codes } = columns
    if (from !== null || to !== null) this.#days = { codes, ...dayRange(days, from, to) }
    if (onThisDay !== null) {
      const same = Uint8Array.from(days, (day) => Number(day.slice(5) === onThisDay))
      this.#single.push({ bit: DAY_BIT, codes, allowed: same })
    }
  }
}

/** Which values let an article in: one of the included (where any is named) and none of the excluded. */
class MultiRules {
  readonly #wanted: Uint8Array | null
  readonly #barred: Uint8Array

  constructor({ values }: ValueColumn, include: ReadonlySet<string>, exclude: ReadonlySet<string>) {
    this.#wanted = include.size > 0 ? marked(values, include) : null
    this.#barred = marked(values, exclude)
  }

  allow(column: ValueColumn, doc: number): boolean {
    const start = column.starts?.[doc] ?? doc
    const end = column.starts?.[doc + 1] ?? doc + 1
    let wanted = this.#wanted === null
    for (let at = start; at < end; at++) {
      const code = column.codes[at] ?? 0
      if (this.#barred[code] === 1) return false
      if (this.#wanted?.[code] === 1) wanted = true
    }
    return wanted
  }

  /** For columns of one value an article: 1 for each value that lets it in. */
  singly(): Uint8Array {
    return this.#barred.map((barred, code) => (barred === 0 && (this.#wanted?.[code] ?? 1) === 1 ? 1 : 0))
  }
}

/** 1 at the places of the chosen among sorted values. */
function marked(values: readonly string[], chosen: ReadonlySet<string>): Uint8Array {
  const marks = new Uint8Array(values.length)
  for (const value of chosen) {
    const place = placeOf(values, value)
    if (values[place] === value) marks[place] = 1
  }
  return marks
}
