/**
 * The stories of the shared corpora, and seeded chance to draw from them.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A story of the corpus. */
export interface Story {
  readonly id: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly title: string
  /** Paragraphs joined by line breaks. */
  readonly body: string
}

/** Reads a gzipped JSONL of stories. */
export function readStories(path: string): Story[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Story)
}

/** A source of whole numbers below `n`, the same for the same seed (mulberry32). */
export function seeded(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }
}
