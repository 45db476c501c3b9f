/**
 * How many articles other searches would find, for offers and ways out: each a search of its own, no two of them the
 * same, and few that look through the texts of the archive.
 */
import type { SearchEngine, SearchRequest } from '../engine.ts'
import type { Plan } from '../plan.ts'
import type { Candidate } from './offers.ts'
import { countRequest, type Understood, understand } from './request.ts'
import type { Change, Counted } from './types.ts'
import { changeInChinese } from './words.ts'

/** Searches beside an answer that look through texts: as many as a reader will wait for. */
const MAX_DEAR = 2

/** Counts for one answer. */
export class Counts {
  readonly #engine: SearchEngine
  readonly #known = new Map<string, number>()
  #dear = 0

  /** @param total - Of the search that was answered: who asks the same again need not be searched for. */
  constructor(engine: SearchEngine, answered: Understood, total: number) {
    this.#engine = engine
    this.#known.set(keyOf(countRequest(answered)), total)
  }

  /** Counts each; those that find nothing are left out. */
  async of<C extends Change>(candidates: readonly Candidate<C>[]): Promise<(C & Counted)[]> {
    const counted: (C & Counted)[] = []
    for (const { change, params } of candidates) {
      const count = await this.#count(countRequest(understand(params)))
      if (count > 0) counted.push({ ...change, words: changeInChinese(change), params, count })
    }
    return counted
  }

  /** 0 also where it would be one dear search too many. */
  async #count(request: SearchRequest): Promise<number> {
    const key = keyOf(request)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (looksThroughTexts(request.plan) && this.#dear++ >= MAX_DEAR) return 0
    const { total } = await this.#engine.search(request)
    this.#known.set(key, total)
    return total
  }
}

const keyOf = ({ plan, filters }: SearchRequest) => JSON.stringify([plan, filters])

/** Whether postings say little about a plan: nearness, wildcards, punctuation passed over, scripts told apart. */
function looksThroughTexts(plan: Plan): boolean {
  switch (plan.kind) {
    case 'near':
    case 'together':
    case 'pattern':
      return true
    case 'run':
      return plan.bridgePunctuation || plan.strict !== null
    case 'words':
      return looksThroughTexts(plan.whole)
    case 'not':
      return looksThroughTexts(plan.part)
    case 'all':
    case 'any':
      return plan.parts.some(looksThroughTexts)
    default:
      return false
  }
}
