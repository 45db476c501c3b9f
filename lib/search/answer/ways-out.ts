/**
 * Ways out of an empty result: what could be dropped or read otherwise. Each is counted before it is shown.
 */
import { foldLine } from '../../text/index.ts'
import { firstDay, readPeriod } from '../query/dates.ts'
import { printQuery } from '../query/print.ts'
import { wordsOf } from '../query/segment.ts'
import type { QueryNode } from '../query/syntax.ts'
import { changed, EMPTY_SEARCH, type SearchParams } from '../url.ts'
import { mapTerms, numberSpellings, type Uncounted } from './offers.ts'
import type { Understood } from './request.ts'
import type { WayOut } from './types.ts'

type Way = Uncounted<WayOut>

/** What the archive knows of other readings of a run. */
export interface OtherReadings {
  /** Frequent terms that sound like the folded run, best first. */
  homophones(run: string): readonly string[]
  repair(run: string): { readonly from: string; readonly to: string } | null
}

/** No more than this many are counted: each is a search of its own. */
const MAX_WAYS = 8

/** Ways worth counting, most faithful first. */
export function waysOut(understood: Understood, readings: OtherReadings): Way[] {
  const { params, parsed } = understood
  const ways = [...filterWays(params), ...(parsed.root ? queryWays(parsed.root, params, readings) : [])]
  const seen = new Set<string>()
  return ways
    .filter((way) => {
      const key = JSON.stringify(way.params)
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, MAX_WAYS)
}

const FACET_WORDS: Readonly<Record<string, string>> = {
  source: '来源',
  year: '年份',
  section: '栏目',
  author: '作者',
  charset: '编码',
  reprints: '转载',
  lang: '语言',
}

function filterWays(params: SearchParams): Way[] {
  const ways: Way[] = []
  if (params.from !== '' || params.to !== '') {
    const wider = widened(params)
    if (wider)
      ways.push({
        kind: 'dates',
        words: `日期放宽到 ${wider.from || '最早'} 至 ${wider.to || '最近'}`,
        params: changed(params, wider),
      })
    ways.push({ kind: 'dates', words: '去掉日期限制', params: changed(params, { from: '', to: '' }) })
  }
  if (params.onThisDay !== '')
    ways.push({ kind: 'dates', words: '去掉“历史上的今天”', params: changed(params, { onThisDay: '' }) })
  for (const side of ['include', 'exclude'] as const)
    for (const [facet, values] of Object.entries(params[side])) {
      if (values.length === 0) continue
      const name = `${side === 'exclude' ? '排除' : ''}${FACET_WORDS[facet]}：${values.map((value) => value || '不详').join('、')}`
      ways.push({
        kind: 'filter',
        words: `去掉“${name}”`,
        params: changed(params, { [side]: { ...params[side], [facet]: [] } }),
      })
    }
  if (params.field !== 'all')
    ways.push({ kind: 'field', words: '标题和正文都搜索', params: changed(params, { field: 'all' }) })
  if (ways.length > 1) {
    const { include, exclude, from, to, onThisDay, field } = EMPTY_SEARCH
    ways.push({
      kind: 'filter',
      words: '去掉所有筛选',
      params: changed(params, { include, exclude, from, to, onThisDay, field }),
    })
  }
  return ways
}

/** A year more on either side. */
function widened({ from, to }: SearchParams): { from: string; to: string } | null {
  const first = readPeriod(from)
  const last = readPeriod(to)
  if ((from !== '' && !first) || (to !== '' && !last)) return null
  const year = (period: string | null, step: number) =>
    period ? String(Number(firstDay(period).slice(0, 4)) + step) : ''
  return { from: year(first, -1), to: year(last, 1) }
}

function queryWays(root: QueryNode, params: SearchParams, readings: OtherReadings): Way[] {
  const ways: Way[] = []
  const add = (kind: WayOut['kind'], words: string, q: string) => {
    if (q !== params.q && q !== '') ways.push({ kind, words, params: changed(params, { q }) })
  }
  const unquoted = mapNodes(root, (term) => ({ ...term, quoted: false }))
  if (printQuery(unquoted) !== printQuery(root)) add('unquote', '去掉引号', printQuery(unquoted))
  for (const { from, to } of repairsIn(root, readings)) {
    const repaired = mapTerms(root, (text) => foldLine(text).replaceAll(from, to))
    add('repair', `“${from}”改为“${to}”`, printQuery(repaired))
  }
  for (const q of numberSpellings(root)) add('number', `数字另一种写法：${q}`, q)
  for (const run of runsIn(root))
    for (const other of readings.homophones(run))
      add(
        'homophone',
        `读音相近：${other}`,
        printQuery(mapTerms(root, (text) => foldLine(text).replaceAll(run, other))),
      )
  if (!params.ignorePunctuation && /\p{P}/u.test(foldLine(params.q)))
    ways.push({
      kind: 'punctuation',
      words: '忽略标点',
      params: changed(params, { ignorePunctuation: true }),
    })
  const split = mapNodes(root, splitTerm)
  if (printQuery(split) !== printQuery(root)) add('words', '拆成单个词', printQuery(split))
  if (root.kind === 'all')
    for (const [index, part] of root.parts.entries()) {
      const rest = root.parts.filter((_, other) => other !== index)
      const [only] = rest
      const kept = rest.length === 1 && only ? only : { ...root, parts: rest }
      add('drop-term', `去掉“${printQuery(part)}”`, printQuery(kept))
    }
  return ways
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

function repairsIn(root: QueryNode, readings: OtherReadings): { from: string; to: string }[] {
  return runsIn(root).flatMap((run) => readings.repair(run) ?? [])
}
