/**
 * The cheapest way to read a stretch of bytes that may change its charset midway or have lost bytes.
 *
 * A shortest path: at every byte each mode may read a character (priced by how common it is), give up a damaged byte
 * (priced as an error) or hand over to another mode (priced as a change). One bad byte shifts a whole run of GBK; here
 * the error is paid once and the rest reads right. Linear in the bytes; pure.
 */
import { big5Tables, gbTables } from './code-tables.ts'
import { costTable, ERROR_BITS, UNITS_PER_BIT } from './commonness.ts'
import { costOfPoint, gbPoint, lengthOf, pairPoint, sequencePoint } from './points.ts'
import { sequenceLength } from './reading.ts'

/** How a symbol is taken: as one of three charsets, or `keep`: the unit that stood there before. */
export type Mode = 'keep' | 'utf-8' | 'gb18030' | 'big5-hkscs'

/** A symbol that is no byte: its unit (in `originals`) is passed on in every mode. */
export const OPAQUE = 0x100

/** A byte that is known to have been there and is lost: U+FFFD of an earlier wrong reading. */
export const LOST = 0x101

/** What to read. */
export interface Stretch {
  /** Bytes, or {@link OPAQUE} and {@link LOST}. */
  readonly symbols: Uint16Array
  /** The unit that each symbol stood for before; needed for `keep` and OPAQUE. */
  readonly originals: Uint16Array | null
  /** The first is home: where reading starts and what needs no reason. */
  readonly modes: readonly Mode[]
  /** Price of a damaged byte in bits; dearer where nothing says that the stretch is damaged. */
  readonly errorBits?: number
  /** Price of a change of mode beside ASCII, in bits; inside a run it is half as dear again. */
  readonly changeBits?: number
  /** True where the document ends with the stretch, maybe within a character: that is no reason to read it anew. */
  readonly mayBeCut?: boolean
  /** True where a plain `?` may stand for a lost byte. */
  readonly questionMarks?: boolean
}

/** A part of the path read in one mode. */
export interface Leg {
  readonly mode: Mode
  /** Symbols `[from, to)`. */
  readonly from: number
  readonly to: number
  /** Units `[at, end)` of the result. */
  readonly at: number
  readonly end: number
  /** Bits of this leg, errors included. */
  readonly bits: number
  /** Characters beyond ASCII that were read whole. */
  readonly wide: number
  /** Damaged places, each one U+FFFD. */
  readonly damaged: number
}

/** The result of {@link readCheapest}. */
export interface CheapestReading {
  readonly units: Uint16Array
  readonly bits: number
  readonly legs: readonly Leg[]
}

const CHANGE_BITS = 12
const REPLACEMENT = 0xfffd
const UNREACHED = 0x3fffffff
const STAY = 255

/** A lost byte that ends a character is less of an error: we know what happened. */
const LOST_TAIL_COST = 14 * UNITS_PER_BIT
const QUESTION_TAIL_COST = 18 * UNITS_PER_BIT

/** A character of which two bytes are spoilt (FF and its trail, a lead and NUL) costs a little more than one. */
const SECOND_BYTE_COST = 4 * UNITS_PER_BIT

/** The beginning of a character at the very end of a cut document. */
const CUT_TAIL_COST = 6 * UNITS_PER_BIT

/** A space that was a no-break space (byte A0) before someone tidied the text. */
const TIDIED_SPACE_COST = 8 * UNITS_PER_BIT

/** A character dearer than this may be the first of a run that is out of step. */
const UNLIKELY_COST = 12.5 * UNITS_PER_BIT

const LENGTH_BITS = 7
const DAMAGED = 8

/** Working memory for so many cells (places times modes). */
function newDesk(cells: number) {
  return {
    best: new Int32Array(cells),
    steps: new Uint8Array(cells),
    enteredFrom: new Uint8Array(cells),
    stops: new Int32Array(cells),
    columns: new Uint8Array(cells),
    units: new Uint16Array(cells * 2),
  }
}

/** One desk for all stretches, as large as the largest so far: fresh arrays cost more than the work on them. */
let desk = newDesk(4096)

/** The work on one stretch; a class so that the hot methods are made once. */
class Lattice {
  private readonly symbols: Uint16Array
  private readonly originals: Uint16Array | null
  private readonly modes: readonly Mode[]
  private readonly width: number
  private readonly end: number
  private readonly best: Int32Array
  private readonly steps: Uint8Array
  private readonly enteredFrom: Uint8Array
  private readonly costs = costTable()
  private readonly gb = gbTables()
  private readonly big5: Uint32Array
  private readonly errorCost: number
  private readonly changeCost: number
  private readonly questionMarks: boolean
  private readonly mayBeCut: boolean
  /** Cost so far at the place that is being expanded, and the mode's column. */
  private here = 0
  private column = 0

  constructor(stretch: Stretch) {
    this.symbols = stretch.symbols
    this.originals = stretch.originals
    this.modes = stretch.modes
    this.width = stretch.modes.length
    this.end = stretch.symbols.length
    const cells = (this.end + 1) * this.width
    if (desk.best.length < cells) desk = newDesk(cells * 2)
    this.best = desk.best.fill(UNREACHED, 0, cells)
    this.steps = desk.steps.fill(1, 0, cells)
    this.enteredFrom = desk.enteredFrom.fill(STAY, 0, cells)
    this.big5 = stretch.modes.includes('big5-hkscs') ? big5Tables().pairs : new Uint32Array(0)
    this.errorCost = (stretch.errorBits ?? ERROR_BITS) * UNITS_PER_BIT
    this.changeCost = (stretch.changeBits ?? CHANGE_BITS) * UNITS_PER_BIT
    this.questionMarks = stretch.questionMarks ?? false
    this.mayBeCut = stretch.mayBeCut ?? false
    this.best[0] = 0
  }

  run(): void {
    for (let i = 0; i < this.end; i++) {
      if (this.width > 1) this.change(i)
      const row = i * this.width
      const a = this.symbols[i] ?? 0
      for (let m = 0; m < this.width; m++) {
        this.here = this.best[row + m] ?? UNREACHED
        if (this.here >= UNREACHED) continue
        this.column = m
        if (a < 0x80) this.reach(i, 1, this.costs[a] ?? 0, 0)
        else this.expand(this.modes[m] ?? 'keep', i, a)
      }
    }
    if (this.width > 1) this.change(this.end)
  }

  private change(i: number): void {
    const row = i * this.width
    let cheapest = 0
    for (let m = 1; m < this.width; m++) {
      if ((this.best[row + m] ?? 0) < (this.best[row + cheapest] ?? 0)) cheapest = m
    }
    const beside = (this.symbols[i - 1] ?? 0) < 0x80 || (this.symbols[i] ?? 0) < 0x80
    const cost = (this.best[row + cheapest] ?? 0) + (beside ? this.changeCost : this.changeCost * 1.5)
    for (let m = 0; m < this.width; m++) {
      if (cost < (this.best[row + m] ?? 0)) {
        this.best[row + m] = cost
        this.enteredFrom[row + m] = cheapest
      }
    }
  }

  private reach(i: number, length: number, cost: number, flag: number): void {
    const index = (i + length) * this.width + this.column
    const sum = this.here + cost
    if (sum >= (this.best[index] ?? 0)) return
    this.best[index] = sum
    this.steps[index] = length | flag
  }

  private expand(mode: Mode, i: number, a: number): void {
    if (a >= OPAQUE || mode === 'keep') {
      this.reach(i, 1, this.costs[this.originals?.[i] ?? REPLACEMENT] ?? 0, 0)
    } else if (mode === 'utf-8') this.expandUtf8(i)
    else this.expandPair(i, a, mode)
  }

  private expandUtf8(i: number): void {
    const size = sequenceLength(this.symbols, i, this.end)
    if (size > 0) {
      this.reach(i, size, costOfPoint(this.costs, sequencePoint(this.symbols, i, size)), 0)
      return
    }
    this.reach(i, 1, this.errorCost, DAMAGED)
    if (size < -1) this.reach(i, -size, this.errorCost + SECOND_BYTE_COST, DAMAGED)
    if (size < 0 && i - size === this.end && this.mayBeCut) this.reach(i, -size, CUT_TAIL_COST, DAMAGED)
    if (size < 0) this.expandLostTail(i, -size)
  }

  /** A sequence that wants one more byte, where that byte is known to be lost or was tidied to a space. */
  private expandLostTail(i: number, read: number): void {
    const a = this.symbols[i] ?? 0
    if (read !== (a < 0xe0 ? 1 : a < 0xf0 ? 2 : 3)) return
    const next = this.symbols[i + read] ?? 0
    if (next === LOST) this.reach(i, read + 1, LOST_TAIL_COST, DAMAGED)
    else if (next === 0x3f && this.questionMarks) this.reach(i, read + 1, QUESTION_TAIL_COST, DAMAGED)
    else if (next === 0x20 && this.originals && read === 2) {
      const point = sequencePoint(this.symbols, i, 3) | 0x20
      this.reach(i, 3, costOfPoint(this.costs, point) + TIDIED_SPACE_COST, 0)
    }
  }

  private expandPair(i: number, a: number, mode: Mode): void {
    const b = i + 1 < this.end ? (this.symbols[i + 1] ?? 0) : 0
    const point =
      mode === 'gb18030' ? gbPoint(this.gb, this.symbols, i, this.end) : pairPoint(this.big5, a, b)
    if (point > 0) {
      const cost = costOfPoint(this.costs, point)
      this.reach(i, lengthOf(a, b), cost, 0)
      // Behind a lost byte every pair reads, and means nothing: an unlikely one may be given up as well.
      if (cost <= UNLIKELY_COST) return
    }
    this.reach(i, 1, i + 1 === this.end && this.mayBeCut ? CUT_TAIL_COST : this.errorCost, DAMAGED)
    if (point === 0 && i + 1 < this.end && b < OPAQUE && (b >= 0x80 || b === 0)) {
      this.reach(i, 2, this.errorCost + SECOND_BYTE_COST, DAMAGED)
    }
  }

  /** Walks back from the cheapest end; the result lists, in order, where steps end and in which column. */
  trace(): {
    readonly bits: number
    readonly stops: Int32Array
    readonly columns: Uint8Array
    readonly from: number
  } {
    const { stops, columns } = desk
    let column = 0
    const last = this.end * this.width
    for (let m = 1; m < this.width; m++) {
      if ((this.best[last + m] ?? 0) < (this.best[last + column] ?? 0)) column = m
    }
    const bits = (this.best[last + column] ?? 0) / UNITS_PER_BIT
    let from = this.end
    for (let i = this.end; i > 0; ) {
      const entered = this.enteredFrom[i * this.width + column] ?? STAY
      if (entered !== STAY) column = entered
      const step = this.steps[i * this.width + column] ?? 1
      stops[from] = i * 2 + (step & DAMAGED ? 1 : 0)
      columns[from--] = column
      i -= step & LENGTH_BITS
    }
    return { bits, stops, columns, from: from + 1 }
  }

  pointAt(mode: Mode, i: number, length: number): number {
    const a = this.symbols[i] ?? 0
    if (a < 0x80) return a
    if (a >= OPAQUE || mode === 'keep') return this.originals?.[i] ?? REPLACEMENT
    if (mode === 'gb18030') return gbPoint(this.gb, this.symbols, i, this.end)
    if (mode === 'big5-hkscs') return pairPoint(this.big5, a, this.symbols[i + 1] ?? 0)
    const tidied = length === 3 && this.symbols[i + 2] === 0x20 ? 0x20 : 0
    return sequencePoint(this.symbols, i, length) | tidied
  }
}

/**
 * Reads a stretch the cheapest way.
 *
 * @param stretch - Symbols and what may be done with them; a stretch is best kept under 64 K symbols.
 * @returns The units, the cost and the legs in order; runs of damage are one U+FFFD each. Never throws.
 */
export function readCheapest(stretch: Stretch): CheapestReading {
  const lattice = new Lattice(stretch)
  lattice.run()
  const { bits, stops, columns, from } = lattice.trace()
  const { units } = desk
  const costs = costTable()
  const legs: Leg[] = []
  let n = 0
  let at = 0
  let leg = openLeg('keep', 0, 0)
  for (let k = from; k <= stretch.symbols.length; k++) {
    const stop = stops[k] ?? 0
    const end = stop >> 1
    const mode = stretch.modes[columns[k] ?? 0] ?? 'keep'
    if (k === from || mode !== leg.mode) {
      if (k > from) legs.push({ ...leg, to: at, end: n })
      leg = openLeg(mode, at, n)
    }
    if (stop & 1) {
      if (n === leg.at || units[n - 1] !== REPLACEMENT) units[n++] = REPLACEMENT
      leg.damaged++
      leg.bits += ERROR_BITS
    } else {
      const before = n
      n = putPoint(units, n, lattice.pointAt(mode, at, end - at))
      for (let u = before; u < n; u++) leg.bits += (costs[units[u] ?? 0] ?? 0) / UNITS_PER_BIT
      if ((units[before] ?? 0) >= 0x80) leg.wide++
    }
    at = end
  }
  if (stretch.symbols.length > 0) legs.push({ ...leg, to: at, end: n })
  return { units: units.slice(0, n), bits, legs }
}

function openLeg(mode: Mode, from: number, at: number) {
  return { mode, from, to: from, at, end: at, bits: 0, wide: 0, damaged: 0 }
}

function putPoint(units: Uint16Array, n: number, point: number): number {
  if (point < 0x10000) {
    units[n] = point
    return n + 1
  }
  const astral = point <= 0x10ffff
  units[n] = astral ? 0xd800 + ((point - 0x10000) >> 10) : point >>> 16
  units[n + 1] = astral ? 0xdc00 + ((point - 0x10000) & 0x3ff) : point & 0xffff
  return n + 2
}
