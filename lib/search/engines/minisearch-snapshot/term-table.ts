/**
 * Terms met while building, each with a number. Pairs of characters are numbers themselves and live in a hash of
 * typed arrays, since ten million of them pass here for every ten million characters; words are strings in a Map.
 * Pure.
 */
import { isIdeogram, isWordUnit, MAX_WORD, WORD_STEP } from '../../../text/index.ts'

/** A pair as one number: its two units; a tail has no second. */
export const pairKey = (first: number, second: number): number => ((first << 16) | second) >>> 0

/** The key of a term that is kept as a pair; -1 for terms that are kept as strings. */
export function keyOfTerm(term: string): number {
  const first = term.charCodeAt(0)
  if (term.length > 2 || !isIdeogram(first)) return -1
  if (term.length === 1) return pairKey(first, 0)
  const second = term.charCodeAt(1)
  return isLow(second) || !isIdeogram(second) ? -1 : pairKey(first, second)
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff

/** Numbers terms in the order of first sight. */
export class TermTable {
  /** Hash of pairs: keys (0 is no pair) and the numbers of their terms. */
  #keys = new Uint32Array(1 << 17)
  #numbers = new Uint32Array(1 << 17)
  #pairs = 0
  readonly #words = new Map<string, number>()
  /** Terms so far. */
  size = 0

  /** The number of a pair, new or known. */
  pair(key: number): number {
    let slot = this.#slot(key)
    if (this.#keys[slot] === key) return this.#numbers[slot] ?? 0
    if (this.#pairs * 2 >= this.#keys.length) {
      this.#grow()
      slot = this.#slot(key)
    }
    this.#keys[slot] = key
    this.#numbers[slot] = this.size
    this.#pairs++
    return this.size++
  }

  /** The number of a word, new or known. */
  word(text: string): number {
    const known = this.#words.get(text)
    if (known !== undefined) return known
    // Half a surrogate pair cannot be written as UTF-8; look-ups are mended in the same way.
    const wellFormed = text.toWellFormed()
    const number = this.#words.get(wellFormed) ?? this.size++
    this.#words.set(wellFormed, number)
    return number
  }

  /** Keys of all pairs, ascending. */
  sortedPairs(): Uint32Array {
    const keys = new Uint32Array(this.#pairs)
    let count = 0
    for (const key of this.#keys) if (key !== 0) keys[count++] = key
    return keys.sort()
  }

  /** All words in the order of their units. */
  sortedWords(): string[] {
    return [...this.#words.keys()].sort()
  }

  /** Numbers of all terms in the index's order: pairs by key, then words. */
  sortedNumbers(): Uint32Array {
    const pairs = this.sortedPairs()
    const order = new Uint32Array(this.size)
    for (let i = 0; i < pairs.length; i++) order[i] = this.#numbers[this.#slot(pairs[i] ?? 0)] ?? 0
    let at = pairs.length
    for (const word of this.sortedWords()) order[at++] = this.#words.get(word) ?? 0
    return order
  }

  /** Where `key` is, or would be put. */
  #slot(key: number): number {
    const keys = this.#keys
    const mask = keys.length - 1
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const keys = this.#keys
    const numbers = this.#numbers
    this.#keys = new Uint32Array(keys.length * 4)
    this.#numbers = new Uint32Array(keys.length * 4)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0
      if (key === 0) continue
      const slot = this.#slot(key)
      this.#keys[slot] = key
      this.#numbers[slot] = numbers[i] ?? 0
    }
  }
}

/** Counts how often each term stands in one text. */
export class TermCounter {
  readonly #table: TermTable
  /** Count of each term in the text at hand; 0 between texts. */
  #counts = new Uint32Array(1 << 17)
  /** Distinct terms of the text at hand. */
  #met = new Uint32Array(1 << 12)
  #metCount = 0

  constructor(table: TermTable) {
    this.#table = table
  }

  /** Distinct terms of the last text; valid until the next. */
  get terms(): Uint32Array {
    return this.#met.subarray(0, this.#metCount)
  }

  countOf(term: number): number {
    return this.#counts[term] ?? 0
  }

  /**
   * Cuts `text` as `tokenize` does, without making a string of every pair.
   *
   * @returns How many distinct terms the text has.
   */
  count(text: string): number {
    const met = this.#met
    for (let i = 0; i < this.#metCount; i++) this.#counts[met[i] ?? 0] = 0
    this.#metCount = 0
    let at = 0
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (isIdeogram(code)) at = this.#countRun(text, at)
      else if (isWordUnit(code)) at = this.#countWord(text, at)
      else at++
    }
    return this.#metCount
  }

  /** The pairs and the tail of a run of characters; gives where it ends. */
  #countRun(text: string, start: number): number {
    let left = start
    let leftCode = text.charCodeAt(left)
    let right = left + sizeAt(text, left, leftCode)
    while (right < text.length) {
      const code = text.charCodeAt(right)
      if (!isIdeogram(code)) break
      const end = right + sizeAt(text, right, code)
      if (end - left === 2) this.#add(this.#table.pair(pairKey(leftCode, code)))
      else this.#add(this.#table.word(text.slice(left, end)))
      left = right
      leftCode = code
      right = end
    }
    if (right - left === 1) this.#add(this.#table.pair(pairKey(leftCode, 0)))
    else this.#add(this.#table.word(text.slice(left, right)))
    return right
  }

  #countWord(text: string, start: number): number {
    let end = start + 1
    while (end < text.length && isWordUnit(text.charCodeAt(end))) end++
    if (end - start <= MAX_WORD) this.#add(this.#table.word(text.slice(start, end)))
    else
      for (let from = start; from + WORD_STEP < end; from += WORD_STEP)
        this.#add(this.#table.word(text.slice(from, Math.min(end, from + MAX_WORD))))
    return end
  }

  #add(term: number): void {
    if (term >= this.#counts.length) this.#counts = wider(this.#counts, term + 1)
    const count = this.#counts[term] ?? 0
    this.#counts[term] = count + 1
    if (count > 0) return
    if (this.#metCount === this.#met.length) this.#met = wider(this.#met, this.#metCount + 1)
    this.#met[this.#metCount++] = term
  }
}

/** Units of the character at `at`. */
function sizeAt(text: string, at: number, code: number): number {
  return isHigh(code) && isLow(text.charCodeAt(at + 1)) ? 2 : 1
}

function wider(numbers: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(Math.max(numbers.length * 2, least))
  grown.set(numbers)
  return grown
}
