/**
 * The addresses that the benchmark visits: searches whose terms are cut out of the archive itself, articles, and the
 * pages that every reader sees.
 */
import { openStore } from '../../store/index.ts'
import { makeQueries } from '../queries.ts'

/** Addresses by kind. */
export interface Visits {
  /** Search pages, each query once. */
  readonly search: readonly string[]
  /** The same searches of `/api/search`. */
  readonly api: readonly string[]
  readonly articles: readonly string[]
  readonly suggest: readonly string[]
  /** Pages that read little: what must stay quick beside slow searches. */
  readonly light: readonly string[]
  /** Query strings of searches that are slow by what they ask for, up to the limits. */
  readonly slow: readonly string[]
}

/** Queries of each kind. */
const QUERIES = 250
const ARTICLES = 300
/** Articles whose characters are counted for the slow searches. */
const COUNTED = 300

/** Reads the addresses off a data folder; the same folder gives the same ones. */
export function visitsOf(dataDir: string): Visits {
  const store = openStore(dataDir)
  try {
    const ids: string[] = []
    for (const { status, id } of store.entries()) if (status === 'ok' && id !== null) ids.push(id)
    const article = (n: number) => {
      const found = store.article(ids[n % ids.length] ?? '')
      if (!found) throw new Error(`the store has no article for ${ids[n % ids.length]}`)
      return found
    }
    const searches = searchesOf({ stories: ids.length, article }, ids.length)
    const titles = Array.from({ length: ARTICLES }, (_, n) => article(n * 37).title)
    const text = Array.from({ length: COUNTED }, (_, n) => article(n * 61).paragraphs.join('\n')).join('\n')
    const articles = Array.from({ length: ARTICLES }, (_, n) => `/article/${article(n * 41).id}`)
    const suggest = titles.map((title) => `/api/suggest?q=${encodeURIComponent(title.slice(0, 2))}`)
    return {
      search: searches.map((query) => `/search?${query}`),
      api: searches.map((query) => `/api/search?${query}`),
      articles,
      suggest,
      light: ['/help', '/about', '/', ...articles.slice(0, 3), ...suggest.slice(0, 3)],
      slow: slowQueries(text),
    }
  } finally {
    store.close()
  }
}

/** Several words, a phrase, a word of the title, a word within a year and a source: in turn. */
function searchesOf(corpus: Parameters<typeof makeQueries>[0], docs: number): string[] {
  const { and, phrase, field, filtered } = makeQueries(corpus, docs, QUERIES)
  const address = (values: Readonly<Record<string, string | null>>) =>
    new URLSearchParams(
      Object.entries(values).flatMap(([key, value]) => (value ? [[key, value]] : [])),
    ).toString()
  const kinds = [
    and.map(({ runs }) => address({ q: runs.join(' ') })),
    phrase.map(({ runs }) => address({ q: `"${runs.join(' ')}"` })),
    field.map(({ runs }) => address({ q: `标题:${runs.join(' ')}` })),
    filtered.map(({ runs, from, to, source }) => address({ q: runs.join(' '), from, to, source })),
  ]
  return Array.from({ length: QUERIES }, (_, n) => kinds.map((kind) => kind[n] ?? '')).flat()
}

/** Searches over the archive's most frequent characters with the dearest operators, a hundred hits each. */
function slowQueries(text: string): string[] {
  const counts = new Map<string, number>()
  for (const [character] of text.matchAll(/\p{Script=Han}/gu))
    counts.set(character, (counts.get(character) ?? 0) + 1)
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).map(([character]) => character)
  const [a = '的', b = '一', c = '国', d = '在'] = frequent
  const long = text.replace(/[^\p{Script=Han}]/gu, '').slice(0, 100)
  const queries = [
    a,
    `${a} ${b} ${c} ${d}`,
    frequent.slice(0, 32).join(' 或 '),
    `${a}*${b}*${c}*${d}`,
    `?${a}?${b}?`,
    `${a} NEAR/1000 ${b}`,
    `(${a}|${b}) NEAR/100 (${c}|${d})`,
    `${a}*${b} 同段 ${c}*${d}`,
    `-${a}`,
    `非 (${frequent.slice(0, 30).join(' 或 ')})`,
    long,
    (long.match(/../gu) ?? []).join(' 或 '),
    `"${a}${b}"`,
    '',
  ]
  return queries.map((q) => new URLSearchParams({ q, size: '100' }).toString())
}
