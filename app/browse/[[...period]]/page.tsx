import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleLines } from '../../_components/article-lines.tsx'
import { EmptyArchive } from '../../_components/empty-archive.tsx'
import { Footer } from '../../_components/footer.tsx'
import { Masthead } from '../../_components/masthead.tsx'
import { MonthGrid } from '../../_components/month-grid.tsx'
import { YearBars } from '../../_components/year-bars.tsx'
import { isDay, isMonth, monthsOfYear } from '../../_data/calendar.ts'
import { periodLink } from '../../_data/links.ts'
import { articlesIn, today } from '../../_data/lists.ts'
import { overview } from '../../_data/overview.ts'
import type { SearchParams } from '../../_data/params.ts'
import { inLanguage, type Language, languageOf, wordsOf } from '../../_text/index.ts'

interface Props {
  readonly params: Promise<{ readonly period?: readonly string[] }>
  readonly searchParams: SearchParams
}

/** `''`, `2021`, `2021-05` or `2021-05-07`; null for anything else. */
function periodOf(parts: readonly string[] = []): string | null {
  const period = parts.join('-')
  const known = period === '' || /^\d{4}$/.test(period) || isMonth(period) || isDay(period)
  return known ? period : null
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = wordsOf(languageOf((await searchParams).lang))
  const period = periodOf((await params).period)
  if (period === null) return { title: t.notFoundTitle }
  return {
    title: period === '' ? t.days : t.dayHeading(t.periodName(period)),
    alternates: { canonical: periodLink(period, 'zh-Hans').replace(/\/$/, '') },
  }
}

/** Browsing by date: all years, a year's months, a month's or a day's articles. */
export default async function BrowsePage({ params, searchParams }: Props) {
  const period = periodOf((await params).period)
  if (period === null) notFound()
  const language = languageOf((await searchParams).lang)
  const t = wordsOf(language)
  const archive = overview()
  return (
    <>
      <Masthead language={language} here={periodLink(period, 'zh-Hans').replace(/\/$/, '')} section="days" />
      <main id="main" className="measure-page wide">
        <h1>{period === '' ? t.days : t.dayHeading(t.periodName(period))}</h1>
        {period === '' && (
          <p className="lead">
            {t.daysLead} <a href={inLanguage(`/search?onthisday=${today()}`, language)}>{t.onThisDay}</a>
          </p>
        )}
        {archive.articles === 0 && <EmptyArchive language={language} />}
        {period.length <= 4 && (
          <div className="section">
            <YearBars years={archive.years} language={language} current={period} />
          </div>
        )}
        {period.length === 4 && (
          <div className="month-grid">
            {monthsOfYear(period).map((month) => (
              <MonthGrid key={month} month={month} days={archive.days} language={language} />
            ))}
          </div>
        )}
        {period.length > 4 && <Period period={period} language={language} />}
      </main>
      <Footer language={language} />
    </>
  )
}

/** A month or a day: its articles, and the way to its neighbours. */
async function Period({ period, language }: { readonly period: string; readonly language: Language }) {
  const t = wordsOf(language)
  const { days } = overview()
  const { articles, total } = await articlesIn(period)
  const { before, after } = neighbours(period)
  return (
    <>
      <p className="small dotted period-path">
        <a href={periodLink(period.slice(0, 4), language)}>{t.periodName(period.slice(0, 4))}</a>
        {period.length > 7 && (
          <a href={periodLink(period.slice(0, 7), language)}>{t.periodName(period.slice(0, 7))}</a>
        )}
        {before && (
          <a href={periodLink(before, language)} rel="prev">
            {t.earlier}
            {t.periodName(before)}
          </a>
        )}
        {after && (
          <a href={periodLink(after, language)} rel="next">
            {t.later}
            {t.periodName(after)}
          </a>
        )}
      </p>
      {period.length === 7 && (
        <div className="month-grid">
          <MonthGrid month={period} days={days} language={language} />
        </div>
      )}
      <div className="section">
        {articles.length > 0 ? (
          <ArticleLines articles={articles} language={language} />
        ) : (
          <p className="quiet">{t.noneOnDay}</p>
        )}
        {total > articles.length && (
          <p>
            <a href={inLanguage(`/search?from=${period}&to=${period}&sort=oldest`, language)}>
              {t.searchAll(total)}
            </a>
          </p>
        )}
      </div>
    </>
  )
}

/** The nearest earlier and later period of the same length that has articles. */
function neighbours(period: string): { readonly before: string | null; readonly after: string | null } {
  const days = overview().dayList
  let before: string | null = null
  for (const day of days) {
    const other = day.slice(0, period.length)
    if (other < period) before = other
    else if (other > period) return { before, after: other }
  }
  return { before, after: null }
}
