/**
 * Character repair: a character that fits nowhere in the archive's language, put right by one that sounds the same.
 *
 * Pure. 进搏会 is met nowhere, 进博会 often; 搏 and 博 sound alike. Numerals are never touched: 神舟十七 is not a slip
 * for 神舟十八. A run that the archive knows is left alone, however rare.
 */
import { isHan } from '../../text/index.ts'
import { soundalikes } from '../pinyin/pinyin.ts'
import type { Trigrams } from './trigrams.ts'

/**
 * A repair is believed where its trigrams were met so many times as often as the pairs that the doubtful character
 * makes with its neighbours: 供热 is met itself, so 保障供热 is no slip for 保障工…
 */
const MORE_THAN_PAIRS = 4
/** At the edge of a run one trigram alone bears witness, so it must be met more often. */
const STRONG = 8
const STRONG_AT_EDGE = 16

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
    const windows = windowsOver(text, at, 3)
    if (windows.length === 0 || windows.some((start) => trigrams.countAt(text, start, 3) > 0)) continue
    const pairs = windowsOver(text, at, 2).map((start) => trigrams.countAt(text, start, 2))
    const needed = Math.max(
      windows.length === 1 ? STRONG_AT_EDGE : STRONG,
      Math.max(...pairs) * MORE_THAN_PAIRS,
    )
    for (const right of soundalikes(wrong)) {
      if (NUMERALS.has(right)) continue
      const fixed = text.slice(0, at) + right + text.slice(at + 1)
      const counts = windows.map((start) => trigrams.countAt(fixed, start, 3))
      const weight = counts.reduce((sum, count) => sum + count, 0)
      if (weight < needed || weight <= (best?.weight ?? 0)) continue
      const start = windows[counts.indexOf(Math.max(...counts))] ?? at
      best = { from: text.slice(start, start + 3), to: fixed.slice(start, start + 3), weight }
    }
  }
  return best && { from: best.from, to: best.to }
}

/** Starts of the pairs or trigrams of Han that hold the character at `at`. */
function windowsOver(text: string, at: number, units: 2 | 3): number[] {
  const isRun = (start: number) => {
    for (let step = 0; step < units; step++) if (!isHan(text.charCodeAt(start + step))) return false
    return start >= 0 && start + units <= text.length
  }
  return Array.from({ length: units }, (_, step) => at - units + 1 + step).filter(isRun)
}
