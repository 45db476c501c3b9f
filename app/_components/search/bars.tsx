'use client'
/**
 * The bars of the histogram, each a link into its period, and the same as a table. A client component for the reason
 * told in `hit-view.ts`; a range of bars is chosen by the brush around them.
 */
import type { SearchParams } from '../../../lib/search/index.ts'
import { changed } from '../../../lib/search/url.ts'
import { searchLink } from '../../_data/search-view.ts'
import { Brush } from '../../_islands/brush.tsx'
import { grouped } from '../../_text/numbers.ts'

const HEIGHT = 64
/** Room above the highest bar. */
const HEADROOM = 4
/** A bar that would be lower could not be seen. */
const LOWEST = 1.5

/** A period with its articles. */
export interface BarView {
  readonly period: string
  readonly count: number
  /** The count in words. */
  readonly words: string
  readonly isChosen: boolean
}

export interface BarsProps {
  /** One a slot, from the left. */
  readonly bars: readonly BarView[]
  /** Slots in the whole width. */
  readonly slots: number
  readonly hint: string
  readonly params: SearchParams
}

export function Bars({ bars, slots, hint, params }: BarsProps) {
  const most = Math.max(...bars.map(({ count }) => count))
  return (
    <Brush
      periods={bars.map(({ period }) => period)}
      slots={slots}
      linkTo={(from, to) => searchLink(changed(params, { from, to }))}
    >
      <svg viewBox={`0 0 ${slots * 10} ${HEIGHT}`} preserveAspectRatio="none">
        <title>{hint}</title>
        {bars.map(({ period, count, words, isChosen }, at) => {
          if (count === 0) return null
          const height = Math.round(Math.max(LOWEST, (count / most) * (HEIGHT - HEADROOM)) * 10) / 10
          return (
            <a
              key={period}
              className="bar"
              href={searchLink(changed(params, { from: period, to: period }))}
              aria-label={`${period}: ${words}`}
              data-slot={at}
              aria-current={isChosen ? 'true' : undefined}
            >
              <title>{`${period} · ${words}`}</title>
              <rect className="bar-hit" x={at * 10} y="0" width="10" height={HEIGHT} />
              <rect className="bar-ink" x={at * 10 + 1} y={HEIGHT - height} width="8" height={height} />
            </a>
          )
        })}
        <line className="axis" x1="0" x2={slots * 10} y1={HEIGHT} y2={HEIGHT} />
      </svg>
    </Brush>
  )
}

/** The bars in figures. */
export function BarsTable(props: {
  readonly bars: readonly BarView[]
  /** Heads of the columns. */
  readonly period: string
  readonly count: string
}) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{props.period}</th>
          <th scope="col" className="number">
            {props.count}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.bars
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
