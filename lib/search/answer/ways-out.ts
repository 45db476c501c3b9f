/**
 * Ways out of an empty result: what could be dropped or read otherwise. Each is counted before it is shown.
 */
import { foldLine } from '../../text/index.ts'
import type { FacetName } from '../engine.ts'
import { firstDay, readPeriod } from '../query/dates.ts'
import { printQuery } from '../query/print.ts'
import { wordsOf } from '../query/segment.ts'
import type { QueryNode } from '../query/syntax.ts'
import { changed, EMPTY_SEARCH, type SearchParams } from '../url.ts'
import { type Candidate, hasMarks, mapTerms, numberSpellings } from './offers.ts'
import type { Understood } from './request.ts'
import type { WayChange } from './types.ts'

type Way = Candidate<WayChange>

/** What the archive knows of other readings of a run. */
export interface OtherReadings {
  /** Frequent terms that sound like the folded run, best first. */
  homophones(run: string): readonly string[]
  repair(run: string): { readonly from: string; readonly to: string } | null
}

/** No more than this many are counted: each is a search of its own. */
const MAX_WAYS = 8

/** Ways worth counting, most faithful first. */
export function waysOut({ params, parsed }: Understood, readings: OtherReadings): Way[] {
  const ways = new Map<string, Way>()
  for (const way of allWays(params, parsed.root, readings)) {
    const key = JSON.stringify(way.params)
    if (!ways.has(key)) ways.set(key, way)
    if (ways.size === MAX_WAYS) break
  }
  return [...ways.values()]
}

/** Made one by one, as they are wanted: a query of hundreds of terms has hundreds of ways. */
function* allWays(params: SearchParams, root: QueryNode | null, readings: OtherReadings): Generator<Way> {
  yield* filterWays(params)
  if (!root) return
  for (const way of queryWays(root, params, readings))
    if (way.params.q !== '' && (way.params.q !== params.q || way.change.kind === 'punctuation')) yield way
}

function filterWays(params: SearchParams): Way[] {
  const ways: Way[] = []
  const add = (change: WayChange, part: Partial<SearchParams>) =>
    ways.push({ change, params: changed(params, part) })
  if (params.from !== '' || params.to !== '') {
    const wider = widened(params)
    if (wider) add({ kind: 'dates', ...wider }, wider)
    add({ kind: 'dates', ...ANY_DATE }, ANY_DATE)
  }
  if (params.onThisDay !== '') add({ kind: 'any-day' }, { onThisDay: '' })
  for (const side of ['include', 'exclude'] as const)
    for (const [facet, values] of Object.entries(params[side]) as [FacetName, readonly string[]][])
      if (values.length > 0)
        add({ kind: 'filter', side, facet, values }, { [side]: { ...params[side], [facet]: [] } })
  if (params.field !== 'all') add({ kind: 'field' }, { field: 'all' })
  if (ways.length > 1) {
    const { include, exclude, from, to, onThisDay, field } = EMPTY_SEARCH
    add({ kind: 'all-filters' }, { include, exclude, from, to, onThisDay, field })
  }
  return ways
}

const ANY_DATE = { from: '', to: '' }

/** A year more on either side. */
function widened({ from, to }: SearchParams): { from: string; to: string } | null {
  const first = readPeriod(from)
  const last = readPeriod(to)
  if ((from !== '' && !first) || (to !== '' && !last)) return null
  const year = (period: string | null, step: number) =>
    period ? String(Number(firstDay(period).slice(0, 4)) + step) : ''
  return { from: year(first, -1), to: year(last, 1) }
}

function* queryWays(root: QueryNode, params: SearchParams, readings: OtherReadings): Generator<Way> {
  const way = (change: WayChange, node: QueryNode): Way => ({
    change,
    params: changed(params, { q: printQuery(node) }),
  })
  const unquoted = mapNodes(root, (term) => ({ ...term, quoted: false }))
  if (printQuery(unquoted) !== printQuery(root)) yield way({ kind: 'unquote' }, unquoted)
  const runs = [...new Set(runsIn(root))]
  for (const repair of runs.flatMap((run) => readings.repair(run) ?? []))
    yield way({ kind: 'repair', ...repair }, replaced(root, repair))
  for (const q of numberSpellings(root))
    yield { change: { kind: 'number', q }, params: changed(params, { q }) }
  for (const from of runs)
    for (const to of readings.homophones(from))
      yield way({ kind: 'homophone', from, to }, replaced(root, { from, to }))
  if (!params.ignorePunctuation && runs.some(hasMarks))
    yield { change: { kind: 'punctuation' }, params: changed(params, { ignorePunctuation: true }) }
  const split = mapNodes(root, splitTerm)
  if (printQuery(split) !== printQuery(root)) yield way({ kind: 'words' }, split)
  if (root.kind === 'all')
    for (const [index, part] of root.parts.entries()) {
      const rest = root.parts.filter((_, other) => other !== index)
      // What only leaves something out finds nearly everything, which is no way to what was looked for.
      if (rest.every(({ kind }) => kind === 'not')) continue
      const [only] = rest
      const kept = rest.length === 1 && only ? only : { ...root, parts: rest }
      yield way({ kind: 'drop-term', term: part.kind === 'term' ? part.text.trim() : printQuery(part) }, kept)
    }
}

function replaced(root: QueryNode, { from, to }: { readonly from: string; readonly to: string }): QueryNode {
  return mapTerms(root, (text) => foldLine(text).replaceAll(from, to))
}

type Term = Extract<QueryNode, { kind: 'term' }>

function splitTerm(term: Term): QueryNode {
  const words = wordsOf(foldLine(term.text))
  if (words.length < 2) return term
  return { kind: 'all', parts: words.map((text) => ({ ...term, text, quoted: false })) }
}

function mapNodes(node: QueryNode, change: (term: Term) => QueryNode): QueryNode {
  switch (node.kind) {
    case 'term':
      return change(node)
    case 'field':
      return node.field === 'date' ? node : { ...node, value: mapNodes(node.value, change) }
    case 'not':
      return node
    case 'proximity':
      return {
        kind: 'all',
        parts: [node.first, ...node.rest.map((step) => step.operand)].map((part) => mapNodes(part, change)),
      }
    default:
      return { ...node, parts: node.parts.map((part) => mapNodes(part, change)) }
  }
}

function runsIn(node: QueryNode): string[] {
  switch (node.kind) {
    case 'term':
      return [foldLine(node.text)]
    case 'field':
      return node.field === 'title' || node.field === 'body' ? runsIn(node.value) : []
    case 'not':
      return []
    case 'proximity':
      return [node.first, ...node.rest.map((step) => step.operand)].flatMap(runsIn)
    default:
      return node.parts.flatMap(runsIn)
  }
}
