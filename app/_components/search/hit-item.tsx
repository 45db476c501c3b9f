'use client'
/** A hit in its list: headline, passages, where and when. A client component for the reason told in `hit-view.ts`. */
import type { ReactNode } from 'react'
import type { HitView, MarkedText } from '../../_data/hit-view.ts'
import { termStyle } from '../marked.tsx'
import { tight } from '../tight.tsx'

export interface HitItemProps {
  readonly hit: HitView
  /** The reprints behind it, where they are unfolded. */
  readonly children: ReactNode
}

export function HitItem({ hit, children }: HitItemProps) {
  const { id, href, lang, published, folded } = hit
  return (
    <li className="hit">
      {hit.divider && <p className="divider">{hit.divider}</p>}
      <article aria-labelledby={`hit-${id}`}>
        <h2 id={`hit-${id}`} className={hit.headline} lang={lang}>
          <a href={href} data-result="">
            {partsOf(hit.title, tight)}
          </a>
        </h2>
        {hit.passages.map(({ paragraph, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the passages of a hit never change their order
          <p key={at} className="fragment" lang={lang}>
            <a href={`${href}#p${paragraph}`} tabIndex={-1}>
              {partsOf(text)}
            </a>
          </p>
        ))}
        <p className="hit-meta dotted">
          <span>{hit.source}</span>
          {published === null ? <span>{hit.day}</span> : <time dateTime={published}>{hit.day}</time>}
          {hit.notes.map((note) => (
            <span key={note}>{note}</span>
          ))}
          {folded && (
            <a
              className="unfold"
              href={folded.href}
              aria-expanded={folded.isOpen}
              aria-controls={folded.isOpen ? `reprints-${id}` : undefined}
              data-stay=""
              data-replace=""
            >
              {folded.words}
            </a>
          )}
        </p>
        {children}
      </article>
    </li>
  )
}

/** Every second part is marked. */
function partsOf({ parts, terms }: MarkedText, plain: (text: string) => ReactNode = (text) => text) {
  if (parts.length === 1) return plain(parts[0] ?? '')
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      plain(part)
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
      <mark key={at} data-term={termStyle(terms[at >> 1] ?? 0)}>
        {part}
      </mark>
    ),
  )
}
