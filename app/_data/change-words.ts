/** Offers and ways out in the words of the interface's language. Pure. */
import type { Change } from '../../lib/search/index.ts'
import type { Words } from '../_text/index.ts'
import { facetLabel } from './search-view.ts'

/** What following an offer or a way out changes. */
export function changeInWords(change: Change, t: Words): string {
  const c = t.changes
  switch (change.kind) {
    case 'number':
      return c.number(change.q)
    case 'dates':
      return change.from === '' && change.to === '' ? c.anyDate : c.dates(t.dateRange(change.from, change.to))
    case 'nearest-date':
      return c.nearestDate(change.day)
    case 'filter': {
      const values = change.values.map((value) => facetLabel(change.facet, value, t)).join(t.listComma)
      const prefix = change.side === 'exclude' ? `${t.not} ` : ''
      return c.without(`${prefix}${t.facetNames[change.facet]}${t.colon}${values}`)
    }
    case 'drop-term':
      return c.without(change.term)
    case 'homophone':
      return c.homophone(change.to)
    case 'repair':
      return c.repair(change.from, change.to)
    default:
      return c.plain[change.kind]
  }
}
