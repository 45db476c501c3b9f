/**
 * The results by date as a low band of ink bars, each a link into its period; the chosen period stays in context.
 *
 * Every period of the span has its place, so a gap shows as a gap. A table says the same in figures.
 */
import type { Histogram as HistogramData, SearchParams } from '../../../lib/search/index.ts'
import { changed } from '../../../lib/search/url.ts'
import { barsOf } from '../../_data/histogram.ts'
import { searchLink } from '../../_data/search-view.ts'
import type { Words } from '../../_text/index.ts'
import { Bars, BarsTable } from './bars.tsx'

/** Widest bar, as a number of slots: two bars must not fill the page. */
const MIN_SLOTS = 12

export interface HistogramProps {
  readonly params: SearchParams
  readonly data: HistogramData
  readonly t: Words
}

export function Histogram({ params, data, t }: HistogramProps) {
  const bars = barsOf(data.bars, params.from, params.to)
  const first = bars[0]?.period
  const last = bars.at(-1)?.period
  if (!first || !last) return null
  const views = bars.map(({ period, count, isChosen }) => ({
    period,
    count,
    words: t.articles(count),
    isChosen,
  }))
  const slots = Math.max(MIN_SLOTS, bars.length)
  return (
    <section className="histogram" aria-labelledby="histogram" data-stay="">
      <div className="histogram-head">
        <h2 id="histogram">{t.histogram}</h2>
        <Wider params={params} t={t} />
        {data.undated > 0 && (
          <span>
            {t.unknownDate} {t.articles(data.undated)}
          </span>
        )}
      </div>
      <Bars bars={views} slots={slots} hint={t.histogramHint} params={params} />
      <Ends first={first} last={last} share={bars.length / slots} />
      <details className="small">
        <summary>{t.histogramTable}</summary>
        <BarsTable bars={views} period={t.period} count={t.count} />
      </details>
    </section>
  )
}

/** First and last period below their bars. */
function Ends({
  first,
  last,
  share,
}: {
  readonly first: string
  readonly last: string
  readonly share: number
}) {
  return (
    <p className={share < 1 ? 'histogram-ends figures short' : 'histogram-ends figures'} aria-hidden="true">
      <span>{first}</span>
      {first !== last && <span>{last}</span>}
    </p>
  )
}

/** The way back up: from a day to its month, from a month to its year, from a year to all. */
function Wider({ params, t }: { readonly params: SearchParams; readonly t: Words }) {
  const { from, to } = params
  if (!from && !to) return null
  const wider = from === to && from.length > 4 ? from.slice(0, from.length - 3) : ''
  return (
    <a href={searchLink(changed(params, { from: wider, to: wider }))}>
      {t.wider}
      {wider && ` ${wider}`}
    </a>
  )
}
