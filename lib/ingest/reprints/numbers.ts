/**
 * Numbers: what tells today's weather from yesterday's.
 *
 * Bulletins, draws, prices and ceremonies are printed from a form: nearly the same words every time, other numbers. A
 * reprint keeps its numbers. So the numbers of two stories are compared wherever both have the same words before them.
 * Pure.
 */

/** The numbers of a wording, each as two hashes: of the words before it, and of these words with the number. */
export interface Numbers {
  /** Sorted. */
  readonly frames: Uint32Array
  /** Sorted. */
  readonly filled: Uint32Array
}

/** How many numbers stand behind the same words in both stories, and how many of those are the same numbers. */
export interface NumberMatch {
  readonly inSameFrame: number
  readonly equal: number
}

/** Units before a number that must be the same, other numbers left out. */
const FRAME = 3

const PRIME = 0x01000193

/**
 * Reads the numbers of a wording.
 *
 * @param wording - From `wordingOf`; digits are ASCII there. A number is a run of digits (marks are gone, so 3.5 is 35),
 * or of two or more Han numerals; a single one, as in 一个, is a word.
 */
export function numbersOf(wording: Uint16Array): Numbers {
  const frames: number[] = []
  const filled: number[] = []
  const before = new Uint16Array(FRAME)
  let at = 0
  while (at < wording.length) {
    const end = numberEnd(wording, at)
    if (end === at) {
      before.copyWithin(0, 1)
      before[FRAME - 1] = wording[at++] ?? 0
      continue
    }
    let hash = 0x811c9dc5
    for (const unit of before) hash = Math.imul(hash ^ unit, PRIME)
    frames.push(hash >>> 0)
    for (; at < end; at++) hash = Math.imul(hash ^ (wording[at] ?? 0), PRIME)
    filled.push(hash >>> 0)
  }
  return { frames: Uint32Array.from(frames).sort(), filled: Uint32Array.from(filled).sort() }
}

/** Compares the numbers that stand behind the same words. */
export function matchNumbers(one: Numbers, other: Numbers): NumberMatch {
  return {
    inSameFrame: countCommon(one.frames, other.frames),
    equal: countCommon(one.filled, other.filled),
  }
}

const HAN_NUMERALS = new Set(Array.from('〇零一二三四五六七八九十百千万亿', (c) => c.charCodeAt(0)))
const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39

/** Where the number ends that begins at `at`; `at` itself where none does. */
function numberEnd(wording: Uint16Array, at: number): number {
  let end = at
  if (isDigit(wording[at] ?? 0)) {
    while (isDigit(wording[end] ?? 0)) end++
    return end
  }
  while (HAN_NUMERALS.has(wording[end] ?? 0)) end++
  return end - at >= 2 ? end : at
}

/** Entries that two sorted lists have in common, repeats counted. */
function countCommon(one: Uint32Array, other: Uint32Array): number {
  let common = 0
  let i = 0
  let j = 0
  while (i < one.length && j < other.length) {
    const difference = (one[i] ?? 0) - (other[j] ?? 0)
    if (difference === 0) common++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return common
}
