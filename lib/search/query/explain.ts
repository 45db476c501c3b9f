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
  return parsed.root ? new Explanation(words, planned.loosened).partsOf(parsed.root, false) : []
}

class Explanation {
  readonly #words: ReadonlyMap<number, readonly string[]>
  readonly #loosened: ReadonlySet<QueryNode>

  constructor(words: ReadonlyMap<number, readonly string[]>, loosened: ReadonlySet<QueryNode>) {
    this.#words = words
    this.#loosened = loosened
  }

  partsOf(node: QueryNode, isDate: boolean): ExplainPart[] {
    switch (node.kind) {
      case 'term': {
        const range = isDate ? readDayRange(node.text) : null
        if (range) return [{ kind: 'dates', ...range }]
        const cut = this.#words.get(node.span.start) ?? []
        return [{ kind: 'text', text: node.text.trim(), quoted: node.quoted, words: cut }]
      }
      case 'field': {
        const isDates = node.field === 'date'
        const value = grouped(node.value, this.partsOf(node.value, isDates))
        // Dates say what they are; what is no date is searched as text.
        return isDates ? value : [{ kind: 'field', field: node.field }, ...value]
      }
      case 'not':
        return [{ kind: 'not' }, ...grouped(node.part, this.partsOf(node.part, isDate))]
      case 'proximity': {
        const isLoose = this.#loosened.has(node)
        const steps = node.rest.flatMap(({ nearness, operand }): ExplainPart[] => [
          isLoose ? { kind: 'and' } : nearness,
          ...grouped(operand, this.partsOf(operand, isDate)),
        ])
        return [...grouped(node.first, this.partsOf(node.first, isDate)), ...steps]
      }
      default: {
        const joiner: ExplainPart = { kind: node.kind === 'all' ? 'and' : 'or' }
        return node.parts.flatMap((part, index) => {
          const own = grouped(part, this.partsOf(part, isDate))
          return index === 0 ? own : [joiner, ...own]
        })
      }
    }
  }
}

function grouped(node: QueryNode, parts: readonly ExplainPart[]): ExplainPart[] {
  const needsMarks = node.kind === 'any' || node.kind === 'all' || node.kind === 'proximity'
  return needsMarks ? [{ kind: 'open' }, ...parts, { kind: 'close' }] : [...parts]
}

const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  title: '标题中有',
  body: '正文中有',
  source: '来源含',
  author: '作者含',
  section: '栏目含',
  tag: '标签含',
  date: '日期为',
}

/** The parts as one Chinese sentence; 全部文章 for none. */
export function explainInChinese(parts: readonly ExplainPart[]): string {
  return parts.length === 0 ? '全部文章' : parts.map((part, at) => wordsOfPart(part, parts[at + 1])).join('')
}

function wordsOfPart(part: ExplainPart, next?: ExplainPart): string {
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
      return datesInChinese(part.from, part.to)
    case 'near':
      return part.maxChars === 0 ? '紧挨着' : `前后 ${part.maxChars} 字以内有`
    case 'before':
      return part.maxChars === 0 ? '紧接着' : `之后 ${part.maxChars} 字以内有`
    case 'sentence':
      return '所在的句中有'
    case 'paragraph':
      return '所在的段中有'
    case 'and':
      return '，并且'
    case 'or':
      return '，或者'
    case 'not':
      // Text is held or not; a source or a date is left out.
      return next?.kind === 'field' || next?.kind === 'dates' ? '排除' : '不含'
    case 'open':
      return '（'
    case 'close':
      return '）'
  }
}

function datesInChinese(from: string | null, to: string | null): string {
  if (from === to) return `日期为${from}`
  if (from === null) return `日期不晚于${to}`
  return to === null ? `日期不早于${from}` : `日期在${from}至${to}`
}
