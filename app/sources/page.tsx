import type { Metadata } from 'next'
import { EmptyArchive } from '../_components/empty-archive.tsx'
import { Footer } from '../_components/footer.tsx'
import { Masthead } from '../_components/masthead.tsx'
import { Sparkline } from '../_components/sparkline.tsx'
import { sourceLink } from '../_data/links.ts'
import { overview } from '../_data/overview.ts'
import type { SearchParams } from '../_data/params.ts'
import { type Language, languageOf, wordsOf } from '../_text/index.ts'
import { grouped } from '../_text/numbers.ts'

interface Props {
  readonly searchParams: SearchParams
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return {
    title: wordsOf(languageOf((await searchParams).lang)).sources,
    alternates: { canonical: '/sources' },
  }
}

/** Every source with its count, its span and its years. */
export default async function SourcesPage({ searchParams }: Props) {
  const language = languageOf((await searchParams).lang)
  const t = wordsOf(language)
  const { sources } = overview()
  return (
    <>
      <Masthead language={language} here="/sources" section="sources" />
      <main id="main" className="measure-page">
        <h1>{t.sources}</h1>
        {sources.length === 0 ? <EmptyArchive language={language} /> : <SourceTable language={language} />}
      </main>
      <Footer language={language} />
    </>
  )
}

function SourceTable({ language }: { readonly language: Language }) {
  const t = wordsOf(language)
  const { sources, years } = overview()
  return (
    <>
      <p className="lead">{t.sourcesLead(sources.filter(({ name }) => name !== '').length)}</p>
      <div className="table-scroll section">
        <table className="full">
          <thead>
            <tr>
              <th scope="col">{t.sources}</th>
              <th scope="col">{t.period}</th>
              <th scope="col" className="wide-only">
                {t.years}
              </th>
              <th scope="col" className="number">
                {t.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={source.name}>
                <td>
                  <a href={sourceLink(source.name, language)}>{source.name || t.unknownSource}</a>
                </td>
                <td className="span">
                  {source.first && source.last ? t.sourceCoverage(source.first, source.last) : t.unknownDate}
                </td>
                <td className="wide-only">
                  <Sparkline years={years} counts={source.years} />
                </td>
                <td className="number">{grouped(source.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
