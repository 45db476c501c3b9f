/**
 * Where the hits stand in a story, for the map beside it. Pure.
 *
 * Places are estimated in lines, because a paragraph of one word takes as much height as one of thirty.
 */
import type { ArticleMarks } from '../../lib/search/index.ts'

/** One stroke of the map. */
export interface HitTick {
  /** Number of the (first) hit it stands for, as in the anchors `#h1`, `#h2`, …. */
  readonly hit: number
  readonly term: number
  /** Between the story's beginning, 0, and its end, 1. */
  readonly place: number
}

/** Characters of a line of the story at its full measure, and those a first line is indented by. */
const LINE_CHARS = 37
const INDENT_CHARS = 2
/** Strokes that can be told apart on the map: hits nearer to each other are one. */
const ROWS = 120

/** One stroke for each hit, or for several where they stand close together. */
export function hitTicks(paragraphs: readonly string[], marks: ArticleMarks): HitTick[] {
  const linesOf = (chars: number) => Math.max(1, Math.ceil((chars + INDENT_CHARS) / LINE_CHARS))
  const lines = paragraphs.reduce((sum, { length }) => sum + linesOf(length), 0)
  const ticks: HitTick[] = []
  let row = -1
  const add = (tick: HitTick) => {
    const own = Math.floor(tick.place * ROWS)
    if (own > row) ticks.push(tick)
    row = Math.max(row, own)
  }
  for (const [at, { term }] of marks.title.entries()) add({ hit: at + 1, term, place: 0 })
  let hit = marks.title.length
  let above = 0
  for (const [at, text] of paragraphs.entries()) {
    for (const { start, term } of marks.paragraphs[at] ?? []) {
      hit++
      add({ hit, term, place: (above + (start + INDENT_CHARS) / LINE_CHARS) / lines })
    }
    above += linesOf(text.length)
  }
  return ticks
}
