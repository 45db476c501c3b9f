/** Every active constraint, each a link that takes only itself away and says how many articles that would bring. */
import type { SearchAnswer, SearchParams } from '../../../lib/search/index.ts'
import { chipGains } from '../../_data/chip-gains.ts'
import { chipsOf, searchLink, withoutConstraints } from '../../_data/search-view.ts'
import type { Words } from '../../_text/index.ts'
import { grouped } from '../../_text/numbers.ts'

export interface ChipsProps {
  readonly params: SearchParams
  readonly answer: SearchAnswer
  readonly t: Words
}

export async function Chips({ params, answer, t }: ChipsProps) {
  const chips = chipsOf(params, t)
  if (chips.length === 0) return null
  const gains = await chipGains(chips, answer)
  return (
    <nav className="chips" aria-label={t.chipsLabel}>
      {chips.map(({ key, label, without }) => {
        const gain = gains.get(key)
        return (
          <a
            key={key}
            className="chip"
            href={searchLink(without)}
            aria-label={gain ? t.removeChipFor(label, gain) : t.removeChip(label)}
            data-stay=""
          >
            {label}
            {gain && <span className="chip-gain">+{grouped(gain)}</span>}
          </a>
        )
      })}
      {chips.length > 1 && (
        <a className="clear-all" href={searchLink(withoutConstraints(params))} data-stay="">
          {t.clearAll}
        </a>
      )}
    </nav>
  )
}
