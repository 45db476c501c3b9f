/** How long a headline is to the eye. Pure. */

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

/** In Han characters; Latin letters, figures and spaces are half as wide. */
function widthOf(title: string): number {
  let width = 0
  for (const character of title) width += character < '\u2000' ? 0.5 : 1
  return width
}
