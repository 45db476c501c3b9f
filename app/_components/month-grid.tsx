/** A month as a small calendar; days with articles are links. */
import { daysOfMonth, weekday } from '../_data/calendar.ts'
import { periodLink } from '../_data/links.ts'
import { type Language, wordsOf } from '../_text/index.ts'

export function MonthGrid(props: {
  readonly month: string
  readonly days: ReadonlyMap<string, number>
  readonly language: Language
  readonly current?: string
}) {
  const t = wordsOf(props.language)
  const days = daysOfMonth(props.month)
  const total = days.reduce((sum, day) => sum + (props.days.get(day) ?? 0), 0)
  const name = t.monthNames[Number(props.month.slice(5)) - 1] ?? props.month
  const blanks = Array.from({ length: weekday(`${props.month}-01`) }, (_, at) => `blank-${at}`)
  return (
    <section aria-label={`${props.month}`}>
      <h2 className="column-head">
        {total > 0 ? <a href={periodLink(props.month, props.language)}>{name}</a> : <span>{name}</span>}
        {total > 0 && <span className="quiet">{t.articles(total)}</span>}
      </h2>
      <div className="month-days">
        {blanks.map((key) => (
          <span key={key} />
        ))}
        {days.map((day) => {
          const count = props.days.get(day) ?? 0
          const number = Number(day.slice(8))
          if (count === 0) return <span key={day}>{number}</span>
          return (
            <a
              key={day}
              href={periodLink(day, props.language)}
              aria-label={`${day}: ${t.articles(count)}`}
              aria-current={day === props.current ? 'date' : undefined}
            >
              {number}
            </a>
          )
        })}
      </div>
    </section>
  )
}
