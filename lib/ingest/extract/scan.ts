/**
 * Hard-wrapped text: lines of one width, as scans, mails and old terminals leave them, become paragraphs again.
 *
 * Pure. Lines are joined only where the document as a whole is set that way: many lines end at the same width without
 * a sentence's end there.
 */
import { isInfoLine } from '../lines/info.ts'

/** What became of the lines of a dump. */
export interface Rewrapped {
  readonly lines: readonly string[]
  /** Running heads and page numbers that stood between the lines. */
  readonly removed: readonly string[]
  /** Whether lines were joined at all. */
  readonly joined: boolean
}

const MIN_LINES = 3
/** Documents with fewer lines must be of exactly one width. */
const FEW_LINES = 11
const MIN_WIDTH = 16
const MAX_WIDTH = 140
/** Share of lines at the full width from which a document counts as hard-wrapped. */
const FULL_SHARE = 0.4
const PAGE_NUMBER = /^[\s　]*[·\-—–(（[【第]{0,2}\s?\d{1,4}\s?[·\-—–)）\]】页]{0,2}[\s　]*$/

/** Joins the lines of a hard-wrapped text; gives any other text back as it is. */
export function rewrap(lines: readonly string[]): Rewrapped {
  const trimmed = lines.map((line) => line.trimEnd())
  const measure = findWidth(trimmed)
  if (!measure) return { lines, removed: [], joined: false }
  const removed: string[] = []
  const body = dropRunningHeads(trimmed, removed)
  const out: string[] = []
  let open = false
  for (const [i, line] of body.entries()) {
    if (line.trim() === '') {
      out.push(line)
      open = false
      continue
    }
    const apart = isIndented(line) || (i < HEAD_LINES && isInfoLine(line))
    if (open && !apart) out[out.length - 1] += glue(out[out.length - 1] ?? '', line.trimStart())
    else out.push(line)
    const width = measure.of(line)
    open = width >= measure.full - measure.slack && width <= (measure.most ?? MAX_WIDTH)
  }
  return { lines: out, removed, joined: true }
}

interface Measure {
  readonly full: number
  readonly slack: number
  /** Wider lines are not of the set. */
  readonly most?: number
  of(line: string): number
}

const byChars = (line: string): number => [...line].length

/** Columns on a terminal: wide characters take two. */
function byColumns(line: string): number {
  let columns = 0
  for (const c of line) columns += (c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1
  return columns
}

function findWidth(lines: readonly string[]): Measure | null {
  const filled = lines.filter((line) => line.trim() !== '')
  if (filled.length < MIN_LINES) return null
  for (const [of, slack] of [
    [byChars, 1],
    [byColumns, 3],
  ] as const) {
    const widths = filled.map(of)
    const full = widths.reduce((most, width) => (width <= MAX_WIDTH ? Math.max(most, width) : most), 0)
    if (full < MIN_WIDTH || widths.some((width) => width > MAX_WIDTH)) continue
    const few = filled.length < FEW_LINES
    const atFull = filled.filter((_, i) => (widths[i] ?? 0) >= full - (few ? 0 : slack))
    const unfinished = atFull.filter((line) => !/[。！？”]$/.test(line)).length
    if (isSetAmongOthers(lines, atFull, unfinished)) return { full, slack, of }
    if (
      atFull.length >= filled.length * (few ? FULL_SHARE / 2 : FULL_SHARE) &&
      atFull.length >= (few ? 2 : 4) &&
      unfinished >= atFull.length * 0.7
    )
      return { full, slack, of }
  }
  return findModalWidth(lines, filled)
}

/** A wrapped story among longer lines, such as a list of headlines: the width at which most lines break off. */
function findModalWidth(lines: readonly string[], filled: readonly string[]): Measure | null {
  const broken = lines.filter((line, i) => goesOn(lines[i + 1]) && byChars(line) >= MIN_WIDTH)
  const times = new Map<number, string[]>()
  for (const line of broken) times.set(byChars(line), [...(times.get(byChars(line)) ?? []), line])
  const [full, set] = [...times].sort((a, b) => b[1].length - a[1].length)[0] ?? [0, []]
  if (full > MAX_WIDTH || set.length < filled.length * MODAL_SHARE) return null
  if (set.filter((line) => /[，。、；]/.test(line)).length < set.length * PROSE_SHARE) return null
  const unfinished = set.filter((line) => !/[。！？”]$/.test(line)).length
  return isSetAmongOthers(lines, set, unfinished) ? { full, slack: 0, most: full, of: byChars } : null
}

/** Lines of one width from which a wrapped text among menus and lists is known, and how many of them must go on. */
const MIN_SET_LINES = 4
const GOES_ON = 0.85
/** Share of all lines that break off at the commonest width, and how many of those read like prose. */
const MODAL_SHARE = 0.08
const PROSE_SHARE = 0.6
/** Fewer where a full line is indented and the next is not, as in a wrapped paragraph. */
const MIN_INDENTED = 2
/** Lines of a head, in which an info line is never the headline's second line. */
const HEAD_LINES = 8

const isIndented = (line: string): boolean => /^(?:\u3000|[ \t\u00a0]{2})/.test(line)

/** A line of text without an indent follows. */
function goesOn(next: string | undefined): boolean {
  return next !== undefined && next.trim() !== '' && !isIndented(next)
}

/** A wrapped story with unwrapped lines around it: its full lines break off and the next line follows at once. */
function isSetAmongOthers(lines: readonly string[], atFull: readonly string[], unfinished: number): boolean {
  const full = new Set(atFull)
  const opens = lines.filter((line, i) => full.has(line) && isIndented(line) && goesOn(lines[i + 1])).length
  const least = opens > 0 ? MIN_INDENTED : MIN_SET_LINES
  if (atFull.length < least || unfinished < atFull.length * GOES_ON) return false
  const followed = lines.filter((line, i) => full.has(line) && (lines[i + 1] ?? '').trim() !== '').length
  return followed >= atFull.length * GOES_ON
}

/** Takes out page numbers and lines that come back word for word between the pages, keeping the first of them. */
function dropRunningHeads(lines: readonly string[], removed: string[]): string[] {
  const times = new Map<string, number>()
  for (const line of lines) if (line.trim().length >= 4) times.set(line, (times.get(line) ?? 0) + 1)
  const out: string[] = []
  const kept = new Set<string>()
  let afterBreak = false
  for (const line of lines) {
    const blank = line.trim() === ''
    if (blank && afterBreak) continue
    const repeated = (times.get(line) ?? 0) > 1
    if (!blank && (PAGE_NUMBER.test(line) || (repeated && kept.has(line)))) {
      removed.push(line.trim())
      // The blank lines round a page break are the break's, not the text's.
      while (out.length > 0 && out[out.length - 1]?.trim() === '') out.pop()
      afterBreak = true
      continue
    }
    if (repeated) kept.add(line)
    out.push(line)
    afterBreak = false
  }
  return out
}

/** A space where Latin words meet, none between Han characters. */
function glue(before: string, after: string): string {
  const latin = /[A-Za-z,.;]$/.test(before) && /^[A-Za-z]/.test(after)
  return latin ? ` ${after}` : after
}
