/** Text with its hits marked: ranges become `<mark>` elements, never markup from the archive. */
import { Fragment } from 'react'
import type { TermRange } from '../../lib/search/index.ts'
import { tight } from './tight.tsx'

/** Tints and underlines repeat after so many terms. */
const STYLES = 6

/** The look of a term's marks, as `data-term` has it; the first one's needs no attribute. */
export function termStyle(term: number): number | undefined {
  return term % STYLES || undefined
}

export function Marked(props: {
  readonly text: string
  /** In order, not overlapping. */
  readonly marks: readonly TermRange[]
  /** Number of the first mark on the page, for anchors `#h1`, `#h2`, …; left out where none are wanted. */
  readonly firstNumber?: number
  /** Set in the bold type of headlines. */
  readonly isHeading?: boolean
}) {
  const plain = (text: string) =>
    props.isHeading ? <Fragment key={`plain ${at}`}>{tight(text)}</Fragment> : text
  let at = 0
  if (props.marks.length === 0) return plain(props.text)
  const parts = []
  for (const [index, { start, end, term }] of props.marks.entries()) {
    if (start > at) parts.push(plain(props.text.slice(at, start)))
    const id = props.firstNumber === undefined ? undefined : `h${props.firstNumber + index}`
    parts.push(
      <mark key={start} id={id} data-term={termStyle(term)}>
        {props.text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  if (at < props.text.length) parts.push(plain(props.text.slice(at)))
  return parts
}
