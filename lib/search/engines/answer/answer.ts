/**
 * From a request to a page: what every engine shares. An engine finds and scores; filters, counts, order, reprint
 * groups and pages are made here, so that no two engines can differ in them. Pure.
 */
import type { EngineHit, EnginePage, SearchRequest, Tier } from '../../engine.ts'
import type { Plan } from '../../plan.ts'
import type { Columns } from '../columns/columns.ts'
import { MATCH, NEUTRAL, WHOLE } from '../matching/tests.ts'
import { bonusOf, nearTerms, type ScoringTerm, scoringTerms } from '../scoring-terms.ts'
import { countFacets, countKeptOut, countPeriods } from './counts.ts'
import { FilterMask } from './filters.ts'
import { countGroups, foldGroups } from './groups.ts'
import { firstOf } from './order.ts'

/** Articles found, ascending, with the flags of `matching/tests.ts`. */
export interface Found {
  readonly docs: Uint32Array
  readonly flags: Uint8Array
  readonly count: number
}

/** What an engine does itself. */
export interface EngineCore {
  readonly columns: Columns
  /** Articles that match the plan among those that `keep` (ascending), with the flags that are wanted. */
  match(plan: Plan, keep: (doc: number) => boolean, wanted: number): Found
  /** Articles that hold any of the terms, ascending; the flags are unused. */
  holdingAny(terms: readonly ScoringTerm[]): Found
  /** Writes MiniSearch's score of each of the first `count` docs (ascending) to `scores`; gives how many terms each holds. */
  score(terms: readonly ScoringTerm[], docs: Uint32Array, count: number, scores: Float64Array): Uint8Array
  /** The same scores for the few that are shown, by MiniSearch itself. */
  scoreShown(terms: readonly ScoringTerm[], docs: readonly number[]): readonly number[]
}

/** Answers a request. */
export function answer(core: EngineCore, request: SearchRequest): EnginePage {
  const { columns } = core
  const mask = new FilterMask(columns, request)
  const found = matching(core, request, mask)
  const misses = mask.active ? missesOf(found, mask) : null
  const counted = { docs: found.docs, misses, count: found.count }
  const kept = misses === null ? found : keptOf(found, misses)
  const near = request.near ? nearHits(core, request, found, mask) : []
  return {
    total: kept.count,
    groups: countGroups(columns, kept.docs, kept.count),
    tiers: { ...tiersOf(kept), near: near.length },
    hits: matchedHits(core, request, kept),
    near,
    facets: countFacets(columns, counted, request),
    histogram: countPeriods(columns, counted, request),
    keptOut: countKeptOut(counted, request),
  }
}

/** What the last search of an engine found. */
interface Recent {
  readonly request: Pick<SearchRequest, 'plan' | 'filters' | 'limit'>
  readonly mask: FilterMask
  readonly found: Found
}

const recent = new WeakMap<EngineCore, Recent>()

/** The match set: that of the search before where it is asked again, as 近似结果 are for the page that they follow. */
function matching(core: EngineCore, { plan, filters, limit }: SearchRequest, mask: FilterMask): Found {
  const last = recent.get(core)
  const isAgain = last?.request.plan === plan && last.request.filters === filters
  if (isAgain && (mask.excused & ~last.mask.excused) === 0 && (limit === 0 || last.request.limit > 0))
    return last.found
  const keep = mask.active ? (doc: number) => mask.concerns(mask.misses(doc)) : ALL
  // Where a run stands matters for the order alone.
  const found = core.match(plan, keep, limit > 0 ? NEUTRAL : MATCH | WHOLE)
  recent.set(core, { request: { plan, filters, limit }, mask, found })
  return found
}

const ALL = () => true

function missesOf(found: Found, mask: FilterMask): Uint16Array {
  const misses = new Uint16Array(found.count)
  for (let i = 0; i < found.count; i++) misses[i] = mask.misses(found.docs[i] ?? 0)
  return misses
}

function keptOf({ docs, flags, count }: Found, misses: Uint16Array): Found {
  const keptDocs = new Uint32Array(count)
  const keptFlags = new Uint8Array(count)
  let kept = 0
  for (let i = 0; i < count; i++) {
    if (misses[i] !== 0) continue
    keptDocs[kept] = docs[i] ?? 0
    keptFlags[kept++] = flags[i] ?? 0
  }
  return { docs: keptDocs, flags: keptFlags, count: kept }
}

function tiersOf({ flags, count }: Found): { whole: number; words: number } {
  let whole = 0
  for (let i = 0; i < count; i++) if (((flags[i] ?? 0) & WHOLE) !== 0) whole++
  return { whole, words: count - whole }
}

function matchedHits(core: EngineCore, request: SearchRequest, kept: Found): EngineHit[] {
  if (request.limit === 0) return []
  const terms = scoringTerms(request.plan)
  const bonuses = new Float64Array(kept.count)
  for (let i = 0; i < kept.count; i++) bonuses[i] = bonusOf(kept.flags[i] ?? 0, true)
  const keys = keysOf(core, request, terms, kept, bonuses)
  const tierAt = (i: number): Tier => (((kept.flags[i] ?? 0) & WHOLE) !== 0 ? 'whole' : 'words')
  return rankedHits(core, { docs: kept.docs, count: kept.count, keys, terms, bonuses, tierAt }, request)
}

/** What the chosen sort orders by: higher first, undated articles last. */
function keysOf(
  core: EngineCore,
  request: SearchRequest,
  terms: readonly ScoringTerm[],
  { docs, count }: Found,
  bonuses: Float64Array,
): Float64Array {
  const keys = new Float64Array(count)
  if (request.sort === 'relevance') {
    core.score(terms, docs, count, keys)
    for (let i = 0; i < count; i++) keys[i] = (keys[i] ?? 0) * (bonuses[i] ?? 1)
    return keys
  }
  const { day, days, minute } = core.columns
  const undated = days[0] === '' ? 0 : -1
  const sign = request.sort === 'newest' ? 1 : -1
  for (let i = 0; i < count; i++) {
    const doc = docs[i] ?? 0
    const code = day[doc] ?? 0
    keys[i] = code === undated ? -Number.MAX_VALUE : sign * (code * MINUTES_A_DAY + (minute[doc] ?? 0))
  }
  return keys
}

const MINUTES_A_DAY = 1440

interface Rankable {
  readonly docs: Uint32Array
  readonly count: number
  readonly keys: Float64Array
  readonly terms: readonly ScoringTerm[]
  readonly bonuses: Float64Array
  readonly tierAt: (index: number) => Tier
}

/** Cuts the page out of the ranking and gives it the scores that MiniSearch itself computes. */
function rankedHits(
  core: EngineCore,
  { docs, count, keys, terms, bonuses, tierAt }: Rankable,
  page: Pick<SearchRequest, 'offset' | 'limit' | 'group'>,
): EngineHit[] {
  const { columns } = core
  const ranking = { docs, keys, count, idRank: columns.idRank }
  const folded = page.group ? foldGroups(columns, ranking) : null
  const shown = firstOf(folded?.ranking ?? ranking, page.offset + page.limit).slice(page.offset)
  const shownDocs = shown.map((i) => (folded?.ranking.docs ?? docs)[i] ?? 0)
  const scores = core.scoreShown(terms, shownDocs)
  return shown.map((entry, n) => {
    const doc = shownDocs[n] ?? 0
    const place = folded ? placeOf(docs, count, doc) : entry
    return {
      id: columns.idOf(doc),
      score: (scores[n] ?? 0) * (bonuses[place] ?? 1),
      tier: tierAt(place),
      folded: folded?.others[entry] ?? 0,
    }
  })
}

/** Where `doc` stands in ascending `docs`. */
function placeOf(docs: Uint32Array, count: number, doc: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((docs[middle] ?? 0) < doc) low = middle + 1
    else high = middle
  }
  return low
}

/** 近似结果: the best over single terms, outside the match set, narrowed as the match set is. */
function nearHits(core: EngineCore, request: SearchRequest, found: Found, mask: FilterMask): EngineHit[] {
  if (!request.near || request.nearLimit <= 0) return []
  const { all: terms, own } = nearTerms(request.near)
  const candidates = core.holdingAny(own)
  const docs = new Uint32Array(candidates.count)
  let count = 0
  let next = 0
  for (let i = 0; i < candidates.count; i++) {
    const doc = candidates.docs[i] ?? 0
    while (next < found.count && (found.docs[next] ?? 0) < doc) next++
    if (next < found.count && found.docs[next] === doc) continue
    if (!mask.active || mask.misses(doc) === 0) docs[count++] = doc
  }
  const keys = new Float64Array(count)
  const holding = core.score(terms, docs, count, keys)
  const holdingOwn =
    own.length < terms.length ? core.score(own, docs, count, new Float64Array(count)) : holding
  const bonuses = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    // MiniSearch multiplies by the number of terms held: those across borders are taken out of it again.
    const counted = (holdingOwn[i] ?? 0) / (holding[i] || 1)
    bonuses[i] = bonusOf(0, holding[i] === terms.length) * counted
    keys[i] = (keys[i] ?? 0) * (bonuses[i] ?? 1)
  }
  const page = { offset: 0, limit: request.nearLimit, group: request.group }
  return rankedHits(core, { docs, count, keys, terms, bonuses, tierAt: () => 'near' }, page)
}
