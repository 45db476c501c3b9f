import type { Metadata } from 'next'
import { ArticleLines } from './_components/article-lines.tsx'
import { EmptyArchive } from './_components/empty-archive.tsx'
import { Footer } from './_components/footer.tsx'
import { Masthead } from './_components/masthead.tsx'
import { Sparkline } from './_components/sparkline.tsx'
import { YearBars } from './_components/year-bars.tsx'
import { sourceLink } from './_data/links.ts'
import { articlesOnThisDay, today } from './_data/lists.ts'
import { type Overview, overview } from './_data/overview.ts'
import type { SearchParams } from './_data/params.ts'
import { inLanguage, type Language, languageOf, type Words, wordsOf } from './_text/index.ts'
import { grouped } from './_text/numbers.ts'

export const metadata: Metadata = { alternates: { canonical: '/' } }

const SOURCES_SHOWN = 10

/** Home: the search box in the centre of attention, and three quiet columns of what there is. */
export default async function HomePage({ searchParams }: { readonly searchParams: SearchParams }) {
  const language = languageOf((await searchParams).lang)
  const t = wordsOf(language)
  const archive = overview()
  return (
    <>
      <Masthead language={language} here="/" dateline={dateline(archive, t)} />
      <main id="main">
        <h1 className="visually-hidden">{t.siteName}</h1>
        {archive.articles === 0 ? (
          <EmptyArchive language={language} />
        ) : (
          <Columns archive={archive} language={language} />
        )}
        {archive.years.length > 0 && (
          <section className="years" aria-labelledby="years">
            <h2 className="column-head" id="years">
              {t.years} <a href={inLanguage('/browse', language)}>{t.days}</a>
            </h2>
            <YearBars years={archive.years} language={language} />
          </section>
        )}
      </main>
      <Footer language={language} />
    </>
  )
}

/** Three quiet columns: what is new, what happened on this day, who is there. */
function Columns({ archive, language }: { readonly archive: Overview; readonly language: Language }) {
  const t = wordsOf(language)
  const day = today()
  return (
    <div className="columns">
      <section aria-labelledby="newest">
        <h2 className="column-head" id="newest">
          {t.newest} <a href={inLanguage('/search?sort=newest', language)}>{t.everything}</a>
        </h2>
        <ArticleLines articles={archive.newest} language={language} />
      </section>
      <section aria-labelledby="on-this-day">
        <h2 className="column-head" id="on-this-day">
          {t.onThisDay} <a href={inLanguage(`/search?onthisday=${day}`, language)}>{t.monthDay(day)}</a>
        </h2>
        <OnThisDay day={day} language={language} />
      </section>
      <section aria-labelledby="sources">
        <h2 className="column-head" id="sources">
          {t.sources} <a href={inLanguage('/sources', language)}>{t.allSources}</a>
        </h2>
        <ul className="source-rows">
          {archive.sources.slice(0, SOURCES_SHOWN).map(({ name, count, years }) => (
            <li key={name}>
              <a href={sourceLink(name, language)}>{name || t.unknownSource}</a>
              <Sparkline years={archive.years} counts={years} />
              <span className="source-count">{grouped(count)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

async function OnThisDay({ day, language }: { readonly day: string; readonly language: Language }) {
  const found = await articlesOnThisDay(day)
  if (found.length > 0) return <ArticleLines articles={found} language={language} />
  return <p className="quiet">{wordsOf(language).noneOnThisDay}</p>
}

/** What the archive holds, in pieces that are not broken apart. */
function dateline({ years, articles, sources, lastIngested }: Overview, t: Words): readonly string[] {
  if (articles === 0) return []
  const named = sources.filter(({ name }) => name !== '').length
  const line = t.archiveLine(years[0]?.year ?? '', years.at(-1)?.year ?? '', articles, named)
  return lastIngested ? [...line, t.lastIngested(lastIngested)] : line
}
