/** How we know what the page says: file, checksum, charset and its evidence, the date's origin, what was removed. */
import type { ReactNode } from 'react'
import type { Article, Removal } from '../../../lib/article.ts'
import { charsetSentence } from '../../_text/charset-words.ts'
import { type Language, wordsOf } from '../../_text/index.ts'
import { chinaMoment, percent } from '../../_text/numbers.ts'
import type { Worded } from '../../_text/pipeline-words.ts'
import { removalInWords } from '../../_text/removals.ts'

interface Props {
  readonly article: Article
  /** ISO moment; null where unknown. */
  readonly ingestedAt: string | null
  readonly language: Language
}

export function Provenance({ article, ingestedAt, language }: Props) {
  const t = wordsOf(language)
  const { provenance } = article
  const { charset } = provenance
  const p = t.provenance
  return (
    <details>
      <summary>
        <h2>{t.provenanceHeading}</h2>
      </summary>
      <dl className="facts">
        <Fact name={p.file}>
          {provenance.file}
          {provenance.ordinal !== null && ` · ${p.ordinal(provenance.ordinal + 1)}`}
        </Fact>
        <Fact name={p.size}>{p.bytes(provenance.bytes)}</Fact>
        <Fact name={p.sha256}>
          <code>{provenance.sha256}</code>
        </Fact>
        <Fact name={p.charset}>
          {charset.charset} · {p.confidence} {percent(charset.confidence)}
        </Fact>
        <Fact name={p.declared}>{charset.declared ?? p.nothingDeclared}</Fact>
        <Fact name={p.evidence}>
          <Lines lines={charset.evidence.map((line) => charsetSentence(line, language))} />
        </Fact>
        {charset.repairs.length > 0 && (
          <Fact name={p.repairs}>
            <Lines lines={charset.repairs.map(({ reason }) => charsetSentence(reason, language))} />
          </Fact>
        )}
        {provenance.publishedFrom && (
          <Fact name={p.publishedFrom}>{t.dateOrigins[provenance.publishedFrom]}</Fact>
        )}
        <Fact name={p.rules}>{[...new Set(provenance.rules)].join(t.listComma)}</Fact>
        {provenance.capturedAt && (
          <Fact name={p.captured}>
            <Moment at={provenance.capturedAt} />
          </Fact>
        )}
        {ingestedAt && (
          <Fact name={p.ingested}>
            <Moment at={ingestedAt} />
          </Fact>
        )}
        <Fact name={p.id}>
          <code>{article.id}</code>
        </Fact>
      </dl>
      <p>
        <a href={`/article/${article.id}/original`}>{t.originalBytes}</a>
      </p>
    </details>
  )
}

export function Removed({
  removals,
  contentLang,
  language,
}: {
  readonly removals: readonly Removal[]
  /** Of the article: what stood around it is mostly in the same. */
  readonly contentLang: string
  readonly language: Language
}) {
  const t = wordsOf(language)
  if (removals.length === 0) return <p className="quiet removed-none">{t.removedNone}</p>
  return (
    <details>
      <summary>
        <h2>{t.removedHeading}</h2> <span className="quiet figures">{removals.length}</span>
      </summary>
      <ul>
        {removals.map(({ rule, reason, text }, at) => {
          const why = removalInWords(rule, reason, language)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: removals are a fixed list in page order
            <li key={at} className="removed">
              <p>
                <span lang={why.lang}>{why.text}</span> <code className="quiet small">{rule}</code>
              </p>
              <blockquote lang={contentLang}>{text}</blockquote>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Moment({ at }: { readonly at: string }) {
  return <time dateTime={at}>{chinaMoment(at)}</time>
}

/** One a line, each once. */
function Lines({ lines }: { readonly lines: readonly Worded[] }) {
  const once = new Map(lines.map(({ text, lang }) => [text, lang]))
  return [...once].map(([text, lang]) => (
    <span key={text} className="line" lang={lang}>
      {text}
    </span>
  ))
}
