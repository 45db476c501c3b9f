import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import type { Article } from '../../../lib/article.ts'
import { ArticleAside } from '../../_components/article/aside.tsx'
import { ArticleData } from '../../_components/article/data.tsx'
import { Related } from '../../_components/article/related.tsx'
import { Story } from '../../_components/article/story.tsx'
import { TrailLinks } from '../../_components/article/trail.tsx'
import { Footer } from '../../_components/footer.tsx'
import { Masthead } from '../../_components/masthead.tsx'
import { archive } from '../../_data/archive.ts'
import { articleMetadata } from '../../_data/article-metadata.ts'
import { marksOf, trailOf } from '../../_data/article-view.ts'
import type { SearchParams } from '../../_data/params.ts'
import { searchOf } from '../../_data/search.ts'
import { searchLink } from '../../_data/search-view.ts'
import { languageOf, wordsOf } from '../../_text/index.ts'

interface Props {
  readonly params: Promise<{ readonly id: string }>
  readonly searchParams: SearchParams
}

/** The article by its id, looked up among known ids; a retired id leads to what replaced it. */
function articleFor(id: string): Article {
  const { store } = archive()
  const article = store.article(id)
  if (article) return article
  const forward = store.forward(id)
  if (forward?.kind === 'moved') permanentRedirect(`/article/${encodeURIComponent(forward.to)}`)
  notFound()
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = wordsOf(languageOf((await searchParams).lang))
  const article = archive().store.article((await params).id)
  return article ? articleMetadata(article, t) : { title: t.notFoundTitle }
}

/** One article: the story in the middle, everything known about it beside it. */
export default async function ArticlePage({ params, searchParams }: Props) {
  const article = articleFor((await params).id)
  const query = await searchParams
  const search = searchOf(query)
  const language = languageOf(query.lang)
  const marks = marksOf(article, search)
  const trail = await trailOf(search, typeof query.at === 'string' ? query.at : undefined)
  return (
    <>
      <Masthead language={language} here={hereOf(article.id, query)} query={search.q} />
      <main id="main" className="article-page">
        <div>
          {trail && <TrailLinks trail={trail} language={language} />}
          <Story
            article={article}
            titleMarks={marks.title}
            paragraphMarks={marks.paragraphs}
            language={language}
          />
          <Related article={article} language={language} />
        </div>
        <ArticleAside article={article} marks={marks} language={language} />
      </main>
      <ArticleData article={article} />
      <Footer language={language} />
    </>
  )
}

/** This page's address with the search that led here. */
function hereOf(id: string, query: Awaited<SearchParams>): string {
  const [, address = ''] = searchLink(searchOf(query)).split('?')
  const place = typeof query.at === 'string' && /^\d+$/.test(query.at) ? `at=${query.at}` : ''
  const parts = [address, place].filter((part) => part !== '').join('&')
  return `/article/${encodeURIComponent(id)}${parts ? `?${parts}` : ''}`
}
