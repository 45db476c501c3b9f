/**
 * A map of the hits beside the story: a stroke for each, at its height in the text.
 *
 * For the mouse alone. The same hits are reached by the steps and, without scripts, by numbers, so the map is hidden
 * from those who do not see it, and its small strokes need no size of their own.
 */
import type { HitTick } from '../../_data/hit-map.ts'
import { termStyle } from '../marked.tsx'

const WIDTH = 16
const HEIGHT = 1000

export function HitMap({ ticks }: { readonly ticks: readonly HitTick[] }) {
  if (ticks.length === 0) return null
  return (
    <div className="hit-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {ticks.map(({ hit, term, place }) => {
          const y = (4 + place * (HEIGHT - 8)).toFixed(1)
          return (
            <a key={hit} href={`#h${hit}`} tabIndex={-1} data-hit={hit}>
              <line className="tick-reach" x1="0" x2={WIDTH} y1={y} y2={y} />
              <line className="tick" x1="0" x2={WIDTH} y1={y} y2={y} data-term={termStyle(term)} />
            </a>
          )
        })}
      </svg>
    </div>
  )
}
