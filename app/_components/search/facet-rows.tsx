'use client'
/** The values of one filter, each a link that chooses or drops it. A client component for the reason told in `hit-view.ts`. */
import type { FacetName, SearchParams } from '../../../lib/search/index.ts'
import { withFacet } from '../../../lib/search/url.ts'
import { searchLink } from '../../_data/search-view.ts'

/** A value in the words of the interface. */
export interface FacetRowView {
  readonly value: string
  readonly label: string
  readonly count: string
  /** Whether it stands for what is not known. */
  readonly isUnknown: boolean
  /** What a reader may type to find it, where the list can be searched. */
  readonly keys?: string
  /** What the link that excludes it, or stops excluding it, is called. */
  readonly exclude: string
}

export interface FacetRowsProps {
  readonly id: string
  readonly facet: FacetName
  readonly rows: readonly FacetRowView[]
  readonly params: SearchParams
}

export function FacetRows({ id, facet, rows, params }: FacetRowsProps) {
  return (
    <ul id={id}>
      {rows.map((row) => (
        <FacetRow key={row.value} row={row} facet={facet} params={params} />
      ))}
    </ul>
  )
}

function FacetRow({
  row: { value, label, count, isUnknown, keys, exclude },
  facet,
  params,
}: {
  readonly row: FacetRowView
  readonly facet: FacetName
  readonly params: SearchParams
}) {
  const isIncluded = params.include[facet].includes(value)
  const isExcluded = params.exclude[facet].includes(value)
  const notExcluded = isExcluded ? withFacet(params, 'exclude', facet, value, false) : params
  const notIncluded = isIncluded ? withFacet(params, 'include', facet, value, false) : params
  return (
    <li className="facet-row" data-keys={keys}>
      <a
        className={isUnknown ? 'facet-value quiet' : 'facet-value'}
        href={searchLink(withFacet(notExcluded, 'include', facet, value, !isIncluded))}
        aria-current={isIncluded ? 'true' : undefined}
      >
        {isExcluded ? <s>{label}</s> : label}
      </a>
      <span className="facet-count">{count}</span>
      <a
        className="facet-not"
        href={searchLink(withFacet(notIncluded, 'exclude', facet, value, !isExcluded))}
        aria-label={exclude}
      >
        {isExcluded ? '＋' : '−'}
      </a>
    </li>
  )
}
