/**
 * Numbers: what tells today's weather from yesterday's.
 *
 * Bulletins, draws, prices and ceremonies are printed from a form: nearly the same words every time, other numbers. A
 * reprint keeps its numbers. So the numbers of two stories are compared wherever both have the same words before them.
 * Pure.
 */
import { isWording } from './wording.ts'

/** The numbers of a story, each as two hashes: of the words before it, and of these words with the number. */
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
 * Reads the numbers of a story.
 *
 * @param lines - Folded paragraphs; digits are ASCII there. A number is a run of digits, points and commas within it not
 * counted, or of two or more Han numerals; a single one, as in 一个, is a word. A number that begins its paragraph has no
 * words before it and is left out, as is the 2/9 above a picture.
 */
export function numbersOf(lines: readonly string[]): Numbers {
  const frames: number[] = []
  const filled: number[] = []
  for (const line of lines) readLine(line, frames, filled)
  return { frames: Uint32Array.from(frames).sort(), filled: Uint32Array.from(filled).sort() }
}

const before = new Uint16Array(FRAME)

function readLine(line: string, frames: number[], filled: number[]): void {
  before.fill(0)
  let at = 0
  while (at < line.length) {
    const end = numberEnd(line, at)
    if (end === at) {
      if (isWording(line, at)) {
        before.copyWithin(0, 1)
        before[FRAME - 1] = line.charCodeAt(at)
      }
      at++
      continue
    }
    if (before[FRAME - 1] !== 0) {
      const frame = before.reduce((hash, unit) => Math.imul(hash ^ unit, PRIME), 0x811c9dc5)
      frames.push(frame >>> 0)
      filled.push(withNumber(frame, line, at, end))
    }
    at = end
  }
}

function withNumber(frame: number, line: string, from: number, to: number): number {
  let hash = frame
  for (let at = from; at < to; at++)
    if (isWording(line, at)) hash = Math.imul(hash ^ line.charCodeAt(at), PRIME)
  return hash >>> 0
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
const isSeparator = (unit: number) => unit === 0x2c || unit === 0x2e

/** Where the number ends that begins at `at`; `at` itself where none does. */
function numberEnd(line: string, at: number): number {
  let end = at
  if (isDigit(line.charCodeAt(at))) {
    while (
      isDigit(line.charCodeAt(end)) ||
      (isSeparator(line.charCodeAt(end)) && isDigit(line.charCodeAt(end + 1)))
    )
      end++
    return end
  }
  while (HAN_NUMERALS.has(line.charCodeAt(end))) end++
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
