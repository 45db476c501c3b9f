/** The reprints behind a hit, unfolded in its place: who printed the story, when, and what they changed. */
import type { Hit, SearchParams } from '../../../lib/search/index.ts'
import { changeInWords } from '../../_data/reprint-words.ts'
import { hitLink } from '../../_data/search-view.ts'
import type { FoldedReprint } from '../../_data/unfolded.ts'
import type { Words } from '../../_text/index.ts'
import { DayText } from '../article-lines.tsx'

export function FoldedReprints(props: {
  readonly of: Pick<Hit, 'id' | 'title'>
  readonly reprints: readonly FoldedReprint[]
  readonly params: SearchParams
  readonly t: Words
}) {
  const { of: hit, reprints, params, t } = props
  return (
    <ul className="folded" id={`reprints-${hit.id}`} aria-label={t.reprintsHeading}>
      {reprints.map(({ id, title, source, publishedAt, lang, change }) => (
        <li key={id}>
          <a href={hitLink(id, params, null)} lang={title ? lang : undefined}>
            {title || t.untitled}
          </a>
          <p className="dotted">
            <span>{source ?? t.unknownSource}</span>
            <DayText publishedAt={publishedAt} unknown={t.unknownDate} />
            <span>{change ? changeInWords(change, t) || t.reprintSame : t.reprintsLead}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
