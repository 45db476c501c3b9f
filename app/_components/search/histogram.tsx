/**
 * The results by date as a low band of ink bars, each a link into its period; the chosen period stays in context.
 *
 * Every period of the span has its place, so a gap shows as a gap. A table says the same in figures.
 */
import type { Histogram as HistogramData, SearchParams } from '../../../lib/search/index.ts'
import { changed } from '../../../lib/search/url.ts'
import { barsOf } from '../../_data/histogram.ts'
import { searchLink } from '../../_data/search-view.ts'
import { Brush } from '../../_islands/brush.tsx'
import type { Words } from '../../_text/index.ts'
import { grouped } from '../../_text/numbers.ts'

const HEIGHT = 64
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
  const most = Math.max(...bars.map(({ count }) => count))
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
      <Brush
        periods={bars.map(({ period }) => period)}
        slots={slots}
        searchPath={searchLink(changed(params, { from: '', to: '' }))}
      >
        <svg viewBox={`0 0 ${slots * 10} ${HEIGHT}`} preserveAspectRatio="none">
          <title>{t.histogramHint}</title>
          {bars.map(({ period, count, isChosen }, at) => {
            const height = count === 0 ? 0 : Math.max(1.5, (count / most) * (HEIGHT - 4))
            const ink = (
              <rect className="bar-ink" x={at * 10 + 1} y={HEIGHT - height} width="8" height={height} />
            )
            if (count === 0) return null
            return (
              <a
                key={period}
                className="bar"
                href={searchLink(changed(params, { from: period, to: period }))}
                aria-label={`${period}: ${t.articles(count)}`}
                data-slot={at}
                aria-current={isChosen ? 'true' : undefined}
              >
                <title>{`${period} · ${t.articles(count)}`}</title>
                <rect className="bar-hit" x={at * 10} y="0" width="10" height={HEIGHT} />
                {ink}
              </a>
            )
          })}
          <line className="axis" x1="0" x2={slots * 10} y1={HEIGHT} y2={HEIGHT} />
        </svg>
      </Brush>
      <Ends first={first} last={last} share={bars.length / slots} />
      <details className="small">
        <summary>{t.histogramTable}</summary>
        <Table bars={bars} t={t} />
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

function Table({
  bars,
  t,
}: {
  readonly bars: readonly { readonly period: string; readonly count: number }[]
  readonly t: Words
}) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.period}</th>
          <th scope="col" className="number">
            {t.count}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars
          .filter(({ count }) => count > 0)
          .map(({ period, count }) => (
            <tr key={period}>
              <td>{period}</td>
              <td className="number">{grouped(count)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
