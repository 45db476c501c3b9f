/** A source's years as a tiny band of bars, drawn as one path. Decoration: the count beside it is the text. */

const WIDTH = 100
const HEIGHT = 20
/** A single year must not look like a wall. */
const MIN_YEARS = 12

export function Sparkline(props: {
  readonly years: readonly { readonly year: string }[]
  readonly counts: ReadonlyMap<string, number>
}) {
  const most = Math.max(1, ...props.counts.values())
  const step = WIDTH / Math.max(MIN_YEARS, props.years.length)
  const bars = props.years.map(({ year }, at) => {
    const count = props.counts.get(year) ?? 0
    if (count === 0) return ''
    const height = Math.max(2, (count / most) * HEIGHT)
    const width = Math.max(0.5, step - 0.6)
    return `M${(at * step).toFixed(1)} ${HEIGHT}v-${height.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}z`
  })
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={bars.join('')} />
    </svg>
  )
}
