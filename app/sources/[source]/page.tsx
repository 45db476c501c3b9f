import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleLines } from '../../_components/article-lines.tsx'
import { Footer } from '../../_components/footer.tsx'
import { Masthead } from '../../_components/masthead.tsx'
import { YearCalendar } from '../../_components/year-calendar.tsx'
import { archive, remembered } from '../../_data/archive.ts'
import { gapsBetween } from '../../_data/calendar.ts'
import { sourceLink } from '../../_data/links.ts'
import { newestOf } from '../../_data/lists.ts'
import { overview, type SourceOverview } from '../../_data/overview.ts'
import { type SearchParams, segment } from '../../_data/params.ts'
import { inLanguage, type Language, languageOf, wordsOf } from '../../_text/index.ts'
import { grouped } from '../../_text/numbers.ts'

interface Props {
  readonly params: Promise<{ readonly source: string }>
  readonly searchParams: SearchParams
}

/** Longest list of gaps on the page; the rest are counted. */
const GAPS_SHOWN = 12

async function sourceOf(params: Props['params']): Promise<SourceOverview | null> {
  const name = segment((await params).source)
  const byName = remembered(
    'sources by name',
    () => new Map(overview().sources.map((one) => [one.name, one])),
  )
  return name ? (byName.get(name) ?? null) : null
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const source = await sourceOf(params)
  if (!source) return { title: wordsOf(languageOf((await searchParams).lang)).notFoundTitle }
  return { title: source.name, alternates: { canonical: sourceLink(source.name, 'zh-Hans') } }
}

/** One source: what of it the archive holds, day by day, and what is missing. */
export default async function SourcePage({ params, searchParams }: Props) {
  const source = await sourceOf(params)
  if (!source) notFound()
  const { lang, year: wanted } = await searchParams
  const language = languageOf(lang)
  const t = wordsOf(language)
  const years = [...source.years.keys()].sort()
  const year = years.find((one) => one === wanted) ?? years.at(-1)
  const home =
    archive()
      .store.sources()
      .find(({ name }) => name === source.name)?.home ?? null
  const searchLink = `/search?source=${encodeURIComponent(source.name)}`
  return (
    <>
      <Masthead
        language={language}
        here={sourceLink(source.name, 'zh-Hans') + (wanted && year ? `?year=${year}` : '')}
        section="sources"
      />
      <main id="main" className="measure-page wide">
        <h1>{source.name}</h1>
        <p className="lead dotted">
          <span>{t.articles(source.count)}</span>
          {source.first && source.last && <span>{t.sourceCoverage(source.first, source.last)}</span>}
          <a href={inLanguage(searchLink, language)}>{t.searchInSource}</a>
          {home && /^https?:\/\//.test(home) && (
            <a href={home} rel="noopener noreferrer nofollow">
              {t.homePage}
            </a>
          )}
        </p>
        {year && (
          <section className="section">
            <h2>
              {t.calendarLabel(t.periodName(year))} <span className="quiet small">{t.calendarHint}</span>
            </h2>
            <nav className="choices wrap figures" aria-label={t.years}>
              {years.map((one) => (
                <a
                  key={one}
                  href={inLanguage(`${sourceLink(source.name, 'zh-Hans')}?year=${one}`, language)}
                  aria-current={one === year ? 'true' : undefined}
                  aria-label={`${one}: ${t.articles(source.years.get(one) ?? 0)}`}
                  data-stay=""
                >
                  {one}
                </a>
              ))}
            </nav>
            <YearCalendar
              year={year}
              days={source.days}
              most={Math.max(...source.days.values())}
              label={t.calendarLabel(`${source.name} ${t.periodName(year)}`)}
              language={language}
              linkOf={(day) => `${searchLink}&from=${day}&to=${day}`}
            />
          </section>
        )}
        <Gaps source={source} language={language} />
        <section className="section">
          <h2>
            {t.latest}{' '}
            <a className="small" href={inLanguage(searchLink, language)}>
              {t.searchAll(source.count)}
            </a>
          </h2>
          <ArticleLines articles={await newestOf(source.name)} language={language} withSource={false} />
        </section>
      </main>
      <Footer language={language} />
    </>
  )
}

function Gaps({ source, language }: { readonly source: SourceOverview; readonly language: Language }) {
  const t = wordsOf(language)
  const gaps = gapsBetween([...source.days.keys()].sort())
  // One day has no time between.
  if (source.days.size < 2) return null
  if (gaps.length === 0) return <p className="quiet section">{t.noGaps}</p>
  return (
    <section className="section">
      <h2>
        {t.gaps} <span className="quiet small">{grouped(gaps.length)}</span>
      </h2>
      <p className="quiet">{t.gapsExplained}</p>
      <ul className="figures">
        {gaps.slice(-GAPS_SHOWN).map(({ from, to, days }) => (
          <li key={from}>{t.gapLine(from, to, days)}</li>
        ))}
      </ul>
      {gaps.length > GAPS_SHOWN && <p className="quiet">{t.gapsMore(gaps.length - GAPS_SHOWN)}</p>}
    </section>
  )
}
