/** The hits of one page of results, and the near matches behind them. */
import type { Hit, SearchAnswer, SearchParams } from '../../../lib/search/index.ts'
import { changed } from '../../../lib/search/url.ts'
import { firstUndated, hitView, turnsOf } from '../../_data/hit-view.ts'
import { hitLink, searchLink } from '../../_data/search-view.ts'
import { type FoldedReprint, unfoldedOf, unfoldLink } from '../../_data/unfolded.ts'
import type { Words } from '../../_text/index.ts'
import { InTurn, isMadeInTurns } from '../in-turn.tsx'
import { FoldedReprints } from './folded-reprints.tsx'
import { HitItem } from './hit-item.tsx'

interface ListProps {
  readonly hits: readonly Hit[]
  readonly params: SearchParams
  /** Place of the first hit among all, from 1. */
  readonly first: number
  readonly t: Words
}

export async function HitList({ hits, params, first, t }: ListProps) {
  const unfolded = await unfoldedOf(params, hits)
  const shared = { params, unfolded, undatedFrom: hits[firstUndated(hits, params, first)]?.id, t }
  const items = (from: number, to: number) => (
    <HitItems hits={hits.slice(from, to)} first={first + from} {...shared} />
  )
  return (
    <ol className="hits" start={first} aria-label={t.resultsLabel}>
      {(await isMadeInTurns())
        ? turnsOf(hits).map(([from, to]) => <InTurn key={from}>{items(from, to)}</InTurn>)
        : items(0, hits.length)}
    </ol>
  )
}

interface ItemsProps extends ListProps {
  readonly unfolded: ReadonlyMap<string, readonly FoldedReprint[]>
  /** The hit before which the line on undated ones stands. */
  readonly undatedFrom: string | undefined
}

function HitItems({ hits, params, first, unfolded, undatedFrom, t }: ItemsProps) {
  return hits.map((hit, at) => {
    const reprints = unfolded.get(hit.id)
    const addresses = {
      article: hitLink(hit.id, params, first + at),
      unfold: hit.folded > 0 ? unfoldLink(params, hit.id, !reprints) : '',
    }
    const shown = {
      isUnfolded: reprints !== undefined,
      isFirstUndated: hit.id === undatedFrom,
    }
    return (
      <HitItem key={hit.id} hit={hitView(hit, addresses, shown, t)}>
        {reprints && <FoldedReprints of={hit} reprints={reprints} params={params} t={t} />}
      </HitItem>
    )
  })
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
