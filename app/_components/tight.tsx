/**
 * Quotation marks that meet other punctuation, set close: `”，` takes one and a half widths, not two.
 *
 * Browsers do so by themselves (`text-spacing-trim`) but for curly quotes in bold type, whose glyphs they do not take
 * for full-width ones. Fonts without half-width forms leave the marks as they are.
 */
import type { ReactNode } from 'react'

/** A closing quote before punctuation; an opening quote or bracket behind a closing quote; an opening quote behind punctuation. */
const MEETING =
  /([”’](?=[，。、；：！？）》】」』”’])|(?<=[”’])[（《【「『“‘]|(?<=[，。、；：！？）》】」』（《【「『])[“‘])/

/** A headline, or a part of one, with such marks at half their width. Most come back as they are. */
export function tight(text: string): ReactNode {
  const parts = text.split(MEETING)
  if (parts.length === 1) return text
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
      <span key={at} className="half-width">
        {part}
      </span>
    ),
  )
}
