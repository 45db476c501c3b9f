/**
 * The reference engine: MiniSearch as it comes, and plain `includes` over all texts. Slow and sure.
 *
 * It keeps everything in memory and looks at every article, which is what makes it the measure of the snapshot
 * engine: the same plans must give the same articles, order and scores. Not for archives of more than a few
 * thousand articles.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import type { Article } from '../../../article.ts'
import { ArchiveError } from '../../../errors.ts'
import {
  type FoldedArticle,
  foldArticle,
  foldArticleStrict,
  isIdeogram,
  terms as termsOf,
} from '../../../text/index.ts'
import type { EngineModule, SearchEngine } from '../../engine.ts'
import type { Plan, TextField } from '../../plan.ts'
import { answer, type EngineCore, type Found } from '../answer/answer.ts'
import { clusterMembers } from '../answer/groups.ts'
import { ColumnsCollector } from '../columns/collect.ts'
import { type Columns, completeColumns } from '../columns/columns.ts'
import { dateTest, fieldTest } from '../matching/fact-tests.ts'
import { Finder, type FoldedTexts } from '../matching/finder.ts'
import { MATCH, testOf } from '../matching/tests.ts'
import { type CodedText, TextCodes } from '../matching/text-codes.ts'
import { textTest } from '../matching/text-tests.ts'
import { BOOSTS, FIELDS, type ScoringTerm } from '../scoring-terms.ts'

const INDEX_FILE = 'minisearch.json'
const ARTICLES_FILE = 'articles.jsonl'

/** MiniSearch over our terms, as every user of the library would set it up. */
const OPTIONS = {
  fields: [...FIELDS],
  tokenize: termsOf,
  processTerm: (term: string) => term,
  searchOptions: { tokenize: (term: string) => [term], processTerm: (term: string) => term, boost: BOOSTS },
}

/** The engine that answers by MiniSearch's own index, in memory. */
export const minisearchVanilla: EngineModule = {
  name: 'minisearch-vanilla',
  version: 1,
  async build(articles, dir, onProgress) {
    const mini = new MiniSearch<FoldedArticle & { id: number }>(OPTIONS)
    const fd = openSync(join(dir, ARTICLES_FILE), 'w')
    let count = 0
    try {
      for await (const article of articles) {
        mini.add({ id: count++, ...foldArticle(article.title, article.paragraphs) })
        writeSync(fd, `${JSON.stringify(article)}\n`)
        onProgress?.(count)
      }
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    writeDurably(join(dir, INDEX_FILE), JSON.stringify(mini))
  },
  async open(dir) {
    const articles = readLines(join(dir, ARTICLES_FILE))
    const mini = MiniSearch.loadJSON<FoldedArticle>(readOrRefuse(join(dir, INDEX_FILE)), OPTIONS)
    return new VanillaEngine(articles, mini)
  },
}

function writeDurably(path: string, text: string): void {
  const fd = openSync(path, 'w')
  try {
    writeSync(fd, text)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function readOrRefuse(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ArchiveError('index-missing', 'the index file cannot be read', { file: path, cause })
  }
}

function readLines(path: string): Article[] {
  const lines = readOrRefuse(path).split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Article)
}

class VanillaEngine implements SearchEngine {
  readonly name = minisearchVanilla.name
  readonly fingerprint = 'vanilla'
  readonly #core: VanillaCore

  constructor(articles: readonly Article[], mini: MiniSearch<FoldedArticle>) {
    this.#core = new VanillaCore(articles, mini)
  }

  get size(): number {
    return this.#core.columns.size
  }

  async search(request: Parameters<SearchEngine['search']>[0]) {
    return answer(this.#core, request)
  }

  async reprints(id: string): Promise<readonly string[]> {
    return clusterMembers(this.#core.columns, id)
  }

  async close(): Promise<void> {}
}

type CodedArticle = Readonly<Record<TextField, CodedText>>

type Results = ReadonlyMap<number, { readonly score: number; readonly queryTerms: readonly string[] }>

class VanillaCore implements EngineCore {
  readonly columns: Columns
  readonly #mini: MiniSearch<FoldedArticle>
  readonly #texts: FoldedTexts
  readonly #known = new WeakMap<readonly ScoringTerm[], Results>()

  constructor(articles: readonly Article[], mini: MiniSearch<FoldedArticle>) {
    const collector = new ColumnsCollector()
    for (const article of articles) collector.add(article)
    this.columns = completeColumns(collector.finish())
    const codes = new TextCodes([])
    const coded = (text: string): CodedText => {
      const bytes = codes.coded(text)
      return { bytes, start: 0, end: bytes.length }
    }
    const both = ({ title, body }: FoldedArticle) => ({ title: coded(title), body: coded(body) })
    const loose = articles.map((article) => both(foldArticle(article.title, article.paragraphs)))
    const strict = articles.map((article) => both(foldArticleStrict(article.title, article.paragraphs)))
    this.#mini = mini
    this.#texts = {
      codes,
      field: (doc, field) => (loose[doc] as CodedArticle)[field],
      strictField: (doc, field) => (strict[doc] as CodedArticle)[field],
    }
  }

  match(plan: Plan, keep: (doc: number) => boolean, wanted: number): Found {
    const finder = new Finder(this.#texts)
    const test = testOf(plan, (clause) => {
      if (clause.kind === 'field') return fieldTest(clause, this.columns)
      if (clause.kind === 'dates') return dateTest(clause, this.columns)
      return textTest(clause, finder)
    })
    const flags = new Uint8Array(this.columns.size)
    for (let doc = 0; doc < flags.length; doc++) if (keep(doc)) flags[doc] = test.test(doc, wanted)
    return foundBy(flags)
  }

  holdingAny(terms: readonly ScoringTerm[]): Found {
    const flags = new Uint8Array(this.columns.size)
    for (const doc of this.#results(terms).keys()) flags[doc] = MATCH
    return foundBy(flags)
  }

  score(terms: readonly ScoringTerm[], docs: Uint32Array, count: number, scores: Float64Array): Uint8Array {
    const results = this.#results(terms)
    for (let i = 0; i < count; i++) scores[i] = results.get(docs[i] ?? 0)?.score ?? 0
    return Uint8Array.from(docs.subarray(0, count), (doc) => results.get(doc)?.queryTerms.length ?? 0)
  }

  scoreShown(terms: readonly ScoringTerm[], docs: readonly number[]): number[] {
    const results = this.#results(terms)
    return docs.map((doc) => results.get(doc)?.score ?? 0)
  }

  /** All that hold any of the terms, kept for as long as the query's list of terms is. */
  #results(terms: readonly ScoringTerm[]): Results {
    let results = this.#known.get(terms)
    if (!results) {
      results = terms.length === 0 ? new Map() : this.#searchFor(terms)
      this.#known.set(terms, results)
    }
    return results
  }

  #searchFor(terms: readonly ScoringTerm[]): Results {
    const weights = new Map(terms.map(({ term, weight }) => [term, weight]))
    const results = this.#mini.search(
      {
        combineWith: 'OR',
        queries: terms.map(({ term, fields }) => ({ queries: [term], fields: [...fields] })),
      },
      { boostTerm: (term) => weights.get(term) ?? 1, prefix: isCharacter },
    )
    return new Map(results.map(({ id, score, queryTerms }) => [id as number, { score, queryTerms }]))
  }
}

/** A character alone is the start of its pairs, or a tail. */
const isCharacter = (term: string) => term.length === 1 && isIdeogram(term.charCodeAt(0))

function foundBy(flagOf: Uint8Array): Found {
  const docs = new Uint32Array(flagOf.length)
  const flags = new Uint8Array(flagOf.length)
  let count = 0
  for (let doc = 0; doc < flagOf.length; doc++) {
    if (flagOf[doc] === 0) continue
    docs[count] = doc
    flags[count++] = flagOf[doc] ?? 0
  }
  return { docs, flags, count }
}
