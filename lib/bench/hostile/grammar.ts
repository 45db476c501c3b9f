/**
 * Searches drawn from the whole grammar: operators within operators over the most frequent characters, pairs and
 * wildcards, as long as a query may be, under every setting. What nobody thought of is found here. Pure.
 */
import { EMPTY_SEARCH, type SearchParams } from '../../search/index.ts'
import type { Words } from './queries.ts'

/** A query and what is set beside it. */
export type Setting = readonly [q: string, change: Partial<SearchParams>]

const DISTANCES = [1, 2, 5, 10, 30, 100, 400, 1000]
/** Operands of a query: more than are searched. */
const MAX_OPERANDS = 36

/** `count` searches. */
export function drawnSearches(count: number, words: Words, sources: readonly string[]): Setting[] {
  return Array.from({ length: count }, () => [
    new Drawing(words).query(),
    Object.assign({}, ...settings(words, sources)),
  ])
}

/** One query in the making: how many operands it still takes. */
class Drawing {
  readonly #words: Words
  #left: number

  constructor(words: Words) {
    this.#words = words
    this.#left = 2 + Math.floor(words.random() ** 2 * MAX_OPERANDS)
  }

  query(): string {
    const parts: string[] = []
    const joint = this.#pick([' ', '|', ' 或 ', ' -', ' 且 '])
    while (this.#left > 0) parts.push(this.#part(0))
    return parts.join(joint)
  }

  #part(depth: number): string {
    if (depth > 3) return this.#term()
    return this.#pick([
      () => this.#term(),
      () => this.#near(),
      () => this.#near(),
      () => `(${this.#part(depth + 1)}|${this.#part(depth + 1)})`,
      () => `(${this.#part(depth + 1)} ${this.#part(depth + 1)})`,
      () => `-(${this.#part(depth + 1)} ${this.#part(depth + 1)})`,
      () => `${this.#pick(['标题', '正文'])}:(${this.#part(depth + 1)})`,
    ])()
  }

  #near(): string {
    const operator = this.#pick([
      () => `NEAR/${this.#pick(DISTANCES)}`,
      () => `BEFORE/${this.#pick(DISTANCES)}`,
      () => '同句',
      () => '同段',
    ])()
    const operand = () => (this.#words.random() < 0.5 ? this.#term() : `(${this.#term()}|${this.#term()})`)
    const operands = Array.from({ length: this.#pick([2, 2, 3, 5]) }, operand)
    return `(${operands.join(` ${operator} `)})`
  }

  #term(): string {
    this.#left--
    const { characters, pairs, runs } = this.#words
    const character = () => this.#often(characters)
    const pair = () => this.#often(pairs)
    return this.#pick([
      character,
      character,
      pair,
      () => `${character()}*${character()}`,
      () => `${character()}?${character()}`,
      () => `${pair()}*${character()}`,
      () => `${character()}*${character()}*${character()}`,
      () => `??${character()}`,
      () => `"${character()}，"`,
      () => `"${pair()}${character()}"`,
      () => `"${this.#often(runs).slice(0, 6)}"`,
      () => this.#often(runs).slice(0, 5),
    ])()
  }

  /** Mostly one of the first. */
  #often(from: readonly string[]): string {
    return from[Math.floor(this.#words.random() ** 3 * Math.min(from.length, 60))] ?? ''
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#words.random() * from.length)] as T
  }
}

/** Each setting in some of the searches. */
function settings({ random }: Words, sources: readonly string[]): Partial<SearchParams>[] {
  const none = EMPTY_SEARCH.include
  const all: Partial<SearchParams>[] = [
    { sort: 'newest' },
    { sort: 'oldest' },
    { group: false },
    { approximate: false },
    { strict: true },
    { ignorePunctuation: true },
    { field: 'title' },
    { page: 500 },
    { from: '2012', to: '2022' },
    { exclude: { ...none, source: sources.slice(0, 3) } },
    { include: { ...none, lang: ['zh-Hans'] } },
  ]
  return all.filter(() => random() < 0.2)
}
