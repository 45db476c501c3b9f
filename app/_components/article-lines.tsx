/** A plain list of articles: headline, source, day. */

import { articleLink } from '../_data/links.ts'
import type { ArticleLine } from '../_data/overview.ts'
import { type Language, wordsOf } from '../_text/index.ts'
import { tight } from './tight.tsx'

export function ArticleLines(props: {
  readonly articles: readonly ArticleLine[]
  readonly language: Language
  /** False where all are of one source. */
  readonly withSource?: boolean
}) {
  const t = wordsOf(props.language)
  return (
    <ul className="headlines">
      {props.articles.map(({ id, title, source, publishedAt, lang }) => (
        <li key={id}>
          <a href={articleLink(id, props.language)} lang={title ? lang : undefined}>
            {title ? tight(title) : t.untitled}
          </a>
          <p className="dotted">
            {props.withSource !== false && <span>{source ?? t.unknownSource}</span>}
            <DayText publishedAt={publishedAt} unknown={t.unknownDate} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The day of publication as the lists show it. */
export function DayText({
  publishedAt,
  unknown,
}: {
  readonly publishedAt: string | null
  readonly unknown: string
}) {
  if (publishedAt === null) return <span>{unknown}</span>
  return <time dateTime={publishedAt}>{publishedAt.slice(0, 10)}</time>
}
