/**
 * A query in words, so that a reader sees how it was understood. Pure.
 */
import { readDayRange } from './dates.ts'
import type { PlannedQuery } from './plan-query.ts'
import type { FieldName, ParsedQuery, QueryNode } from './syntax.ts'

/** The parse in parts: a client in another language words them itself. */
export type ExplainPart =
  /** Text that must stand somewhere; `words` where all of its words do as well. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly quoted: boolean
      readonly words: readonly string[]
    }
  | { readonly kind: 'field'; readonly field: FieldName }
  | { readonly kind: 'dates'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'near' | 'before'; readonly maxChars: number }
  | { readonly kind: 'sentence' | 'paragraph' | 'and' | 'or' | 'not' | 'open' | 'close' }

/** The parts of a parsed query, in order; empty for a search for everything. */
export function explain(parsed: ParsedQuery, planned: PlannedQuery): ExplainPart[] {
  const words = new Map<number, readonly string[]>()
  for (const { clause, span } of planned.wanted)
    if (clause.kind === 'words')
      words.set(
        span.start,
        clause.words.map((word) => word.text),
      )
  return parsed.root ? partsOf(parsed.root, words, false) : []
}

function partsOf(
  node: QueryNode,
  words: ReadonlyMap<number, readonly string[]>,
  isDate: boolean,
): ExplainPart[] {
  switch (node.kind) {
    case 'term': {
      const range = isDate ? readDayRange(node.text) : null
      if (range) return [{ kind: 'dates', ...range }]
      const cut = words.get(node.span.start) ?? []
      return [{ kind: 'text', text: node.text.trim(), quoted: node.quoted, words: cut }]
    }
    case 'field': {
      const value = partsOf(node.value, words, node.field === 'date')
      // What is no date is searched as text.
      if (node.field === 'date' && value.every(({ kind }) => kind === 'text' || kind === 'dates'))
        return value
      return [{ kind: 'field', field: node.field }, ...grouped(node.value, value)]
    }
    case 'not':
      return [{ kind: 'not' }, ...grouped(node.part, partsOf(node.part, words, isDate))]
    case 'proximity': {
      const steps = node.rest.flatMap(({ nearness, operand }): ExplainPart[] => [
        nearness,
        ...grouped(operand, partsOf(operand, words, isDate)),
      ])
      return [...grouped(node.first, partsOf(node.first, words, isDate)), ...steps]
    }
    default: {
      const joiner: ExplainPart = { kind: node.kind === 'all' ? 'and' : 'or' }
      return node.parts.flatMap((part, index) => {
        const own = grouped(part, partsOf(part, words, isDate))
        return index === 0 ? own : [joiner, ...own]
      })
    }
  }
}

function grouped(node: QueryNode, parts: readonly ExplainPart[]): ExplainPart[] {
  const needsMarks = node.kind === 'any' || node.kind === 'all' || node.kind === 'proximity'
  return needsMarks ? [{ kind: 'open' }, ...parts, { kind: 'close' }] : [...parts]
}

const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  title: '标题中',
  body: '正文中',
  source: '来源为',
  author: '作者为',
  section: '栏目为',
  tag: '标签为',
  date: '日期为',
}

/** The parts as one Chinese sentence; 全部文章 for none. */
export function explainInChinese(parts: readonly ExplainPart[]): string {
  return parts.length === 0 ? '全部文章' : parts.map(wordsOfPart).join('')
}

function wordsOfPart(part: ExplainPart): string {
  switch (part.kind) {
    case 'text': {
      const text = `“${part.text}”`
      return part.words.length > 0
        ? `${text}（或同时含${part.words.map((word) => `“${word}”`).join('')}）`
        : text
    }
    case 'field':
      return FIELD_WORDS[part.field]
    case 'dates':
      return `日期在${part.from ?? '最早'}至${part.to ?? '最近'}`
    case 'near':
      return `与（相距 ${part.maxChars} 字以内）`
    case 'before':
      return `先于（相距 ${part.maxChars} 字以内）`
    case 'sentence':
      return '同句有'
    case 'paragraph':
      return '同段有'
    case 'and':
      return '，并且'
    case 'or':
      return '，或者'
    case 'not':
      return '不含'
    case 'open':
      return '（'
    case 'close':
      return '）'
  }
}
