/**
 * Quotation marks that meet other punctuation, set close: `”，` takes one and a half widths, not two.
 *
 * Browsers do so by themselves (`text-spacing-trim`) but for curly quotes in bold type, whose glyphs they do not take
 * for full-width ones. Fonts without half-width forms leave the marks as they are.
 */
import { Fragment } from 'react'

/** A closing quote before punctuation, or an opening one or bracket behind a quote or punctuation. */
const MEETING =
  /([”’](?=[，。、；：！？）》」』”’])|(?<=[”’])[（《「『“‘]|(?<=[，。、；：！？）》」』（《「『])[“‘])/

export function Tight({ text }: { readonly text: string }) {
  const parts = text.split(MEETING)
  if (parts.length === 1) return text
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
      <Fragment key={at}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
      <span key={at} className="half-width">
        {part}
      </span>
    ),
  )
}
