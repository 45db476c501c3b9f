/** The way back to the results, and to the previous and the next of them. */
import type { Trail } from '../../_data/article-view.ts'
import { type Language, wordsOf } from '../../_text/index.ts'

export function TrailLinks({ trail, language }: { readonly trail: Trail; readonly language: Language }) {
  const t = wordsOf(language)
  return (
    <nav className="way-back" aria-label={t.resultsLabel}>
      <a href={trail.back} data-key="b">
        ← {t.backToResults}
      </a>
      {trail.previous && (
        <a href={trail.previous} rel="prev" data-key="k">
          {t.previousResult}
        </a>
      )}
      {trail.next && (
        <a href={trail.next} rel="next" data-key="j">
          {t.nextResult}
        </a>
      )}
    </nav>
  )
}
