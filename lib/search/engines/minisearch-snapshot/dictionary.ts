/**
 * The terms of the index and where their postings are: typed arrays over the file, plus one offset a term.
 *
 * Terms are numbered in order: pairs of characters by first and second unit, then words by their units. Pure.
 */
import type { SectionFile } from './section-file.ts'
import { keyOfTerm } from './term-table.ts'

const LINE_END = 0x0a

export class Dictionary {
  /** How many terms there are. */
  readonly size: number
  /** Bytes of all lists. */
  readonly postings: Buffer
  /** Two entries a term: where its list for the body starts, and where that for the title does; then the end. */
  readonly #places: Places
  /** For each first unit, the number of its first pair; one more entry for the end. */
  readonly #firstPair = new Uint32Array(0x10001)
  readonly #seconds: Uint16Array
  readonly #words: Buffer
  readonly #wordStarts: Uint32Array

  constructor(file: SectionFile) {
    this.postings = file.bytes('postings')
    this.#seconds = file.numbers('pairs.seconds') as Uint16Array
    this.#words = file.bytes('words')
    this.#wordStarts = lineStarts(this.#words)
    this.#readFirsts(file)
    this.size = this.#seconds.length + this.#wordStarts.length - 1
    const width = this.postings.length < 2 ** 32 ? 4 : 8
    const on = (memory: SharedArrayBuffer) =>
      width === 4 ? new Uint32Array(memory) : new Float64Array(memory)
    const bytes = (2 * this.size + 1) * width
    this.#places = on(file.derived('lists', bytes, (into) => readPlaces(file.bytes('lists'), on(into))))
  }

  get #pairCount(): number {
    return this.#seconds.length
  }

  /** The number of a term; -1 where no article has it. */
  find(term: string): number {
    const key = keyOfTerm(term)
    return key < 0 ? this.#findWord(term.toWellFormed()) : this.#findPair(key >>> 16, key & 0xffff)
  }

  /** Terms that start with one character: its pairs, its tail. */
  startingWith(character: string): number[] {
    const found: number[] = []
    if (character.length === 1) {
      const unit = character.charCodeAt(0)
      for (let at = this.#firstPair[unit] ?? 0; at < (this.#firstPair[unit + 1] ?? 0); at++) found.push(at)
    }
    this.#pushWordsStartingWith(character, found)
    return found
  }

  /** Words that a cut word may be part of: open at an edge, more may stand there. */
  wordsAround(text: string, openLeft: boolean, openRight: boolean): number[] {
    const found: number[] = []
    if (!openLeft && !openRight) {
      const exact = this.#findWord(text)
      if (exact >= 0) found.push(exact)
    } else if (!openLeft) this.#pushWordsStartingWith(text, found)
    else this.#pushWordsHolding(openRight ? text : `${text}\n`, found)
    return found
  }

  /** Bytes of both lists of a term: what reading them costs. */
  cost(term: number): number {
    return this.titleEnd(term) - this.bodyStart(term)
  }

  bodyStart(term: number): number {
    return this.#places[2 * term] ?? 0
  }

  titleStart(term: number): number {
    return this.#places[2 * term + 1] ?? 0
  }

  titleEnd(term: number): number {
    return this.#places[2 * term + 2] ?? 0
  }

  #findPair(first: number, second: number): number {
    let low = this.#firstPair[first] ?? 0
    const end = this.#firstPair[first + 1] ?? 0
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#seconds[middle] ?? 0) < second) low = middle + 1
      else high = middle
    }
    return low < end && this.#seconds[low] === second ? low : -1
  }

  #findWord(word: string): number {
    const place = this.#wordPlace(word)
    return place < this.#wordStarts.length - 1 && this.#wordAt(place) === word ? this.#pairCount + place : -1
  }

  /** Place of the first word not before `word`. */
  #wordPlace(word: string): number {
    let low = 0
    let high = this.#wordStarts.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#wordAt(middle) < word) low = middle + 1
      else high = middle
    }
    return low
  }

  #wordAt(place: number): string {
    return this.#words.toString('utf8', this.#wordStarts[place] ?? 0, (this.#wordStarts[place + 1] ?? 1) - 1)
  }

  #pushWordsStartingWith(prefix: string, found: number[]): void {
    const count = this.#wordStarts.length - 1
    for (let place = this.#wordPlace(prefix); place < count; place++) {
      if (!this.#wordAt(place).startsWith(prefix)) return
      found.push(this.#pairCount + place)
    }
  }

  /** Words that hold `part`; with a line break at its end, words that end with it. */
  #pushWordsHolding(part: string, found: number[]): void {
    const bytes = Buffer.from(part)
    let at = this.#words.indexOf(bytes)
    while (at >= 0) {
      const place = lastNotAfter(this.#wordStarts, at)
      found.push(this.#pairCount + place)
      at = this.#words.indexOf(bytes, this.#wordStarts[place + 1] ?? this.#words.length)
    }
  }

  #readFirsts(file: SectionFile): void {
    const firsts = file.numbers('pairs.firsts')
    const counts = file.numbers('pairs.counts')
    for (let i = 0; i < firsts.length; i++) this.#firstPair[(firsts[i] ?? 0) + 1] = counts[i] ?? 0
    for (let unit = 1; unit < this.#firstPair.length; unit++)
      this.#firstPair[unit] = (this.#firstPair[unit] ?? 0) + (this.#firstPair[unit - 1] ?? 0)
  }
}

/** Offsets into the lists; wide ones where the lists are longer than four gigabytes. */
type Places = Uint32Array | Float64Array

/** Adds up the lengths of the lists. */
function readPlaces(lengths: Buffer, places: Places): void {
  let at = 0
  let offset = 0
  const read = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = lengths[at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }
  for (let entry = 1; entry < places.length; entry += 2) {
    const length = read()
    offset += length >>> 1
    places[entry] = offset
    if (length % 2 === 1) offset += read()
    places[entry + 1] = offset
  }
}

/** Where each line starts, with one more entry for the end. */
function lineStarts(lines: Buffer): Uint32Array {
  let count = 0
  for (let at = lines.indexOf(LINE_END); at >= 0; at = lines.indexOf(LINE_END, at + 1)) count++
  const starts = new Uint32Array(count + 1)
  for (let place = 1; place <= count; place++) starts[place] = lines.indexOf(LINE_END, starts[place - 1]) + 1
  return starts
}

/** Index of the last entry of ascending `starts` that is not after `at`. */
function lastNotAfter(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
