/** Articles that share telling words with this one's headline; each says which. */
import type { Article } from '../../../lib/article.ts'
import { articleLink } from '../../_data/links.ts'
import { relativesOf } from '../../_data/related.ts'
import { type Language, wordsOf } from '../../_text/index.ts'
import { DayText } from '../article-lines.tsx'
import { tight } from '../tight.tsx'

export async function Related({
  article,
  language,
}: {
  readonly article: Article
  readonly language: Language
}) {
  const t = wordsOf(language)
  const relatives = await relativesOf(article)
  if (relatives.length === 0) return null
  return (
    <section className="related" aria-labelledby="related">
      <h2 id="related">{t.relatedHeading}</h2>
      <ul>
        {relatives.map(({ line, shared }) => (
          <li key={line.id}>
            <a href={articleLink(line.id, language)} lang={line.title ? line.lang : undefined}>
              {line.title ? tight(line.title) : t.untitled}
            </a>
            <p className="small quiet dotted">
              <span>{line.source ?? t.unknownSource}</span>
              <DayText publishedAt={line.publishedAt} unknown={t.unknownDate} />
              <span>{t.relatedBecause(shared.map(t.parse.quote).join(t.listComma))}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
