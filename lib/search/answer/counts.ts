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

/** What searches beside an answer may cost by {@link costOf}, all of them: as much as a reader will wait for. */
const MAX_COST = 12
/** Of those that look through texts, however few things they look for: each reads every text. */
const MAX_DEAR = 2

/** Counts for one answer. */
export class Counts {
  readonly #engine: SearchEngine
  readonly #known = new Map<string, number>()
  #dear = 0
  #cost = 0
  /** Whether a search was left out since it, or all of them, would have taken too long. */
  leftOut = false

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

  /** 0 also where it would be too dear. */
  async #count(request: SearchRequest): Promise<number> {
    const key = keyOf(request)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const cost = costOf(request.plan)
    if (cost > 0 && (this.#dear >= MAX_DEAR || this.#cost + cost > MAX_COST)) {
      this.leftOut = true
      return 0
    }
    if (cost > 0) this.#dear++
    this.#cost += cost
    const { total } = await this.#engine.search(request)
    this.#known.set(key, total)
    return total
  }
}

const keyOf = ({ plan, filters }: SearchRequest) => JSON.stringify([plan, filters])

/** What is looked for in texts since postings say little of it: nearness, wildcards, punctuation passed over, scripts told apart. */
function costOf(plan: Plan): number {
  switch (plan.kind) {
    case 'near':
    case 'together':
    case 'pattern':
      return 3
    case 'run':
      return plan.bridgePunctuation || plan.strict !== null ? 1 : 0
    case 'words':
      return costOf(plan.whole)
    case 'not':
      return costOf(plan.part)
    case 'all':
    case 'any':
      return plan.parts.reduce((cost, part) => cost + costOf(part), 0)
    default:
      return 0
  }
}
