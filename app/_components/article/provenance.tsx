/** How we know what the page says: file, checksum, charset and its evidence, the date's origin, what was removed. */
import type { ReactNode } from 'react'
import type { Article, Removal } from '../../../lib/article.ts'
import { type Language, wordsOf } from '../../_text/index.ts'
import { chinaMoment, percent } from '../../_text/numbers.ts'

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
          {provenance.ordinal !== null && ` (${p.ordinal(provenance.ordinal + 1)})`}
        </Fact>
        <Fact name={p.size}>{p.bytes(provenance.bytes)}</Fact>
        <Fact name={p.sha256}>
          <code>{provenance.sha256}</code>
        </Fact>
        <Fact name={p.charset}>
          {charset.charset}（{p.confidence} {percent(charset.confidence)}）
        </Fact>
        <Fact name={p.declared}>{charset.declared ?? p.nothingDeclared}</Fact>
        <Fact name={p.evidence}>
          <Lines lines={charset.evidence} />
        </Fact>
        {charset.repairs.length > 0 && (
          <Fact name={p.repairs}>
            <Lines lines={[...new Set(charset.repairs.map(({ reason }) => reason))]} />
          </Fact>
        )}
        {provenance.publishedFrom && (
          <Fact name={p.publishedFrom}>{t.dateOrigins[provenance.publishedFrom]}</Fact>
        )}
        <Fact name={p.rules}>
          <Lines lines={provenance.rules} />
        </Fact>
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
  language,
}: {
  readonly removals: readonly Removal[]
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
        {removals.map(({ rule, reason, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: removals are a fixed list in page order
          <li key={at} className="removed">
            <p>
              <span lang="zh-Hans">{reason}</span> <code className="quiet small">{rule}</code>
            </p>
            <blockquote>{text}</blockquote>
          </li>
        ))}
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

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => (
    // What the pipeline says of itself, in its own language.
    <span key={line} className="line" lang="zh-Hans">
      {line}
    </span>
  ))
}
