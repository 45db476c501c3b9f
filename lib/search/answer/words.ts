/**
 * Offers, ways out and aids in simplified Chinese, for the command line and for readers of the JSON. The site words the
 * same parts in the language of its interface. Pure.
 */
import { type FacetName, UNKNOWN } from '../engine.ts'
import type { AidChange, Change } from './types.ts'

const FACET_WORDS: Readonly<Record<FacetName, string>> = {
  source: '来源',
  year: '年份',
  section: '栏目',
  author: '作者',
  charset: '编码',
  reprints: '转载',
  lang: '文种',
}

const AID_WORDS: Readonly<Record<AidChange['kind'], string>> = {
  numeral: '数字另一种写法',
  alias: '别名',
  repair: '可能的错字',
}

/** Names an aid: 别名：川普 → 特朗普. */
export function aidInChinese({ kind, from, to }: AidChange): string {
  return `${AID_WORDS[kind]}：${from} → ${to}`
}

/** What an offer or a way out changes. */
export function changeInChinese(change: Change): string {
  switch (change.kind) {
    case 'number':
      return `数字另一种写法：${change.q}`
    case 'strict':
      return '区分繁简'
    case 'punctuation':
      return '忽略标点'
    case 'dates':
      return change.from === '' && change.to === ''
        ? '去掉日期限制'
        : `日期放宽到 ${change.from || '最早'} 至 ${change.to || '最近'}`
    case 'any-day':
      return '去掉“历史上的今天”'
    case 'nearest-date':
      return `有结果的最近日期：${change.day}`
    case 'filter': {
      const values = change.values.map((value) => (value === UNKNOWN ? '不详' : value)).join('、')
      return `去掉“${change.side === 'exclude' ? '排除' : ''}${FACET_WORDS[change.facet]}：${values}”`
    }
    case 'all-filters':
      return '去掉所有筛选'
    case 'field':
      return '标题和正文都搜索'
    case 'unquote':
      return '去掉引号'
    case 'words':
      return '拆成单个词'
    case 'drop-term':
      return `去掉“${change.term}”`
    case 'homophone':
      return `读音相近：${change.to}`
    case 'repair':
      return `“${change.from}”改为“${change.to}”`
  }
}
