/**
 * Faults that show only in parsed text: references escaped twice and mojibake written as entities. In markup they are
 * legitimate, so decoding must leave them alone. Pure.
 */
import { repairText } from '../../charset/index.ts'

/**
 * Repairs an article's lines together, so that a fault of the page is told by all of them.
 *
 * @param lines - Title, paragraphs, captions: none holds a line break.
 * @returns As many lines; the very same array where nothing is surely wrong.
 */
export function mendParsed(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n')
  const mended = repairText(text).text
  if (mended === text) return lines
  const better = mended.split('\n')
  return better.length === lines.length ? better : lines
}
