/**
 * Sketches: the few smallest shingles of a story stand for all of them.
 *
 * One permutation, the bottom k (Broder's min-wise sampling; E. Cohen and H. Kaplan, "Summarizing data using bottom-k
 * sketches", 2007). Unlike bands of MinHash values, a bottom-k sketch also meets the sketch of a much longer text that
 * contains the story, which is what a cut reprint is. 128 bytes an article. Pure.
 */
import { shinglesOf } from './shingles.ts'
import { unitsOf, wordingKey, wordingOf } from './wording.ts'

/**
 * Shingles kept of an article. A reprint cut to a third with a fifth of its shingles changed still shares eight of
 * these on average.
 */
export const SKETCH_SIZE = 32

/** Wordings shorter than this are told apart by their titles too: bodies such as 详情请看视频 stand under any headline. */
const BRIEF = 40

/** What a story is compared by. */
export interface StoryText {
  readonly title: string
  readonly paragraphs: readonly string[]
}

/**
 * The sketch of a story. May be made in another thread: it is all that the finder needs to keep.
 *
 * @returns At most {@link SKETCH_SIZE} distinct shingles, smallest first; empty where the story has no wording.
 */
export function sketchOf(story: StoryText): Uint32Array {
  const body = wordingOf(story.paragraphs)
  if (body.length >= BRIEF) return smallest(shinglesOf(body))
  return smallest(shinglesOf(unitsOf(comparedKey(wordingKey(story.title), String.fromCharCode(...body)))))
}

/** What is compared of a story, given the wordings of its headline and of its body. */
export function comparedKey(title: string, body: string): string {
  return body.length < BRIEF ? title + body : body
}

/** The smallest distinct numbers, in order. */
function smallest(shingles: Uint32Array): Uint32Array {
  const kept = new Uint32Array(SKETCH_SIZE)
  let count = 0
  for (let i = 0; i < shingles.length; i++) {
    const value = shingles[i] ?? 0
    if (count === SKETCH_SIZE && value >= (kept[count - 1] ?? 0)) continue
    let at = count
    while (at > 0 && (kept[at - 1] ?? 0) > value) at--
    if (at > 0 && kept[at - 1] === value) continue
    if (count < SKETCH_SIZE) count++
    kept.copyWithin(at + 1, at, count - 1)
    kept[at] = value
  }
  return kept.slice(0, count)
}
