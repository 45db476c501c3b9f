/**
 * The archive at a glance: what it holds by source, year and day. Worked out once from the store's entries, which
 * are read without their texts.
 */
import type { DocumentEntry, Store } from '../../lib/store/index.ts'
import { remembered } from './archive.ts'

/** A line of a list of articles. */
export interface ArticleLine {
  readonly id: string
  readonly title: string
  readonly source: string | null
  readonly publishedAt: string | null
  /** See `Article.lang`; left out where it is not at hand. */
  readonly lang?: string
}

export interface SourceOverview {
  /** Empty where no source is named. */
  readonly name: string
  readonly count: number
  /** First and last day with an article; null where none is dated. */
  readonly first: string | null
  readonly last: string | null
  /** Articles by `YYYY`. */
  readonly years: ReadonlyMap<string, number>
  /** Articles by `YYYY-MM-DD`. */
  readonly days: ReadonlyMap<string, number>
}

export interface Overview {
  readonly articles: number
  readonly undated: number
  /** By count, the unnamed source last. */
  readonly sources: readonly SourceOverview[]
  /** Every year from the first to the last, empty ones too. */
  readonly years: readonly { readonly year: string; readonly count: number }[]
  readonly days: ReadonlyMap<string, number>
  /** Days with articles, in order. */
  readonly dayList: readonly string[]
  /** Latest ingested, then latest published. */
  readonly newest: readonly ArticleLine[]
  /** Day of the latest ingest in China time; null where unknown. */
  readonly lastIngested: string | null
}

const NEWEST_SHOWN = 8

export function overview(): Overview {
  return remembered('overview', ({ store }) => {
    const summary = summarize(store)
    // Entries do not say it; the few lines that the home page shows are worth a look into the texts.
    const withLanguage = (line: ArticleLine): ArticleLine => {
      const article = store.article(line.id)
      return article ? { ...line, lang: article.lang } : line
    }
    return { ...summary, newest: summary.newest.map(withLanguage) }
  })
}

/**
 * Sums a store up.
 *
 * @param store - Only its entries and ingest times are read.
 */
function summarize(store: Pick<Store, 'entries' | 'ingestedAt'>): Overview {
  const bySource = new Map<string, { count: number; days: Map<string, number> }>()
  const days = new Map<string, number>()
  const newest = new Newest()
  let articles = 0
  let undated = 0
  for (const entry of store.entries()) {
    if (entry.status !== 'ok' || entry.id === null) continue
    articles++
    const source = bySource.get(entry.source ?? '') ?? { count: 0, days: new Map() }
    bySource.set(entry.source ?? '', source)
    source.count++
    const day = entry.publishedAt?.slice(0, 10)
    if (day) {
      addOne(days, day)
      addOne(source.days, day)
    } else undated++
    newest.offer(entry, store.ingestedAt(entry.id))
  }
  return {
    articles,
    undated,
    sources: [...bySource].map(([name, { count, days }]) => sourceOverview(name, count, days)).sort(bySize),
    years: yearsOf(days),
    days,
    dayList: [...days.keys()].sort(),
    newest: newest.lines(),
    lastIngested: newest.lastDay(),
  }
}

function sourceOverview(name: string, count: number, days: Map<string, number>): SourceOverview {
  const sorted = [...days.keys()].sort()
  const years = new Map<string, number>()
  for (const [day, articles] of days) years.set(day.slice(0, 4), (years.get(day.slice(0, 4)) ?? 0) + articles)
  return { name, count, first: sorted[0] ?? null, last: sorted.at(-1) ?? null, years, days }
}

function bySize(a: SourceOverview, b: SourceOverview): number {
  return Number(a.name === '') - Number(b.name === '') || b.count - a.count || (a.name < b.name ? -1 : 1)
}

function yearsOf(days: ReadonlyMap<string, number>): { year: string; count: number }[] {
  const counts = new Map<number, number>()
  for (const [day, count] of days)
    counts.set(Number(day.slice(0, 4)), (counts.get(Number(day.slice(0, 4))) ?? 0) + count)
  const all = [...counts.keys()]
  const first = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const last = all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const years = []
  for (let year = first; year <= last; year++)
    years.push({ year: String(year).padStart(4, '0'), count: counts.get(year) ?? 0 })
  return years
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Keeps the latest few while the entries stream by. */
class Newest {
  #kept: { readonly key: string; readonly line: ArticleLine }[] = []
  #last = ''

  offer(entry: DocumentEntry, ingestedAt: string | null): void {
    if (ingestedAt && ingestedAt > this.#last) this.#last = ingestedAt
    // One run of ingest is one moment to a reader: within its minute the latest published comes first.
    const key = `${(ingestedAt ?? '').slice(0, 16).padEnd(16)} ${entry.publishedAt ?? ''} ${entry.id}`
    const floor = this.#kept.at(-1)
    if (floor && this.#kept.length >= NEWEST_SHOWN && key <= floor.key) return
    const { id, title, source, publishedAt } = entry
    this.#kept.push({ key, line: { id: id ?? '', title: title ?? '', source, publishedAt } })
    this.#kept.sort((a, b) => (a.key < b.key ? 1 : -1))
    this.#kept.length = Math.min(this.#kept.length, NEWEST_SHOWN)
  }

  lines(): ArticleLine[] {
    return this.#kept.map(({ line }) => line)
  }

  lastDay(): string | null {
    return this.#last === '' ? null : chinaDay(new Date(this.#last))
  }
}

/** The day in China (UTC+8, no daylight saving since 1991) of a moment, `YYYY-MM-DD`. */
export function chinaDay(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
