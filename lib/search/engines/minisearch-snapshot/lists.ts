/**
 * Posting lists, decoded for one query: articles ascending, with how often the term stands in each.
 *
 * Decoded numbers live in an arena that is emptied before each page, so that searching makes no garbage. A term is
 * decoded once, whoever asks: candidates, tests and scores all read the same arrays, and so do searches beside a page.
 */
import type { TextField } from '../../plan.ts'
import type { Dictionary } from './dictionary.ts'

/** Postings of a term in one field. */
export interface PostingList {
  readonly docs: Uint32Array
  readonly counts: Uint32Array
  readonly length: number
}

/** Postings of a term. */
export interface TermLists {
  readonly title: PostingList
  readonly body: PostingList
}

const NONE = new Uint32Array(0)
export const EMPTY_LIST: PostingList = { docs: NONE, counts: NONE, length: 0 }
export const NO_LISTS: TermLists = { title: EMPTY_LIST, body: EMPTY_LIST }

/** Room for numbers that are all forgotten together. */
class Arena {
  #block = new Uint32Array(1 << 16)
  #used = 0

  /** Room for `size` numbers; what is not kept with {@link keep} is given again. */
  room(size: number): Uint32Array {
    if (this.#used + size > this.#block.length) {
      this.#block = new Uint32Array(
        Math.min(Math.max(size, this.#block.length * 2), Math.max(size, MAX_BLOCK)),
      )
      this.#used = 0
    }
    return this.#block.subarray(this.#used, this.#used + size)
  }

  keep(size: number): void {
    this.#used += size
  }

  /** Numbers in use of the block at hand. */
  get used(): number {
    return this.#used
  }

  clear(): void {
    // A rare large query must not hold its room for ever.
    if (this.#block.length > MAX_BLOCK) this.#block = new Uint32Array(MAX_BLOCK)
    this.#used = 0
  }
}

/** Numbers that an arena keeps between queries, in one block: 8 MB. */
const MAX_BLOCK = 1 << 21
/** With more than so many, lists are forgotten whoever asks next. */
const MAX_KEPT = 1 << 20

/** Reads lists for one query at a time. */
export class ListReader {
  readonly dictionary: Dictionary
  readonly #size: number
  readonly #docs = new Arena()
  readonly #counts = new Arena()
  readonly #known = new Map<string, TermLists>()
  readonly #starting = new Map<string, readonly number[]>()
  /** Count of each article while lists are joined; 0 between. */
  #sums: Uint32Array | null = null

  /** @param size - Articles in the index. */
  constructor(dictionary: Dictionary, size: number) {
    this.dictionary = dictionary
    this.#size = size
  }

  /**
   * Begins a query.
   *
   * @param anew - Whether the lists of the last one are forgotten: searches beside an answer ask for most of them again.
   */
  begin(anew: boolean): void {
    if (!anew && this.#docs.used < MAX_KEPT) return
    this.#docs.clear()
    this.#counts.clear()
    this.#known.clear()
    this.#starting.clear()
  }

  /** The lists of one term of the index; empty where no article has it. */
  ofTerm(term: string): TermLists {
    return this.#remember(term, () => {
      const number = this.dictionary.find(term)
      return number < 0 ? NO_LISTS : this.#read(number)
    })
  }

  /** Terms that start with one character. */
  startingWith(character: string): readonly number[] {
    let terms = this.#starting.get(character)
    if (!terms) {
      terms = this.dictionary.startingWith(character)
      this.#starting.set(character, terms)
    }
    return terms
  }

  /** The lists of several terms as those of one: counts add up. */
  ofAny(key: string, terms: readonly number[]): TermLists {
    return this.#remember(key, () => {
      const [only] = terms
      if (only === undefined) return NO_LISTS
      if (terms.length === 1) return this.#read(only)
      return { title: this.#join(terms, 'title'), body: this.#join(terms, 'body') }
    })
  }

  #remember(key: string, make: () => TermLists): TermLists {
    let lists = this.#known.get(key)
    if (!lists) {
      lists = make()
      this.#known.set(key, lists)
    }
    return lists
  }

  #read(term: number): TermLists {
    const { dictionary } = this
    const middle = dictionary.titleStart(term)
    return {
      body: this.#decode(dictionary.bodyStart(term), middle),
      title: this.#decode(middle, dictionary.titleEnd(term)),
    }
  }

  #decode(start: number, end: number): PostingList {
    if (start === end) return EMPTY_LIST
    const docs = this.#docs.room(end - start)
    const counts = this.#counts.room(end - start)
    const length = decodePostings(this.dictionary.postings, start, end, docs, counts)
    this.#docs.keep(length)
    this.#counts.keep(length)
    return { docs, counts, length }
  }

  /** Adds up lists over an array with a place for each article. */
  #join(terms: readonly number[], field: TextField): PostingList {
    this.#sums ??= new Uint32Array(this.#size)
    const sums = this.#sums
    const { dictionary } = this
    let met = 0
    for (const term of terms) {
      const middle = dictionary.titleStart(term)
      const start = field === 'title' ? middle : dictionary.bodyStart(term)
      const end = field === 'title' ? dictionary.titleEnd(term) : middle
      if (start < end) met += addPostings(dictionary.postings, start, end, sums)
    }
    const docs = this.#docs.room(met)
    const counts = this.#counts.room(met)
    this.#docs.keep(met)
    this.#counts.keep(met)
    for (let doc = 0, at = 0; at < met; doc++) {
      const sum = sums[doc] ?? 0
      if (sum === 0) continue
      docs[at] = doc
      counts[at++] = sum
      sums[doc] = 0
    }
    return { docs, counts, length: met }
  }
}

/** Decodes what `segment.ts` encodes; gives the number of postings. */
function decodePostings(
  bytes: Uint8Array,
  start: number,
  end: number,
  docs: Uint32Array,
  counts: Uint32Array,
): number {
  let at = start
  let doc = -1
  let length = 0
  while (at < end) {
    let byte = bytes[at++] as number
    let value = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] as number
      value |= (byte & 0x7f) << shift
    }
    doc += (value >>> 1) + 1
    docs[length] = doc
    let count = 1
    if ((value & 1) === 1) {
      byte = bytes[at++] as number
      count = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] as number
        count |= (byte & 0x7f) << shift
      }
      count += 2
    }
    counts[length++] = count
  }
  return length
}

/** Adds a list's counts to `sums`; gives how many articles were not there yet. */
function addPostings(bytes: Uint8Array, start: number, end: number, sums: Uint32Array): number {
  let at = start
  let doc = -1
  let met = 0
  while (at < end) {
    let byte = bytes[at++] as number
    let value = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] as number
      value |= (byte & 0x7f) << shift
    }
    doc += (value >>> 1) + 1
    let count = 1
    if ((value & 1) === 1) {
      byte = bytes[at++] as number
      count = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] as number
        count |= (byte & 0x7f) << shift
      }
      count += 2
    }
    const sum = sums[doc] as number
    if (sum === 0) met++
    sums[doc] = sum + count
  }
  return met
}
