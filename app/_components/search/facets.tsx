/** The filters beside the results: values with counts, each a link that chooses or drops it; and the dates as a form. */
import { FACET_NAMES, UNKNOWN } from '../../../lib/search/engine.ts'
import type { FacetName, FacetValue, SearchParams } from '../../../lib/search/index.ts'
import { facetKeys } from '../../_data/facet-keys.ts'
import { facetLabel, moreLink, openedFacet } from '../../_data/search-view.ts'
import { FacetFilter } from '../../_islands/facet-filter.tsx'
import type { Words } from '../../_text/index.ts'
import { grouped } from '../../_text/numbers.ts'
import { DateForm } from './date-form.tsx'
import { FacetRows, type FacetRowView } from './facet-rows.tsx'

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
      {FACET_NAMES.map((facet) => (
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
      <FacetRows
        id={listId}
        facet={facet}
        rows={shown.map((value) => rowView(facet, value, params, isOpen, t))}
        params={params}
      />
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

function rowView(
  facet: FacetName,
  { value, count }: FacetValue,
  params: SearchParams,
  isSought: boolean,
  t: Words,
): FacetRowView {
  const label = facetLabel(facet, value, t)
  const isExcluded = params.exclude[facet].includes(value)
  return {
    value,
    label,
    count: grouped(count),
    isUnknown: value === UNKNOWN,
    ...(isSought ? { keys: facetKeys(label) } : {}),
    exclude: isExcluded ? t.removeChip(`${t.not} ${label}`) : t.excludeValue(label),
  }
}
