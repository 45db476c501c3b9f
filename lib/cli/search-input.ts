/**
 * What `jiuwen search` takes: dates, orders, limits and fields as typed, and files of queries.
 */
import { readFileSync } from 'node:fs'
import { ArchiveError, printable } from '../errors.ts'
import { changed, EMPTY_SEARCH, type Hit, readPeriod, type SearchParams } from '../search/index.ts'

/** Hits given where nobody says how many. */
export const DEFAULT_LIMIT = 20
/** Orders of hits. */
export const SORTS = ['relevance', 'newest', 'oldest'] as const

/** What is asked, not yet checked. */
export interface Asked {
  readonly id?: unknown
  readonly q?: unknown
  readonly source?: unknown
  readonly from?: unknown
  readonly to?: unknown
  readonly sort?: unknown
  readonly strict?: unknown
}

/**
 * The parameters of a search.
 *
 * @param asked - What the command line or a line of queries says.
 * @param base - What holds where it says nothing.
 * @throws ArchiveError `usage` for a date or an order that cannot be read.
 */
export function paramsOf(asked: Asked, base: SearchParams = EMPTY_SEARCH): SearchParams {
  const sources = asked.source === undefined ? [] : [asked.source].flat().map(String)
  return changed(base, {
    q: asked.q === undefined ? base.q : String(asked.q).trim(),
    include: sources.length > 0 ? { ...base.include, source: sources } : base.include,
    from: asked.from === undefined ? base.from : readDate(String(asked.from)),
    to: asked.to === undefined ? base.to : readDate(String(asked.to)),
    sort: asked.sort === undefined ? base.sort : readSort(String(asked.sort)),
    strict: asked.strict === undefined ? base.strict : asked.strict === true,
  })
}

function readDate(typed: string): string {
  const period = readPeriod(typed)
  if (period === null)
    throw new ArchiveError('usage', `${printable(typed)} is no date: write 2021, 2021-05 or 2021-05-07`)
  return period
}

function readSort(typed: string): SearchParams['sort'] {
  const sort = SORTS.find((name) => name === typed)
  if (!sort) throw new ArchiveError('usage', `there is no order called ${printable(typed)}`)
  return sort
}

/** The number of hits. Throws ArchiveError `usage` for what is no whole number. */
export function readLimit(typed: string | undefined): number {
  if (typed === undefined) return DEFAULT_LIMIT
  if (!/^\d{1,9}$/.test(typed)) throw new ArchiveError('usage', `the limit ${printable(typed)} is no number`)
  return Number(typed)
}

/** The fields of a hit, and whether each wants the article's text. */
const HIT_FIELDS: Readonly<Record<keyof Hit, boolean>> = {
  id: false,
  title: false,
  source: false,
  published: false,
  section: false,
  lang: false,
  score: false,
  tier: false,
  fragments: true,
  titleRanges: true,
  matches: true,
  folded: false,
  clusterId: false,
}

/** Fields of a hit that want the article's text. */
export const TEXT_FIELDS = new Set(
  Object.entries(HIT_FIELDS).flatMap(([name, wantsText]) => (wantsText ? name : [])),
)

/** The fields named, by commas; null for all. A name that no hit has is told, and the others are given. */
export function readFields(typed: string | undefined): readonly string[] | null {
  if (typed === undefined) return null
  const fields = typed.split(',').map((name) => name.trim())
  for (const name of fields.filter((field) => !Object.hasOwn(HIT_FIELDS, field)))
    process.stderr.write(
      `a hit has no field called ${printable(name)}, only ${Object.keys(HIT_FIELDS).join(', ')}\n`,
    )
  return fields
}

/** The lines of a file of queries, `-` being standard input. Throws ArchiveError `input-missing`. */
export function readQueries(file: string): string[] {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
      .replace(/^\ufeff/, '')
      .split('\n')
      .filter((line) => line.trim())
  } catch (cause) {
    throw new ArchiveError('input-missing', 'the queries cannot be read', { file, cause })
  }
}

/** One line of a file of queries. Throws ArchiveError `usage` for what is no JSON object. */
export function parseAsked(line: string): Asked {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new ArchiveError('usage', `a line of the queries is no JSON object: ${printable(line.slice(0, 80))}`)
}
