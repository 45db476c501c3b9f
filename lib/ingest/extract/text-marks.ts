/**
 * Marks that programs leave in text dumps: numbered links of terminal browsers, a common left margin, Markdown.
 *
 * Pure. Each is taken off only where the whole dump is written that way.
 */

/** Numbered links from which a dump counts as a terminal browser's. */
const MIN_NUMBERED = 3
/** Share of lines that must be indented alike to speak of a margin. */
const MARGIN_SHARE = 0.9
const MIN_LINES = 5
const NUMBERED = /\[\d{1,4}\](?=\S)/g
const REFERENCE = /^\s{0,8}(?:\[?\d{1,4}\]?\.?)\s{1,3}(?:https?|ftp|mailto|javascript|file):\S*\s*$/
const REFERENCES_HEAD = /^\s{0,8}(?:References|Links|链接|Visible links)\s*:?\s*$/i
const HEADING = /^#{1,6}\s+(?=\S)/
const MARKDOWN = /^(?:#{1,6}\s+\S|>\s|!\[[^\]]{0,200}\]\()|\[[^\]]{1,200}\]\(https?:/

/** The lines of a dump without such marks. */
export function unmark(lines: readonly string[]): readonly string[] {
  return withoutMarkdown(withoutMargin(withoutNumbers(lines)))
}

/** Takes off the white space that nearly all lines begin with. */
function withoutMargin(lines: readonly string[]): readonly string[] {
  const margins = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^ {0,40}/.exec(line)?.[0].length ?? 0)
  if (margins.length < MIN_LINES) return lines
  const sorted = [...margins].sort((a, b) => a - b)
  const margin = sorted[Math.floor(sorted.length * (1 - MARGIN_SHARE))] ?? 0
  // Two spaces in all lines are a margin; in some of them they open paragraphs.
  return margin < 2 || sorted[0] === 0
    ? lines
    : lines.map((line) => line.slice(Math.min(margin, indentOf(line))))
}

const indentOf = (line: string): number => /^ {0,40}/.exec(line)?.[0].length ?? 0

/** `[12]` before a link's text, and the list of addresses at the end. */
function withoutNumbers(lines: readonly string[]): readonly string[] {
  let next = 1
  let counted = 0
  for (const line of lines)
    for (const m of line.matchAll(NUMBERED)) {
      const number = Number(m[0].slice(1, -1))
      if (number >= next) {
        counted++
        next = number + 1
      }
    }
  if (counted < MIN_NUMBERED) return lines
  return lines
    .filter((line) => !REFERENCE.test(line) && !REFERENCES_HEAD.test(line))
    .map((line) => line.replace(NUMBERED, '').replace(/^(\s{0,12})[*+o-] (?=\S)/, '$1'))
}

/** Heading signs, quote signs, pictures and the addresses of links. */
function withoutMarkdown(lines: readonly string[]): readonly string[] {
  const marked = lines.filter((line) => MARKDOWN.test(line)).length
  const first = lines.find((line) => line.trim() !== '') ?? ''
  if (!HEADING.test(first) && (marked < 2 || !lines.some((line) => HEADING.test(line)))) return lines
  return lines.map((line) =>
    line
      .replace(HEADING, '')
      .replace(/^\s{0,3}>\s?/, '')
      .replace(/!\[[^\]]{0,300}\]\([^)\s]{0,1000}\)/g, '')
      .replace(/\[([^\]]{0,300})\]\([^)\s]{0,1000}\)/g, '$1')
      .replace(/\*\*([^*]{1,300})\*\*/g, '$1'),
  )
}
