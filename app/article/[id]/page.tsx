import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import type { Article } from '../../../lib/article.ts'
import { ArticleAside } from '../../_components/article/aside.tsx'
import { ArticleData } from '../../_components/article/data.tsx'
import { HitMap } from '../../_components/article/hit-map.tsx'
import { Related } from '../../_components/article/related.tsx'
import { Story } from '../../_components/article/story.tsx'
import { TrailLinks } from '../../_components/article/trail.tsx'
import { Footer } from '../../_components/footer.tsx'
import { Masthead } from '../../_components/masthead.tsx'
import { archive } from '../../_data/archive.ts'
import { articleAddress, articleHref } from '../../_data/article-address.ts'
import { articleMetadata } from '../../_data/article-metadata.ts'
import { marksOf, trailOf } from '../../_data/article-view.ts'
import { hitTicks } from '../../_data/hit-map.ts'
import type { SearchParams } from '../../_data/params.ts'
import { searchOf } from '../../_data/search.ts'
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
  const address = articleAddress(article.id, search, query)
  const marks = marksOf(article, address)
  const trail = await trailOf(search, address.at)
  return (
    <>
      <Masthead language={language} here={articleHref(address)} query={search.q} />
      <main id="main" className="article-page">
        <div>
          {trail && <TrailLinks trail={trail} language={language} />}
          <div className="story-and-map">
            <Story
              article={article}
              titleMarks={marks.title}
              paragraphMarks={marks.paragraphs}
              language={language}
            />
            <HitMap ticks={hitTicks(article.paragraphs, marks)} />
          </div>
          <Related article={article} language={language} />
        </div>
        <ArticleAside article={article} address={address} marks={marks} language={language} />
      </main>
      <ArticleData article={article} />
      <Footer language={language} />
    </>
  )
}
