/**
 * Character repair: a character that fits nowhere in the archive's language, put right by one that sounds the same.
 *
 * Pure. 进搏会 is met nowhere, 进博会 often; 搏 and 博 sound alike. Numerals are never touched: 神舟十七 is not a slip
 * for 神舟十八. A run that the archive knows is left alone, however rare.
 */
import { isHan } from '../../text/index.ts'
import { soundalikes } from '../pinyin/pinyin.ts'
import type { Trigrams } from './trigrams.ts'

/** A repair is believed where one of its trigrams was met so often, */
const STRONG = 8
/** or two of them were met at all (that is, three times). */
const WEAK_PAIRS = 2

const NUMERALS = new Set('〇零一二三四五六七八九十百千万亿两0123456789')

/** Runs are looked at up to this length. */
const MAX_RUN = 40

/**
 * The run's most convincing repair: the shortest stretch that names it, wrong and right.
 *
 * @param run - Folded text of a query.
 * @returns Null where nothing looks wrong, or nothing better is known.
 */
export function repairRun(
  run: string,
  trigrams: Trigrams,
): { readonly from: string; readonly to: string } | null {
  let best: { from: string; to: string; weight: number } | null = null
  const text = run.slice(0, MAX_RUN)
  for (let at = 0; at < text.length; at++) {
    const wrong = text.charAt(at)
    if (NUMERALS.has(wrong) || !isHan(text.charCodeAt(at))) continue
    const windows = windowsOver(text, at)
    if (windows.length === 0 || windows.some((start) => trigrams.countAt(text, start) > 0)) continue
    for (const right of soundalikes(wrong)) {
      if (NUMERALS.has(right)) continue
      const fixed = text.slice(0, at) + right + text.slice(at + 1)
      const counts = windows.map((start) => trigrams.countAt(fixed, start))
      const weight = counts.reduce((sum, count) => sum + count, 0)
      const known = counts.filter((count) => count > 0).length
      if (Math.max(...counts) < STRONG && known < WEAK_PAIRS) continue
      if (best && weight <= best.weight) continue
      const start = windows[counts.indexOf(Math.max(...counts))] ?? at
      best = { from: text.slice(start, start + 3), to: fixed.slice(start, start + 3), weight }
    }
  }
  return best && { from: best.from, to: best.to }
}

/** Starts of the trigrams of Han that hold the character at `at`. */
function windowsOver(text: string, at: number): number[] {
  return [at - 2, at - 1, at].filter(
    (start) =>
      start >= 0 &&
      start + 3 <= text.length &&
      [0, 1, 2].every((step) => isHan(text.charCodeAt(start + step))),
  )
}
