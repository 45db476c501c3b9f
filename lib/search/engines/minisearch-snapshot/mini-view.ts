/**
 * MiniSearch over the snapshot: its own query and scoring code, with its storage swapped for read-only views.
 *
 * MiniSearch 7.2.0 (pinned) reads `_index`, `_documentIds`, `_fieldLength`, `_avgFieldLength`, `_documentCount` and
 * `_storedFields`; everything else is left as it is. The views show only the articles of a page, so MiniSearch scores
 * a few dozen instead of thousands. This file and the reference engine are the only users of the package.
 */
import MiniSearch from 'minisearch'
import { advance } from '../doc-sets.ts'
import { BOOSTS, FIELDS, type ScoringTerm } from '../scoring-terms.ts'
import type { PostingList } from './lists.ts'
import type { FieldLengths, ListsOf } from './scorer.ts'

/** What MiniSearch reads of a map from article to count. */
interface FrequencyView {
  readonly size: number
  keys(): Iterable<number>
  get(doc: number): number | undefined
}

/** The part of MiniSearch's protected storage that is swapped. */
interface Storage {
  _index: { get(term: string): { get(field: number): FrequencyView | undefined } | undefined }
  _documentIds: { has(doc: number): boolean; get(doc: number): number }
  _fieldLength: { get(doc: number): readonly number[] }
  _avgFieldLength: readonly number[]
  _documentCount: number
  _storedFields: { get(doc: number): undefined }
}

const identity = (term: string) => term

/** Stands between the terms of a query, and in none: paragraphs end there. */
const BETWEEN = '\n'

/** Scores single articles exactly as MiniSearch does, because it is MiniSearch that does. */
export class MiniView {
  readonly #mini: MiniSearch
  readonly #listsOf: ListsOf
  #shown: Uint32Array = new Uint32Array(0)
  #terms: ReadonlyMap<string, ScoringTerm> = new Map()

  constructor(lengths: FieldLengths, listsOf: ListsOf) {
    this.#listsOf = listsOf
    this.#mini = new MiniSearch({
      fields: [...FIELDS],
      tokenize: (text) => text.split(BETWEEN),
      processTerm: identity,
      searchOptions: { boost: BOOSTS, boostTerm: (term) => this.#terms.get(term)?.weight ?? 1 },
    })
    const storage: Storage = {
      _index: { get: (term) => this.#viewOf(term) },
      _documentIds: { has: () => true, get: (doc) => doc },
      _fieldLength: { get: (doc) => lengths.lengths.map((field) => field[doc] ?? 0) },
      _avgFieldLength: lengths.averages,
      _documentCount: lengths.articles,
      _storedFields: { get: () => undefined },
    }
    Object.assign(this.#mini, storage)
  }

  /** MiniSearch's scores of `docs`, in their order; 0 where an article holds none of the terms. */
  scores(terms: readonly ScoringTerm[], docs: readonly number[]): number[] {
    if (terms.length === 0 || docs.length === 0) return docs.map(() => 0)
    this.#shown = Uint32Array.from(docs).sort()
    this.#terms = new Map(terms.map((term) => [term.term, term]))
    const results = this.#mini.search(terms.map(({ term }) => term).join(BETWEEN))
    const scores = new Map(results.map(({ id, score }) => [id as number, score]))
    return docs.map((doc) => scores.get(doc) ?? 0)
  }

  /** The fields that the term is looked for in; a query of one kind of terms takes MiniSearch half the time of many. */
  #viewOf(term: string) {
    const wanted = this.#terms.get(term)?.fields
    const lists = this.#listsOf(term)
    if (!wanted || lists.title.length + lists.body.length === 0) return undefined
    const fields = FIELDS.map((field) =>
      wanted.includes(field) ? this.#frequencies(lists[field]) : undefined,
    )
    return { get: (field: number) => fields[field] }
  }

  /** A list as MiniSearch's map: its true size, but only the articles shown. */
  #frequencies({ docs, counts, length }: PostingList): FrequencyView | undefined {
    if (length === 0) return undefined
    const held = new Map<number, number>()
    let at = 0
    for (const doc of this.#shown) {
      at = advance(docs, at, doc, length)
      if (at < length && docs[at] === doc) held.set(doc, counts[at] ?? 0)
    }
    return { size: length, keys: () => held.keys(), get: (doc) => held.get(doc) }
  }
}
