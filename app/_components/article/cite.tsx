/** How to refer to the article, in the two editions of the national standard. */
import type { Article } from '../../../lib/article.ts'
import { citation } from '../../_data/cite.ts'
import { CopyButton } from '../../_islands/copy-button.tsx'
import { type Language, wordsOf } from '../../_text/index.ts'

export function Cite(props: {
  readonly article: Article
  readonly newspaper: boolean
  /** Permanent address of this page. */
  readonly permalink: string
  /** Today in China, `YYYY-MM-DD`. */
  readonly accessed: string
  readonly language: Language
}) {
  const t = wordsOf(props.language)
  const { newspaper, accessed } = props
  const url = props.article.url ?? props.permalink
  const editions = [
    { name: t.cite2025, text: citation(props.article, { edition: '2025', newspaper, url, accessed }) },
    { name: t.cite2015, text: citation(props.article, { edition: '2015', newspaper, url, accessed }) },
  ]
  return (
    <details>
      <summary>
        <h2>{t.citeHeading}</h2>
      </summary>
      {editions.map(({ name, text }) => (
        <div key={name} className="citation">
          <p className="quiet small">{name}</p>
          <p className="cite-text">{text}</p>
          <CopyButton text={text} label={t.copy} done={t.copied} failed={t.copyFailed} />
        </div>
      ))}
    </details>
  )
}
