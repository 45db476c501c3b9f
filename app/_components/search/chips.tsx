/** Every active constraint, each a link that takes only itself away. */
import type { SearchParams } from '../../../lib/search/index.ts'
import { chipsOf, searchLink, withoutConstraints } from '../../_data/search-view.ts'
import type { Words } from '../../_text/index.ts'

export function Chips({ params, t }: { readonly params: SearchParams; readonly t: Words }) {
  const chips = chipsOf(params, t)
  if (chips.length === 0) return null
  return (
    <nav className="chips" aria-label={t.chipsLabel}>
      {chips.map(({ key, label, without }) => (
        <a
          key={key}
          className="chip"
          href={searchLink(without)}
          aria-label={t.removeChip(label)}
          data-stay=""
        >
          {label}
        </a>
      ))}
      {chips.length > 1 && (
        <a className="clear-all" href={searchLink(withoutConstraints(params))} data-stay="">
          {t.clearAll}
        </a>
      )}
    </nav>
  )
}
