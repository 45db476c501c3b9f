/** The filters beside the results: values with counts, each a link that chooses or drops it; and the dates as a form. */
import { UNKNOWN } from '../../../lib/search/engine.ts'
import type { FacetName, FacetValue, SearchParams } from '../../../lib/search/index.ts'
import { withFacet } from '../../../lib/search/url.ts'
import { facetKeys } from '../../_data/facet-keys.ts'
import { facetLabel, moreLink, openedFacet, searchLink } from '../../_data/search-view.ts'
import { FacetFilter } from '../../_islands/facet-filter.tsx'
import type { Words } from '../../_text/index.ts'
import { grouped } from '../../_text/numbers.ts'
import { DateForm } from './date-form.tsx'

/** In the order of the page. */
export const FACETS_SHOWN: readonly FacetName[] = [
  'source',
  'year',
  'section',
  'author',
  'charset',
  'reprints',
  'lang',
]

/** Values shown before 更多. */
const SHORT_LIST = 8
/** Values listed at most; a reader who wants another one names it in the query. */
const LONG_LIST = 500

export interface FacetsProps {
  readonly params: SearchParams
  readonly facets: Partial<Readonly<Record<FacetName, readonly FacetValue[]>>>
  readonly t: Words
}

export function Facets({ params, facets, t }: FacetsProps) {
  return (
    <>
      <DateForm params={params} t={t} />
      {FACETS_SHOWN.map((facet) => (
        <Facet key={facet} facet={facet} values={facets[facet] ?? []} params={params} t={t} />
      ))}
    </>
  )
}

interface FacetProps {
  readonly facet: FacetName
  readonly values: readonly FacetValue[]
  readonly params: SearchParams
  readonly t: Words
}

function Facet({ facet, values, params, t }: FacetProps) {
  const chosen = new Set([...params.include[facet], ...params.exclude[facet]])
  // One value that all results share tells nothing.
  if (values.length === 0 || (values.length === 1 && chosen.size === 0)) return null
  const name = t.facetNames[facet]
  const isOpen = openedFacet(params) === facet
  const shown = shownValues(facet, values, chosen, isOpen ? LONG_LIST : SHORT_LIST)
  const listId = `values-${facet}`
  return (
    <section className="facet" aria-labelledby={`facet-${facet}`} data-stay="">
      <h2 id={`facet-${facet}`}>{name}</h2>
      {isOpen && <FacetFilter label={t.filterList(name)} listId={listId} />}
      <ul id={listId}>
        {shown.map((value) => (
          <FacetRow key={value.value} value={value} facet={facet} params={params} isSought={isOpen} t={t} />
        ))}
      </ul>
      {(isOpen || shown.length < values.length) && (
        <a className="facet-more" href={moreLink(params, isOpen ? null : facet)}>
          {isOpen ? t.fewer : t.more(values.length - shown.length)}
        </a>
      )}
    </section>
  )
}

/** The chosen values and the first others; years keep their order in time. */
function shownValues(
  facet: FacetName,
  values: readonly FacetValue[],
  chosen: ReadonlySet<string>,
  most: number,
): readonly FacetValue[] {
  if (facet === 'year') return values.filter(({ value }, at) => at < most || chosen.has(value))
  const mine = values.filter(({ value }) => chosen.has(value))
  const others = values.filter(({ value }) => !chosen.has(value))
  return [...mine, ...others].slice(0, Math.max(most, mine.length))
}

interface RowProps extends Omit<FacetProps, 'values'> {
  readonly value: FacetValue
  /** Whether the reader may type what they look for in the list. */
  readonly isSought: boolean
}

function FacetRow({ facet, value: { value, count }, params, isSought, t }: RowProps) {
  const isIncluded = params.include[facet].includes(value)
  const isExcluded = params.exclude[facet].includes(value)
  const label = facetLabel(facet, value, t)
  const without = isExcluded ? withFacet(params, 'exclude', facet, value, false) : params
  return (
    <li className="facet-row" data-keys={isSought ? facetKeys(label) : undefined}>
      <a
        className="facet-value"
        href={searchLink(withFacet(without, 'include', facet, value, !isIncluded))}
        aria-current={isIncluded ? 'true' : undefined}
      >
        <span className={value === UNKNOWN ? 'quiet' : undefined}>{isExcluded ? <s>{label}</s> : label}</span>
      </a>
      <span className="facet-count">{grouped(count)}</span>
      <a
        className="facet-not"
        href={searchLink(
          withFacet(withFacet(params, 'include', facet, value, false), 'exclude', facet, value, !isExcluded),
        )}
        aria-label={isExcluded ? t.removeChip(`${t.not} ${label}`) : t.excludeValue(label)}
      >
        {isExcluded ? '＋' : '−'}
      </a>
    </li>
  )
}
