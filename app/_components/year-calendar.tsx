/** A year of days as a heat-map: one column a week, ink by count, an empty frame where nothing was kept. */
import { daysOfMonth, inkLevel, monthsOfYear, weekday } from '../_data/calendar.ts'
import { inLanguage, type Language, wordsOf } from '../_text/index.ts'

const CELL = 15
const LABEL_HEIGHT = 16

export function YearCalendar(props: {
  readonly year: string
  readonly days: ReadonlyMap<string, number>
  readonly most: number
  readonly label: string
  readonly language: Language
  /** Address of a day's articles. */
  readonly linkOf: (day: string) => string
}) {
  const t = wordsOf(props.language)
  const first = weekday(`${props.year}-01-01`)
  const all = monthsOfYear(props.year).flatMap(daysOfMonth)
  const placed = all.map((day, at) => ({
    day,
    count: props.days.get(day) ?? 0,
    x: Math.floor((at + first) / 7) * CELL,
    y: ((at + first) % 7) * CELL + LABEL_HEIGHT,
  }))
  const empty = placed.filter(({ count }) => count === 0)
  const size = CELL - 3
  return (
    <section className="calendar-scroll" aria-label={props.label}>
      <svg className="calendar" viewBox={`-1 0 ${CELL * 54} ${LABEL_HEIGHT + CELL * 7}`}>
        <title>{t.calendarHint}</title>
        {placed
          .filter(({ day }) => day.endsWith('-01'))
          .map(({ day, x }, at) => (
            <text key={day} x={x + (at === 0 ? 0 : CELL)} y="10">
              {t.monthNames[at]}
            </text>
          ))}
        <path className="day" d={empty.map(({ x, y }) => `M${x} ${y}h${size}v${size}h-${size}z`).join('')} />
        {placed
          .filter(({ count }) => count > 0)
          .map(({ day, count, x, y }) => (
            <a
              key={day}
              href={inLanguage(props.linkOf(day), props.language)}
              aria-label={`${day}: ${t.articles(count)}`}
            >
              <rect className={`day-${inkLevel(count, props.most)}`} x={x} y={y} width={size} height={size}>
                <title>{`${day} · ${t.articles(count)}`}</title>
              </rect>
            </a>
          ))}
      </svg>
    </section>
  )
}
