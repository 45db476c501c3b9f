/**
 * A plan as a test of one article at a time. The meaning of `all`, `any`, `not` and 整词/分词 lives here, once, for
 * every engine; an engine supplies only the tests of the leaves. Pure.
 */
import type {
  DateClause,
  FieldClause,
  NearClause,
  PatternClause,
  Plan,
  RunClause,
  TogetherClause,
} from '../../plan.ts'

/** The article matches. */
export const MATCH = 1
/** Every run stands whole (tier `whole`), none only by its words. */
export const WHOLE = 2
/** What was searched stands whole in the title. */
export const IN_TITLE = 4
/** What was searched stands whole in the body. */
export const IN_BODY = 8
/** Holds, and says nothing about where: filters, negations. */
export const NEUTRAL = MATCH | WHOLE | IN_TITLE | IN_BODY

/** Tests one article; articles must be tried in ascending order. */
export interface ArticleTest {
  /**
   * @param wanted - Flags that are asked for: a test need not find out about others.
   * @returns Of those flags the ones that hold, and maybe others that do; 0 where the article does not match.
   */
  test(doc: number, wanted: number): number
}

export type Leaf = RunClause | PatternClause | NearClause | TogetherClause | FieldClause | DateClause

/** Makes the test of a plan out of an engine's tests of its leaves. */
export function testOf(plan: Plan, leaf: (clause: Leaf) => ArticleTest): ArticleTest {
  switch (plan.kind) {
    case 'everything':
      return EVERYTHING
    case 'words':
      return new WordsTest(
        leaf(plan.whole),
        plan.words.map((word) => leaf(word)),
      )
    case 'all':
      return new AllTest(cheapestFirst(plan.parts).map((part) => testOf(part, leaf)))
    case 'any':
      return new AnyTest(cheapestFirst(plan.parts).map((part) => testOf(part, leaf)))
    case 'not':
      return new NotTest(testOf(plan.part, leaf))
    default:
      return leaf(plan)
  }
}

/** What decides most for least is tried first. Which part is first changes nothing else. */
function cheapestFirst(parts: readonly Plan[]): Plan[] {
  return parts.toSorted((a, b) => costOf(a) - costOf(b))
}

/** What a test of one article costs, roughly: columns, postings, a search for bytes, a look through the text. */
function costOf(plan: Plan): number {
  switch (plan.kind) {
    case 'everything':
    case 'field':
    case 'dates':
      return 1
    case 'run':
      return plan.bridgePunctuation || plan.strict !== null ? 60 : plan.text.length <= 2 ? 2 : 20
    case 'words':
      return costOf(plan.whole) + sum(plan.words)
    case 'pattern':
    case 'near':
    case 'together':
      return 60
    case 'not':
      return costOf(plan.part)
    default:
      return sum(plan.parts)
  }
}

const sum = (parts: readonly Plan[]) => parts.reduce((cost, part) => cost + costOf(part), 0)

const EVERYTHING: ArticleTest = { test: () => NEUTRAL }

class AllTest implements ArticleTest {
  readonly #parts: readonly ArticleTest[]
  constructor(parts: readonly ArticleTest[]) {
    this.#parts = parts
  }
  test(doc: number, wanted: number): number {
    const parts = this.#parts
    let flags = NEUTRAL
    for (let n = 0; n < parts.length; n++) {
      flags &= (parts[n] as ArticleTest).test(doc, wanted)
      if ((flags & wanted) === 0) return 0
    }
    return flags
  }
}

/** Holds where any part does. */
export class AnyTest implements ArticleTest {
  readonly #parts: readonly ArticleTest[]
  constructor(parts: readonly ArticleTest[]) {
    this.#parts = parts
  }
  test(doc: number, wanted: number): number {
    const parts = this.#parts
    let flags = 0
    for (let n = 0; n < parts.length; n++) {
      flags |= (parts[n] as ArticleTest).test(doc, wanted & ~flags)
      if ((wanted & ~flags) === 0) break
    }
    return flags
  }
}

/** What a test says is kept, so that the next plan need not ask again. */
export class RememberedTest implements ArticleTest {
  readonly #test: ArticleTest
  readonly #known: Uint8Array

  /** @param known - A byte for each article: the flags that hold, and above them those that were asked for. */
  constructor(test: ArticleTest, known: Uint8Array) {
    this.#test = test
    this.#known = known
  }

  test(doc: number, wanted: number): number {
    const known = this.#known[doc] as number
    if (((known >> ASKED) & wanted) === wanted) return known & NEUTRAL
    const flags = this.#test.test(doc, wanted)
    this.#known[doc] = known | (wanted << ASKED) | flags
    return flags
  }
}

const ASKED = 4

class NotTest implements ArticleTest {
  readonly #part: ArticleTest
  constructor(part: ArticleTest) {
    this.#part = part
  }
  test(doc: number): number {
    return this.#part.test(doc, MATCH) === 0 ? NEUTRAL : 0
  }
}

class WordsTest implements ArticleTest {
  readonly #whole: ArticleTest
  readonly #words: readonly ArticleTest[]
  constructor(whole: ArticleTest, words: readonly ArticleTest[]) {
    this.#whole = whole
    this.#words = words
  }
  test(doc: number, wanted: number): number {
    const flags = this.#whole.test(doc, wanted)
    // Words apart say only that the article matches.
    if (flags !== 0 || (wanted & MATCH) === 0) return flags
    for (const word of this.#words) if (word.test(doc, MATCH) === 0) return 0
    return MATCH
  }
}
