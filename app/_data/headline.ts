/** How long a headline is to the eye, and what of a very long one stands below it. Pure. */
import type { TermRange } from '../../lib/search/index.ts'

/** Three lines of the largest type hold so many Han characters on a phone. */
const LONG = 36
/** Three lines of the next smaller one, beside the story on a wide page. */
const LONGEST = 64

/**
 * The class of an article's headline: long ones are set smaller, so that they stay within about three lines.
 *
 * @returns Undefined for one of usual length.
 */
export function headlineClass(title: string): 'long' | 'longest' | undefined {
  const width = widthOf(title)
  if (width > LONGEST) return 'longest'
  return width > LONG ? 'long' : undefined
}

/** A part of a headline, with its marks. */
export interface HeadlinePart {
  readonly text: string
  readonly marks: readonly TermRange[]
}

/**
 * Parts the longest headlines as newspapers do, into the headline and the lines below it: scraped ones hold both in
 * one, with spaces between.
 *
 * @param marks - In order, not overlapping.
 * @returns The whole as one part where it is shorter, or has no place to be parted at.
 */
export function headlineParts(title: string, marks: readonly TermRange[]): readonly HeadlinePart[] {
  const spaces = [...title.matchAll(/[ \u3000]+/g)].filter(
    ({ index }) => index > 0 && !marks.some(({ start, end }) => start <= index && index < end),
  )
  const short = spaces.findLast(({ index }) => widthOf(title.slice(0, index)) <= LONG)
  const space = widthOf(title) > LONGEST ? (short ?? spaces[0]) : undefined
  if (!space) return [{ text: title, marks }]
  const below = space.index + space[0].length
  return [
    { text: title.slice(0, space.index), marks: marks.filter(({ start }) => start < space.index) },
    {
      text: title.slice(below),
      marks: marks
        .filter(({ start }) => start >= below)
        .map((mark) => ({ ...mark, start: mark.start - below, end: mark.end - below })),
    },
  ]
}

/** In Han characters; Latin letters, figures and spaces are half as wide. */
function widthOf(title: string): number {
  let width = 0
  for (const character of title) width += character < '\u2000' ? 0.5 : 1
  return width
}
