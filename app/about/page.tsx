import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import type { Count } from '../../lib/store/index.ts'
import { Footer } from '../_components/footer.tsx'
import { Masthead } from '../_components/masthead.tsx'
import { archive, remembered } from '../_data/archive.ts'
import { overview } from '../_data/overview.ts'
import type { SearchParams } from '../_data/params.ts'
import { inLanguage, type Language, languageOf, type Words, wordsOf } from '../_text/index.ts'
import { grouped } from '../_text/numbers.ts'
import { refusalInWords } from '../_text/refusals.ts'

interface Props {
  readonly searchParams: SearchParams
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return {
    title: wordsOf(languageOf((await searchParams).lang)).aboutHeading,
    alternates: { canonical: '/about' },
  }
}

/** What the archive holds, and what it does not: counts from the store and from the last ingest. */
export default async function AboutPage({ searchParams }: Props) {
  const language = languageOf((await searchParams).lang)
  const t = wordsOf(language)
  return (
    <>
      <Masthead language={language} here="/about" section="about" />
      <main id="main" className="measure-page">
        <h1>{t.aboutHeading}</h1>
        <section className="section">
          <h2>{t.aboutHolds}</h2>
          <Holdings t={t} />
        </section>
        <Missing language={language} />
        <section className="section">
          <h2>{t.aboutMethod}</h2>
          <p>{t.aboutMethodText}</p>
          <p className="small quiet figures">
            {t.aboutFingerprint} <code>{archive().search.engine.fingerprint.slice(0, 16)}</code>
          </p>
        </section>
      </main>
      <Footer language={language} />
    </>
  )
}

function Holdings({ t }: { readonly t: Words }) {
  const { articles, sources, years, lastIngested } = overview()
  // The report is a file beside the store: read once, not at every visit.
  const report = remembered('report', ({ store }) => store.report())
  const named = sources.filter(({ name }) => name !== '').length
  return (
    <>
      <p className="dotted">
        {t.archiveLine(years[0]?.year ?? '', years.at(-1)?.year ?? '', articles, named).map((piece) => (
          <span key={piece}>{piece}</span>
        ))}
      </p>
      {lastIngested && <p>{t.lastIngested(lastIngested)}</p>}
      {report && (
        <>
          <dl className="facts section figures">
            <Fact name={t.aboutDocuments} value={grouped(report.documents)} />
            <Fact name={t.aboutKept} value={grouped(report.articles)} />
            <Fact name={t.aboutDuplicates} value={grouped(report.duplicates)} />
            <Fact name={t.aboutReprintGroups} value={grouped(report.reprintGroups)} />
          </dl>
          <Counts caption={t.aboutCharsets} unit={t.count} counts={report.byCharset} />
        </>
      )}
    </>
  )
}

function Missing({ language }: { readonly language: Language }) {
  const t = wordsOf(language)
  const { undated, sources } = overview()
  const report = remembered('report', ({ store }) => store.report())
  const unsourced = sources.find(({ name }) => name === '')?.count ?? 0
  return (
    <section className="section">
      <h2>{t.aboutLacks}</h2>
      <dl className="facts figures">
        {report && <Fact name={t.aboutRejected} value={grouped(report.rejected)} />}
        <Fact
          name={t.aboutUndated}
          value={undated > 0 ? <a href={inLanguage('/search?year=', language)}>{grouped(undated)}</a> : '0'}
        />
        <Fact
          name={t.aboutUnsourced}
          value={
            unsourced > 0 ? <a href={inLanguage('/search?source=', language)}>{grouped(unsourced)}</a> : '0'
          }
        />
      </dl>
      {report && report.refused.length > 0 && <Refused language={language} />}
      <p className="section">
        <a href={inLanguage('/sources', language)}>{t.aboutGaps}</a>
      </p>
    </section>
  )
}

/** Files listed under each reason; the rest are counted. */
const FILES_LISTED = 20

/** Why documents were refused: a sentence for each code, how many files it kept out, and which. */
function Refused({ language }: { readonly language: Language }) {
  const t = wordsOf(language)
  const report = remembered('report', ({ store }) => store.report())
  if (!report) return null
  return (
    <>
      <h3 className="section">{t.aboutReasons}</h3>
      {report.refusedByCode.map(({ name, count }) => {
        const refused = report.refused.filter(({ code }) => code === name)
        const reason = refusalInWords(name, refused[0]?.reason ?? name, language)
        const listed = refused.slice(0, FILES_LISTED)
        return (
          <details key={name} className="refused">
            <summary>
              <span lang={reason.lang}>{reason.text}</span>
              {'\u00a0'}
              <span className="quiet figures">{grouped(count)}</span>
            </summary>
            <ul className="small quiet">
              {listed.map(({ file, url }) => (
                <li key={`${file} ${url}`}>{url ? `${file} · ${url}` : file}</li>
              ))}
              {count > listed.length && <li>{t.andMore(count - listed.length)}</li>}
            </ul>
          </details>
        )
      })}
    </>
  )
}

function Counts(props: {
  readonly caption: string
  readonly unit: string
  readonly counts: readonly Count[]
}) {
  if (props.counts.length === 0) return null
  return (
    <div className="table-scroll section">
      <table>
        <thead>
          <tr>
            <th scope="col">{props.caption}</th>
            <th scope="col" className="number">
              {props.unit}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.counts.map(({ name, count }) => (
            <tr key={name}>
              <td>{name}</td>
              <td className="number">{grouped(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
