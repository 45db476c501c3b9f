/**
 * Shingles: every run of five units of a wording, as a 32-bit number.
 *
 * Broder's way of saying how alike two documents are (A. Broder, "On the resemblance and containment of documents",
 * 1997): as sets of overlapping runs. Numbers roll along the text, so no shingle is ever made into a string. Pure.
 */

/** Units in a shingle. Five Chinese characters are seldom the same by chance and survive a changed word nearby. */
export const SHINGLE = 5

const BASE = 0x01000193
/** BASE to the power of SHINGLE - 1: what the unit that leaves the window has been multiplied by. */
const LEAVING = Math.imul(Math.imul(BASE, BASE), Math.imul(BASE, BASE))

/** Spreads the bits of a rolling number, so that the smallest ones are a fair sample (murmur3's finaliser). */
function spread(rolling: number): number {
  let h = rolling ^ (rolling >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * The shingles of a wording, in order.
 *
 * @param wording - From `wordingOf`.
 * @returns One number for each start; a wording of 1 to 4 units is one shingle, an empty one has none.
 */
export function shinglesOf(wording: Uint16Array): Uint32Array {
  const { length } = wording
  const count = length === 0 ? 0 : Math.max(1, length - SHINGLE + 1)
  const shingles = new Uint32Array(count)
  let rolling = 0
  for (let at = 0; at < length; at++) {
    if (at >= SHINGLE) rolling = (rolling - Math.imul(wording[at - SHINGLE] ?? 0, LEAVING)) | 0
    rolling = (Math.imul(rolling, BASE) + (wording[at] ?? 0)) | 0
    if (at >= SHINGLE - 1) shingles[at - SHINGLE + 1] = spread(rolling)
  }
  if (length > 0 && length < SHINGLE) shingles[0] = spread(rolling)
  return shingles
}
