/**
 * The most that undoing a wrong reading could save anywhere in a stretch: a bound that is cheap and never too low.
 *
 * Odd but healthy text (lists of keywords, names, embedded scripts) is far more frequent than mojibake, and the exact
 * search over it finds nothing at many times the price. Here one pass without memory prices the best leg that the
 * search could come back with; where even that would not be believed, the search is spared. Pure.
 */
import { big5Tables, gbTables } from './code-tables.ts'
import { costTable, ERROR_BITS, UNITS_PER_BIT } from './commonness.ts'
import { LOST, type Mode, OPAQUE } from './lattice.ts'
import { costOfPoint, gbPoint, lengthOf, pairPoint, sequencePoint } from './points.ts'
import { sequenceLength } from './reading.ts'
import { CONTINUED, type Written } from './write-back.ts'

const ERROR_COST = ERROR_BITS * UNITS_PER_BIT

/**
 * Bounds the saving of reading a part of a stretch in another mode.
 *
 * @param written - The stretch as bytes, with the text that stands there now.
 * @param mode - The mode that a part may be read in.
 * @returns Bits; no leg of that mode in {@link readCheapest} saves more.
 */
export function mostSaved(written: Written, mode: Mode): number {
  return (mode === 'utf-8' ? mostSavedAsUtf8(written) : mostSavedAsPairs(written, mode)) / UNITS_PER_BIT
}

/** Bytes of UTF-8 belong to one sequence or to none, so there is one way to read them. */
function mostSavedAsUtf8({ symbols, originals }: Written): number {
  const costs = costTable()
  const end = symbols.length
  let most = 0
  let saved = 0
  for (let i = 0; i < end; ) {
    const a = symbols[i] ?? 0
    let length = 1
    let cost = 0
    if (a < 0x80) cost = costs[a] ?? 0
    else if (a >= OPAQUE) cost = costs[originals[i] ?? 0] ?? 0
    else {
      length = sequenceLength(symbols, i, end)
      if (length > 0) cost = costOfPoint(costs, sequencePoint(symbols, i, length))
      else {
        length = Math.max(1, -length)
        cost = ERROR_COST
        const next = symbols[i + length] ?? 0
        if (length === 2 && next === 0x20) {
          cost = costOfPoint(costs, sequencePoint(symbols, i, 3) | 0x20)
          length++
        } else if (next === LOST || next === 0x3f) length++
      }
    }
    for (const to = Math.min(end, i + length); i < to; i++) {
      const unit = originals[i] ?? CONTINUED
      if (unit !== CONTINUED) saved += costs[unit] ?? 0
    }
    saved -= cost
    if (saved < 0) saved = 0
    else if (saved > most) most = saved
  }
  return most
}

/** Bytes of a double-byte charset may be in or out of step: the best saving up to each place, four bytes ahead. */
function mostSavedAsPairs({ symbols, originals }: Written, mode: Mode): number {
  const costs = costTable()
  const gb = gbTables()
  const pairs = mode === 'gb18030' ? gb.pairs : big5Tables().pairs
  const end = symbols.length
  let most = 0
  let here = 0
  let in1 = 0
  let in2 = 0
  let in3 = 0
  let in4 = 0
  for (let i = 0; i < end; i++) {
    const a = symbols[i] ?? 0
    const first = costBefore(costs, originals, i)
    if (a < 0x80 || a >= OPAQUE)
      in1 = Math.max(in1, here + first - (costs[a < 0x80 ? a : (originals[i] ?? 0)] ?? 0))
    else {
      const both = here + first + costBefore(costs, originals, i + 1)
      const b = symbols[i + 1] ?? 0
      const point = mode === 'gb18030' ? gbPoint(gb, symbols, i, end) : pairPoint(pairs, a, b)
      in1 = Math.max(in1, here + first - (a === 0x80 && point > 0 ? (costs[point] ?? 0) : ERROR_COST))
      if (point === 0 || a === 0x80) in2 = Math.max(in2, both - ERROR_COST)
      else if (lengthOf(a, b) === 2) in2 = Math.max(in2, both - costOfPoint(costs, point))
      else {
        const rest = costBefore(costs, originals, i + 2) + costBefore(costs, originals, i + 3)
        in4 = Math.max(in4, both + rest - costOfPoint(costs, point))
      }
    }
    here = Math.max(0, in1)
    if (here > most) most = here
    in1 = in2
    in2 = in3
    in3 = in4
    in4 = 0
  }
  return most
}

function costBefore(costs: Uint8Array, originals: Uint16Array, i: number): number {
  const unit = i < originals.length ? (originals[i] ?? CONTINUED) : CONTINUED
  return unit === CONTINUED ? 0 : (costs[unit] ?? 0)
}
