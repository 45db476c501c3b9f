/**
 * What suggestions are made of, collected while the index is built: sources, frequent terms of titles, titles.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Article } from '../../article.ts'
import { foldLine } from '../../text/index.ts'
import type { SideBuilder, SideData } from '../side-data.ts'

/** Name of the file in the folder of the index. */
export const SUGGEST_FILE = 'suggest.json.gz'

/** The file's content. */
export interface SuggestData {
  /** Names and how many articles they have, most first. */
  readonly sources: readonly (readonly [string, number])[]
  /** Terms of titles, folded, and how many titles hold them, most first. */
  readonly terms: readonly (readonly [string, number])[]
  /** Title and id, newest first. */
  readonly titles: readonly (readonly [string, string])[]
}

const MAX_SOURCES = 2000
const MAX_TERMS = 8000
const MAX_TITLES = 15_000
/** A term in fewer titles than this suggests nothing. */
const MIN_COUNT = 3
/** Longest term of several words, in characters. */
const MAX_TERM_CHARS = 10
/** So many different terms are counted at once; beyond, those met least are forgotten. */
const MAX_COUNTED = 300_000

/** Suggestions, as data built beside the index. */
export const suggestData: SideData = {
  name: 'suggest',
  version: 2,
  create: () => new SuggestBuilder(),
}

interface DatedTitle {
  readonly title: string
  readonly id: string
  readonly published: string
}

class SuggestBuilder implements SideBuilder {
  private readonly sources = new Map<string, number>()
  private terms = new Map<string, number>()
  private titles: DatedTitle[] = []
  private readonly segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

  add(article: Article): void {
    if (article.source) count(this.sources, article.source)
    this.titles.push({ title: article.title, id: article.id, published: article.publishedAt ?? '' })
    if (this.titles.length >= MAX_TITLES * 2) this.titles = newest(this.titles)
    for (const term of termsOfTitle(foldLine(article.title), this.segmenter)) count(this.terms, term)
    if (this.terms.size > MAX_COUNTED) this.forgetRare()
  }

  /** What was met least goes, a step more each time until half the room is free. */
  private forgetRare(): void {
    for (let least = 2; this.terms.size > MAX_COUNTED / 2; least++)
      this.terms = new Map([...this.terms].filter(([, times]) => times >= least))
  }

  finish(dir: string): void {
    const data: SuggestData = {
      sources: mostFrequent(this.sources, 1).slice(0, MAX_SOURCES),
      terms: withoutParts(mostFrequent(this.terms, MIN_COUNT)).slice(0, MAX_TERMS),
      titles: newest(this.titles).map(({ title, id }) => [title, id]),
    }
    writeFileSync(join(dir, SUGGEST_FILE), gzipSync(JSON.stringify(data)))
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The words of a title and their neighbours joined, each once. */
function termsOfTitle(title: string, segmenter: Intl.Segmenter): ReadonlySet<string> {
  const found = new Set<string>()
  let run: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(title)) {
    if (!isWordLike || /^[的了和与在是将为对及等]$/.test(segment)) {
      run = []
      continue
    }
    run.push(segment)
    for (let from = run.length - 1, text = ''; from >= 0; from--) {
      text = `${run[from] ?? ''}${text}`
      if (text.length > MAX_TERM_CHARS) break
      if (text.length > 1 && !/^\d+$/.test(text)) found.add(text)
    }
  }
  return found
}

function mostFrequent(counts: ReadonlyMap<string, number>, least: number): [string, number][] {
  return [...counts]
    .filter(([, times]) => times >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** A term that mostly begins or ends one longer term (京津 in 京津冀) says nothing of its own. */
const MOSTLY = 0.8

function withoutParts(terms: readonly [string, number][]): [string, number][] {
  const counts = new Map(terms)
  const parts = new Set<string>()
  for (const [term, times] of terms)
    for (let cut = 2; cut < term.length; cut++)
      for (const part of [term.slice(0, cut), term.slice(cut - term.length)])
        if (times > (counts.get(part) ?? Number.POSITIVE_INFINITY) * MOSTLY) parts.add(part)
  return terms.filter(([term]) => !parts.has(term))
}

function newest(titles: readonly DatedTitle[]): DatedTitle[] {
  return [...titles]
    .sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : a.id < b.id ? -1 : 1))
    .slice(0, MAX_TITLES)
}
