/** The hits of the search that led here, or of what the reader looks for in the article: the box, the steps, the terms. */
import type { ArticleMarks } from '../../../lib/search/index.ts'
import { type ArticleAddress, articleFields, articleHref } from '../../_data/article-address.ts'
import { HitSteps } from '../../_islands/hit-steps.tsx'
import { type Language, type Words, wordsOf } from '../../_text/index.ts'
import { termStyle } from '../marked.tsx'

interface Props {
  readonly address: ArticleAddress
  readonly marks: ArticleMarks
  readonly language: Language
}

/** Links to single hits for readers without scripts; more than this would be no help. */
const LISTED_HITS = 20

export function Hits({ address, marks, language }: Props) {
  const t = wordsOf(language)
  const isAsked = marks.labels.length > 0
  return (
    <section className={isAsked ? 'hits-panel' : 'find-panel'} aria-labelledby="hits">
      <h2 id="hits">
        {address.find || !isAsked ? t.findHeading : t.hitsLabel}{' '}
        {isAsked && <span className="quiet figures">{marks.count}</span>}
      </h2>
      <HitSteps
        count={marks.count}
        find={address.find}
        label={t.hitsLabel}
        previous={t.previousHit}
        next={t.nextHit}
        hide={t.hideMarks}
        show={t.showMarks}
      >
        <FindBox address={address} t={t} />
      </HitSteps>
      {isAsked && marks.count === 0 && (
        <p className="quiet" role="status">
          {t.noHits}
        </p>
      )}
      {marks.count > 0 && (
        <noscript>
          <p className="hit-steps">
            {Array.from({ length: Math.min(marks.count, LISTED_HITS) }, (_, at) => at + 1).map((number) => (
              <a key={number} href={`#h${number}`}>
                {number}
              </a>
            ))}
          </p>
        </noscript>
      )}
      {isAsked && (
        <p className="terms">
          {marks.labels.map((label, term) => (
            <mark key={label} data-term={termStyle(term)}>
              {label}
            </mark>
          ))}
        </p>
      )}
    </section>
  )
}

/** A plain form of its own: the address keeps the search that led here beside what is looked for. */
function FindBox({ address, t }: { readonly address: ArticleAddress; readonly t: Words }) {
  const without = { ...address, find: '' }
  return (
    // Without a script the first hit is where the reader lands.
    <form action={`/article/${address.id}#h1`} method="get" className="find-box" data-stay="" data-replace="">
      {articleFields(without).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <input
        type="search"
        name="find"
        defaultValue={address.find}
        aria-label={t.findHeading}
        placeholder={t.findHeading}
        maxLength={100}
        autoComplete="off"
        enterKeyHint="search"
      />
      <button type="submit">{t.findButton}</button>
      {address.find && (
        <a className="find-end" href={articleHref(without)} data-stay="" data-replace="">
          {t.findEnd}
        </a>
      )}
    </form>
  )
}
