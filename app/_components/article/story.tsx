/** The story: headline, where and when it appeared, paragraphs with anchors and marked hits. */
import type { Article } from '../../../lib/article.ts'
import type { TermRange } from '../../../lib/search/index.ts'
import { headlineClass, headlineParts } from '../../_data/headline.ts'
import { periodLink, sourceLink } from '../../_data/links.ts'
import { type Language, wordsOf } from '../../_text/index.ts'
import { momentText } from '../../_text/numbers.ts'
import { Marked } from '../marked.tsx'

export interface StoryProps {
  readonly article: Article
  readonly titleMarks: readonly TermRange[]
  /** One list a paragraph; shorter where the last ones have none. */
  readonly paragraphMarks: readonly (readonly TermRange[])[]
  readonly language: Language
}

export function Story({ article, titleMarks, paragraphMarks, language }: StoryProps) {
  const t = wordsOf(language)
  let number = titleMarks.length + 1
  return (
    <article lang={article.lang}>
      <header className="article-head">
        <ArticleLine article={article} language={language} />
        <Headline title={article.title} marks={titleMarks} untitled={t.untitled} />
        <Byline article={article} language={language} />
      </header>
      <div className="story">
        {article.paragraphs.map((text, at) => {
          const marks = paragraphMarks[at] ?? []
          const firstNumber = number
          number += marks.length
          const isLast = at === article.paragraphs.length - 1
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a story's paragraphs never change order
            <p key={at} id={`p${at + 1}`}>
              <Marked text={text} marks={marks} firstNumber={firstNumber} />
              {isLast && <span className="end-mark" role="img" aria-label={t.endOfStory} />}
            </p>
          )
        })}
      </div>
      {article.captions.length > 0 && (
        <section className="captions" aria-label={t.captions}>
          {article.captions.map((caption) => (
            <p key={caption}>{caption}</p>
          ))}
        </section>
      )}
      <StoryFoot article={article} language={language} />
    </article>
  )
}

function Headline(props: {
  readonly title: string
  readonly marks: readonly TermRange[]
  readonly untitled: string
}) {
  if (!props.title) return <h1>{props.untitled}</h1>
  const [head, below] = headlineParts(props.title, props.marks)
  if (!head) return null
  return (
    <h1 className={headlineClass(head.text)}>
      <Marked text={head.text} marks={head.marks} firstNumber={1} isHeading />
      {below && props.title.slice(head.text.length, -below.text.length)}
      {below && (
        <span className="below-headline">
          <Marked text={below.text} marks={below.marks} firstNumber={head.marks.length + 1} isHeading />
        </span>
      )}
    </h1>
  )
}

interface PartProps {
  readonly article: Article
  readonly language: Language
}

function ArticleLine({ article, language }: PartProps) {
  const t = wordsOf(language)
  return (
    <p className="article-line dotted" lang={language}>
      <a href={sourceLink(article.source ?? '', language)}>{article.source ?? t.unknownSource}</a>
      {article.publishedAt ? (
        <a href={periodLink(article.publishedAt.slice(0, 10), language)}>
          <time dateTime={article.publishedAt}>{momentText(article.publishedAt)}</time>
        </a>
      ) : (
        <span>{t.unknownDate}</span>
      )}
      {article.section && <span>{article.section}</span>}
    </p>
  )
}

function Byline({ article, language }: PartProps) {
  const t = wordsOf(language)
  if (article.authors.length === 0) return null
  return (
    <p className="article-line" lang={language}>
      {t.byline} {article.authors.join(t.listComma)}
    </p>
  )
}

function StoryFoot({ article, language }: PartProps) {
  const t = wordsOf(language)
  if (article.editors.length === 0 && article.tags.length === 0) return null
  return (
    <footer className="story-foot" lang={language}>
      {article.editors.length > 0 && (
        <p>
          {t.editors} {article.editors.join(t.listComma)}
        </p>
      )}
      {article.tags.length > 0 && (
        <p>
          {t.tags} {article.tags.join(t.listComma)}
        </p>
      )}
    </footer>
  )
}
