/**
 * Undoes the folding of lines at a fixed number of bytes, which mail gateways and old exports did straight through
 * double-byte characters. Pure.
 */

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** Widths that tools fold at (bytes). */
const MIN_WIDTH = 40
const MAX_WIDTH = 1000

/** So many folds in a row, each in its place, are no accident. */
const MIN_FOLDS = 5

/**
 * Joins folded lines.
 *
 * @param bytes - A document that does not read well; folds through characters are what makes it so.
 * @returns The bytes without the folds, or null where the line ends do not stand at one fixed distance.
 */
export function unfold(bytes: Uint8Array): Uint8Array | null {
  for (let width = MIN_WIDTH; width <= MAX_WIDTH; width++) {
    const end = bytes[width] === CARRIAGE_RETURN && bytes[width + 1] === LINE_FEED ? 2 : 1
    if (isFoldedAt(bytes, width, end)) return join(bytes, width, end)
  }
  return null
}

function isFoldedAt(bytes: Uint8Array, width: number, end: number): boolean {
  const step = width + end
  if (bytes.length < step * MIN_FOLDS) return false
  for (let i = width; i + end <= bytes.length; i += step) {
    if (bytes[i + end - 1] !== LINE_FEED || (end === 2 && bytes[i] !== CARRIAGE_RETURN)) return false
  }
  return true
}

function join(bytes: Uint8Array, width: number, end: number): Uint8Array {
  const joined = new Uint8Array(bytes.length)
  let n = 0
  for (let i = 0; i < bytes.length; i += width + end) {
    const line = bytes.subarray(i, i + width)
    joined.set(line, n)
    n += line.length
  }
  return joined.subarray(0, n)
}
