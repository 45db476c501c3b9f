/**
 * Deep links to a passage: our own paragraph anchor, then a text fragment for browsers that can highlight it.
 *
 * Pure; runs in the browser. A bare Chinese term is seldom found again, because browsers want a fragment to end at
 * word bounds; so the passage gets a prefix and a suffix of at least ten characters that end where a word does.
 *
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */

/** Least length of prefix and suffix, in UTF-16 units, where the paragraph has so many. */
const CONTEXT = 10
/** Longer passages are named by their first and last characters. */
const WHOLE_MAX = 60
const END_LENGTH = 20

/**
 * The fragment for a passage of one paragraph.
 *
 * @param paragraph - Text of the paragraph as shown.
 * @param start - First character of the passage, UTF-16 units.
 * @param end - After its last character.
 * @param anchor - Id of the paragraph.
 * @returns From `#` on: `#p3:~:text=…`.
 */
export function passageFragment(paragraph: string, start: number, end: number, anchor: string): string {
  const bounds = wordBounds(paragraph)
  const before = floorBound(bounds, start)
  const after = ceilingBound(bounds, end)
  const passage = paragraph.slice(before, after)
  const prefix = paragraph.slice(floorBound(bounds, Math.max(0, before - CONTEXT)), before)
  const suffix = paragraph.slice(after, ceilingBound(bounds, Math.min(paragraph.length, after + CONTEXT)))
  const text =
    passage.length <= WHOLE_MAX
      ? encode(passage)
      : `${encode(paragraph.slice(before, ceilingBound(bounds, before + END_LENGTH)))},${encode(
          paragraph.slice(floorBound(bounds, after - END_LENGTH), after),
        )}`
  const parts = [
    prefix.trim() ? `${encode(prefix.trim())}-,` : '',
    text,
    suffix.trim() ? `,-${encode(suffix.trim())}` : '',
  ]
  return `#${anchor}:~:text=${parts.join('')}`
}

/** The spec's own delimiters are escaped beside what every address escapes. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[-!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function wordBounds(text: string): number[] {
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)
  return [...[...segments].map(({ index }) => index), text.length]
}

function floorBound(bounds: readonly number[], at: number): number {
  return bounds.findLast((bound) => bound <= at) ?? 0
}

function ceilingBound(bounds: readonly number[], at: number): number {
  return bounds.find((bound) => bound >= at) ?? bounds.at(-1) ?? 0
}
