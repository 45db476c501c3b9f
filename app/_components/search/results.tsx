/** The hits of one page of results, and the near matches behind them. */
import type { Hit, MarkedRange, SearchAnswer, SearchParams } from '../../../lib/search/index.ts'
import { changed } from '../../../lib/search/url.ts'
import type { ReprintMember } from '../../../lib/store/index.ts'
import { hitLink, searchLink } from '../../_data/search-view.ts'
import { unfoldedOf, unfoldLink } from '../../_data/unfolded.ts'
import type { Words } from '../../_text/index.ts'
import { DayText } from '../article-lines.tsx'
import { Marked } from '../marked.tsx'
import { FoldedReprints } from './folded-reprints.tsx'

interface ListProps {
  readonly hits: readonly Hit[]
  readonly params: SearchParams
  /** Place of the first hit among all, from 1. */
  readonly first: number
  readonly t: Words
}

export async function HitList({ hits, params, first, t }: ListProps) {
  const unfolded = await unfoldedOf(params, hits)
  return (
    <ol className="hits" start={first} aria-label={t.resultsLabel}>
      {hits.map((hit, at) => (
        <HitItem
          key={hit.id}
          hit={hit}
          href={hitLink(hit.id, params, first + at)}
          params={params}
          reprints={unfolded.get(hit.id)}
          t={t}
        />
      ))}
    </ol>
  )
}

interface ItemProps {
  readonly hit: Hit
  readonly href: string
  readonly params: SearchParams
  /** Those folded behind the hit, where the reader unfolded them. */
  readonly reprints: readonly ReprintMember[] | undefined
  readonly t: Words
}

function HitItem({ hit, href, params, reprints, t }: ItemProps) {
  return (
    <li className="hit">
      <article aria-labelledby={`hit-${hit.id}`}>
        <h2 id={`hit-${hit.id}`}>
          <a href={href} data-result="">
            {hit.title ? <Marked text={hit.title} marks={hit.titleRanges.map(asMark)} /> : t.untitled}
          </a>
        </h2>
        {hit.fragments.map((fragment) => (
          <p key={`${fragment.paragraph} ${fragment.start}`} className="fragment">
            <a href={`${href}#p${fragment.paragraph + 1}`} tabIndex={-1}>
              {fragment.cutBefore && '…'}
              <Marked text={fragment.text} marks={fragment.ranges.map(asMark)} />
              {fragment.cutAfter && '…'}
            </a>
          </p>
        ))}
        <p className="hit-meta dotted">
          <span>{hit.source ?? t.unknownSource}</span>
          <DayText publishedAt={hit.published} unknown={t.unknownDate} />
          {hit.section && <span>{hit.section}</span>}
          {hit.matches > 0 && <span>{t.hitCount(hit.matches)}</span>}
          {hit.tier === 'words' && <span>{t.wordsTier}</span>}
          {hit.folded > 0 && (
            <a
              className="unfold"
              href={unfoldLink(params, hit.id, !reprints)}
              aria-expanded={reprints !== undefined}
              aria-controls={reprints && `reprints-${hit.id}`}
              data-stay=""
              data-replace=""
            >
              {t.reprintsFolded(hit.folded)}
            </a>
          )}
        </p>
        {reprints && <FoldedReprints of={hit} reprints={reprints} params={params} t={t} />}
      </article>
    </li>
  )
}

/** Near matches under a heading of their own, with every aid named and its undoing a link. */
export function NearResults({
  answer,
  params,
  t,
}: {
  readonly answer: SearchAnswer
  readonly params: SearchParams
  readonly t: Words
}) {
  const near = answer.hits.filter(({ tier }) => tier === 'near')
  if (near.length === 0) return null
  return (
    <section className="near" aria-labelledby="near">
      <h2 id="near">{t.nearHeading}</h2>
      <p className="small quiet">
        {t.nearExplained}{' '}
        <a href={searchLink(changed(params, { approximate: false }))} data-stay="">
          {t.hideNear}
        </a>
      </p>
      {answer.aids.length > 0 && (
        <ul className="small" aria-label={t.nearAids}>
          {answer.aids.map((aid) => (
            <li key={aid.key}>
              {t.aids[aid.kind](aid.from, aid.to)}{' '}
              <a href={searchLink(aid.undo)} data-stay="">
                {t.undo}
              </a>
            </li>
          ))}
        </ul>
      )}
      <HitList
        hits={near}
        params={params}
        first={(answer.grouped ? answer.groups : answer.total) + 1}
        t={t}
      />
    </section>
  )
}

function asMark([start, end, term]: MarkedRange) {
  return { start, end, term }
}
