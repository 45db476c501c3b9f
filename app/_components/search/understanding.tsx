/** What was understood and how many were found, in one row; then what to know about it. */
import type { QueryProblem, SearchAnswer, SearchParams } from '../../../lib/search/index.ts'
import { changeInWords } from '../../_data/change-words.ts'
import { queryInWords } from '../../_data/query-words.ts'
import { searchLink } from '../../_data/search-view.ts'
import { inLanguage, type Language, type Words } from '../../_text/index.ts'
import { secondsOf } from '../../_text/numbers.ts'
import { EmptyArchive, isArchiveEmpty } from '../empty-archive.tsx'
import { tight } from '../tight.tsx'

interface Props {
  readonly answer: SearchAnswer
  readonly params: SearchParams
  readonly language: Language
  readonly t: Words
}

export function Understanding({ answer, params, t }: Omit<Props, 'language'>) {
  const { total, groups, tiers } = answer
  return (
    <div className="understanding">
      <h1>{tight(queryInWords(answer.parsed, t))}</h1>
      <p role="status" className="figures">
        {total === 0 ? t.noneFound : t.found(total, groups)}
        <span className="quiet"> · {t.seconds(secondsOf(answer.took_ms))}</span>
      </p>
      {tiers.words > 0 && (
        <p className="tiers dotted figures">
          <span>{t.tiersWhole(tiers.whole)}</span>
          <span>{t.tiersWords(tiers.words)}</span>
        </p>
      )}
      <Notices problems={answer.parsed.problems} query={params.q} t={t} />
      <Offers answer={answer} t={t} />
    </div>
  )
}

/** Where the query could not be read as typed: the sentence, and the place in what was typed. */
function Notices({
  problems,
  query,
  t,
}: {
  readonly problems: readonly QueryProblem[]
  readonly query: string
  readonly t: Words
}) {
  if (problems.length === 0) return null
  return (
    <ul className="notices" aria-label={t.notices}>
      {problems.map(({ code, span }) => (
        <li key={`${code} ${span.start}`}>
          {t.problems[code]}{' '}
          {span.start < query.length && (
            <code className="quiet">
              {query.slice(Math.max(0, span.start - 10), span.start)}
              <u>{query.slice(span.start, Math.max(span.end, span.start + 1))}</u>
              {query.slice(Math.max(span.end, span.start + 1), span.end + 10)}
            </code>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Widenings that may be meant, each with its count; never applied silently. */
function Offers({ answer, t }: { readonly answer: SearchAnswer; readonly t: Words }) {
  // Where nothing was found, they stand among the ways out.
  if (answer.offers.length === 0 || answer.total === 0) return null
  return (
    <p className="tiers">
      {t.offers}
      {answer.offers.map((offer) => (
        <span key={searchLink(offer.params)}>
          {' '}
          <a href={searchLink(offer.params)}>{changeInWords(offer, t)}</a> {t.articles(offer.count)}
        </span>
      ))}
    </p>
  )
}

/** The ways out of an empty result, each with the number of articles it leads to. */
export function WaysOut({ answer, language, t }: Omit<Props, 'params'>) {
  if (isArchiveEmpty()) return <EmptyArchive language={language} />
  const help = (
    <p className="ways-out">
      {t.noWaysOut} <a href={inLanguage('/help', language)}>{t.helpHeading}</a>
    </p>
  )
  if (answer.ways.length === 0) return help
  return (
    <section className="ways-out" aria-labelledby="ways-out">
      <h2 id="ways-out">{t.waysOut}</h2>
      <ul>
        {answer.ways.map((way) => (
          <li key={searchLink(way.params)}>
            <a href={searchLink(way.params)}>{changeInWords(way, t)}</a>{' '}
            <span className="quiet figures">{t.articles(way.count)}</span>
          </li>
        ))}
      </ul>
      {help}
    </section>
  )
}
