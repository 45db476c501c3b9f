import type { Metadata } from 'next'
import { Fragment } from 'react'
import { isArchiveEmpty } from '../_components/empty-archive.tsx'
import { Footer } from '../_components/footer.tsx'
import { InTurn, isMadeInTurns } from '../_components/in-turn.tsx'
import { Masthead } from '../_components/masthead.tsx'
import { Chips } from '../_components/search/chips.tsx'
import { Facets } from '../_components/search/facets.tsx'
import { Histogram } from '../_components/search/histogram.tsx'
import { Pager } from '../_components/search/pager.tsx'
import { HitList, NearResults } from '../_components/search/results.tsx'
import { Sheet } from '../_components/search/sheet.tsx'
import { Toolbar } from '../_components/search/toolbar.tsx'
import { Understanding, WaysOut } from '../_components/search/understanding.tsx'
import type { SearchParams as Query } from '../_data/params.ts'
import { searchOf, siteSearch } from '../_data/search.ts'
import { chipsOf, searchLink } from '../_data/search-view.ts'
import { languageOf, wordsOf } from '../_text/index.ts'

interface Props {
  readonly searchParams: Query
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const params = searchOf(await searchParams)
  const t = wordsOf(languageOf(params.lang))
  // Endless in number and each made of other pages: search results are not for search engines.
  const { total } = await siteSearch(params)
  const query = params.q || t.everything
  return {
    title: total === 0 ? `${t.noneFoundTitle}${t.colon}${query}` : query,
    robots: { index: false, follow: true },
  }
}

/** Results: what was understood, the constraints, the dates, the filters, the hits. The address is the whole state. */
export default async function SearchPage({ searchParams }: Props) {
  const params = searchOf(await searchParams)
  const language = languageOf(params.lang)
  const t = wordsOf(language)
  const answer = await siteSearch(params)
  const hits = answer.hits.filter(({ tier }) => tier !== 'near')
  const Part = (await isMadeInTurns()) ? InTurn : Fragment
  return (
    <>
      <Masthead language={language} here={searchLink(params)} query={params.q} />
      <main id="main">
        <Understanding answer={answer} params={params} t={t} />
        <Chips params={params} answer={answer} t={t} />
        <Part>
          <Histogram params={params} data={answer.histogram} t={t} />
        </Part>
        <div className="results">
          {!isArchiveEmpty() && (
            <Sheet label={t.filters} chosen={chipsOf(params, t).length} done={t.showResults(answer.total)}>
              <Part>
                <Facets params={params} facets={answer.facets} t={t} />
              </Part>
            </Sheet>
          )}
          <div className="results-main">
            {answer.total > 0 && <Toolbar params={params} t={t} />}
            {answer.total === 0 && <WaysOut answer={answer} language={language} t={t} />}
            {answer.total > 0 && hits.length === 0 && (
              <p className="ways-out">
                {t.beyondPages} <a href={searchLink({ ...params, page: 1 })}>{t.firstPage}</a>
              </p>
            )}
            <HitList hits={hits} params={params} first={(answer.page - 1) * answer.size + 1} t={t} />
            <Pager params={params} pages={answer.pages} t={t} />
            <NearResults answer={answer} params={params} t={t} />
          </div>
        </div>
      </main>
      <Footer language={language} />
    </>
  )
}
