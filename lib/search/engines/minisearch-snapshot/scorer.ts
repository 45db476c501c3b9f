/**
 * Scores of many articles, in the arithmetic of MiniSearch 7.2.0 to the last bit.
 *
 * MiniSearch makes an object for every article and term; this makes none. It only decides which articles are shown:
 * their scores are then computed by MiniSearch itself (`mini-view.ts`), and the differential test holds the two
 * together. Operations stand in MiniSearch's order, since floating-point sums depend on it.
 */
import type { Numbers } from '../columns/columns.ts'
import { advance } from '../doc-sets.ts'
import { BOOSTS, FIELDS, type ScoringTerm } from '../scoring-terms.ts'
import { EMPTY_LIST, type PostingList, type TermLists } from './lists.ts'

/** BM25+ as MiniSearch sets it. */
const K = 1.2
const B = 0.7
const D = 0.5

/** No article: beyond all of them, and still a number that takes no room of its own. */
const NONE = 0x7fffffff

/** What BM25+ knows of the articles. */
export interface FieldLengths {
  readonly articles: number
  /** Distinct terms of each article, for title and body. */
  readonly lengths: readonly Numbers[]
  readonly averages: readonly number[]
}

/** Finds the lists that a term is scored by. */
export type ListsOf = (term: string) => TermLists

export class Scorer {
  readonly #articles: number
  readonly #title: FieldScorer
  readonly #body: FieldScorer

  constructor({ articles, lengths, averages }: FieldLengths) {
    this.#articles = articles
    const [title, body] = FIELDS.map(
      (_, field) => new FieldScorer(lengths[field] ?? new Uint8Array(0), averages[field] ?? 0),
    )
    this.#title = title as FieldScorer
    this.#body = body as FieldScorer
  }

  /** Writes the score of each of the first `count` docs to `scores`; gives how many terms each holds. */
  score(
    terms: readonly ScoringTerm[],
    listsOf: ListsOf,
    docs: Uint32Array,
    count: number,
    scores: Float64Array,
  ): Uint8Array {
    const held = new Uint8Array(count)
    for (const { term, weight, fields } of terms) {
      const lists = listsOf(term)
      this.#title.begin(
        fields.includes('title') ? lists.title : EMPTY_LIST,
        this.#articles,
        weight * BOOSTS.title,
      )
      this.#body.begin(
        fields.includes('body') ? lists.body : EMPTY_LIST,
        this.#articles,
        weight * BOOSTS.body,
      )
      this.#addTerm(docs, count, scores, held)
    }
    // MiniSearch multiplies by the number of query terms that an article holds.
    for (let i = 0; i < count; i++) scores[i] = (scores[i] as number) * (held[i] || 1)
    return held
  }

  #addTerm(docs: Uint32Array, count: number, scores: Float64Array, held: Uint8Array): void {
    const title = this.#title
    const body = this.#body
    for (let i = 0; i < count; i++) {
      const doc = docs[i] as number
      const titleDoc = title.from(doc)
      const bodyDoc = body.from(doc)
      const next = Math.min(titleDoc, bodyDoc)
      if (next === NONE) return
      if (next > doc) {
        // What the term is not in is passed over, whichever of the two is longer.
        i = advance(docs, i, next, count) - 1
        continue
      }
      const inTitle = titleDoc === doc
      const inBody = bodyDoc === doc
      const score = inTitle
        ? inBody
          ? title.scoreHere(doc) + body.scoreHere(doc)
          : title.scoreHere(doc)
        : body.scoreHere(doc)
      scores[i] = (scores[i] as number) + score
      held[i] = (held[i] as number) + 1
    }
  }
}

/** Scores one term in one field, article by article in ascending order. */
class FieldScorer {
  readonly #lengths: Numbers
  /** `k * (1 - b + b * length / average)` for each length: the same operations, done once. */
  readonly #norms: Float64Array
  #list: PostingList = EMPTY_LIST
  #at = 0
  #boost = 1
  #rarity = 0

  constructor(lengths: Numbers, average: number) {
    this.#lengths = lengths
    let longest = 0
    for (let doc = 0; doc < lengths.length; doc++) longest = Math.max(longest, lengths[doc] as number)
    this.#norms = new Float64Array(longest + 1)
    for (let length = 0; length <= longest; length++)
      this.#norms[length] = K * (1 - B + (B * length) / average)
  }

  /** @param boost - Weights of term and field, multiplied. */
  begin(list: PostingList, articles: number, boost: number): void {
    this.#list = list
    this.#at = 0
    this.#boost = boost
    this.#rarity = Math.log(1 + (articles - list.length + 0.5) / (list.length + 0.5))
  }

  /** Moves to the first article of the list that is not before `doc`. */
  from(doc: number): number {
    const { docs, length } = this.#list
    let at = this.#at
    if (at < length && (docs[at] as number) < doc) at = advance(docs, at, doc, length)
    this.#at = at
    return at < length ? (docs[at] as number) : NONE
  }

  /** The score of the article that `from` found. */
  scoreHere(doc: number): number {
    const count = this.#list.counts[this.#at] as number
    const norm = this.#norms[this.#lengths[doc] as number] as number
    return this.#boost * (this.#rarity * (D + (count * (K + 1)) / (count + norm)))
  }
}
