/** How the results are shown: order, number a page, reprints folded or not. */
import type { SearchParams } from '../../../lib/search/index.ts'
import { changed } from '../../../lib/search/url.ts'
import { searchLink } from '../../_data/search-view.ts'
import type { Words } from '../../_text/index.ts'

const SORTS = ['relevance', 'newest', 'oldest'] as const
const SIZES = [20, 50, 100] as const

export function Toolbar({ params, t }: { readonly params: SearchParams; readonly t: Words }) {
  const sort = params.sort ?? (params.q === '' ? 'newest' : 'relevance')
  const sorts = params.q === '' ? SORTS.slice(1) : SORTS
  return (
    <div className="toolbar">
      <nav className="choices" aria-label={t.sortLabel}>
        {sorts.map((one) => (
          <Choice
            key={one}
            params={changed(params, { sort: one })}
            isChosen={one === sort}
            label={t.sorts[one]}
          />
        ))}
      </nav>
      <nav className="choices" aria-label={t.reprintsHeading}>
        <Choice
          params={changed(params, { group: null })}
          isChosen={params.group !== false}
          label={t.groupToggle}
        />
        <Choice
          params={changed(params, { group: false })}
          isChosen={params.group === false}
          label={t.ungroupToggle}
        />
      </nav>
      <nav className="choices figures" aria-label={t.sizeLabel}>
        <span className="quiet" aria-hidden="true">
          {t.sizeLabel}
        </span>
        {SIZES.map((size) => (
          <Choice
            key={size}
            params={changed(params, { size })}
            isChosen={size === params.size}
            label={String(size)}
          />
        ))}
      </nav>
    </div>
  )
}

function Choice(props: {
  readonly params: SearchParams
  readonly isChosen: boolean
  readonly label: string
}) {
  return (
    <a href={searchLink(props.params)} aria-current={props.isChosen ? 'true' : undefined} data-stay="">
      {props.label}
    </a>
  )
}
