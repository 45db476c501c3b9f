/**
 * The years as a band of bars that is itself navigation; bars stand on a zero line and empty years stay as gaps. Where
 * the page is too narrow the band scrolls, and begins at its newest end or at the year shown: by style alone.
 */
import { periodLink } from '../_data/links.ts'
import { type Language, wordsOf } from '../_text/index.ts'
import { grouped } from '../_text/numbers.ts'

const HEIGHT = 100
/** Id of the last bar. */
const LAST = 'last-year'

export function YearBars(props: {
  readonly years: readonly { readonly year: string; readonly count: number }[]
  readonly language: Language
  readonly current?: string
}) {
  const t = wordsOf(props.language)
  const most = Math.max(1, ...props.years.map(({ count }) => count))
  return (
    <div className="year-scroll">
      {/* Each bar's width depends on how many there are: nothing is painted before the last, so that none moves. */}
      <link rel="expect" href={`#${LAST}`} blocking="render" />
      <ol className="year-bars">
        {props.years.map(({ year, count }, at) => {
          const height = count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT)
          const bar = (
            <>
              <span className="quiet">{count > 0 ? grouped(count) : ' '}</span>
              <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
                <rect x="1" y={HEIGHT - height} width="8" height={height} />
              </svg>
              <span className="year-name">{year}</span>
            </>
          )
          return (
            <li key={year} id={at === props.years.length - 1 ? LAST : undefined}>
              {count > 0 ? (
                <a
                  href={periodLink(year, props.language)}
                  aria-label={`${year}: ${t.articles(count)}`}
                  aria-current={year === props.current ? 'true' : undefined}
                >
                  {bar}
                </a>
              ) : (
                <span className="empty-year">{bar}</span>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
