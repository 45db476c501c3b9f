/**
 * What a reading collects: units, costs, and the stretches that look wrong. Pure.
 */
import { costTable, ERROR_BITS, UNITS_PER_BIT } from './commonness.ts'

/** A stretch that should be looked at again. */
export interface Doubt {
  /** Bytes `[from, to)` of the document. */
  readonly from: number
  readonly to: number
  /** Where it stands in the units. */
  readonly at: number
  readonly end: number
  /** True where bytes belong to no character; false where characters are merely unlikely. */
  readonly broken: boolean
}

/** Bytes read as one charset. */
export interface Reading {
  /** UTF-16 units; only the first `length` count. */
  readonly units: Uint16Array
  readonly length: number
  /** Bytes that belong to no character; a character cut off at the very end is none. */
  readonly errors: number
  /** Cost of what is not ASCII, in bits, and how many characters (and errors) that is. */
  readonly wideBits: number
  readonly wide: number
  readonly doubts: readonly Doubt[]
}

const ERROR_COST = ERROR_BITS * UNITS_PER_BIT

/** A run is unlikely when its characters cost more than this on average (bits)… */
export const USUAL_COST = 12.5 * UNITS_PER_BIT

/** …by this much in sum (bits): about three rare characters in a row. Doubts are cheap, misses are not. */
export const DOUBT_AT = 14 * UNITS_PER_BIT

/**
 * Where nothing cuts for so long (bytes or units), the next ASCII character that is no part of another does, so that
 * working a doubt again takes bounded memory, and one odd name in a page on a single line does not cost the page.
 */
export const LONG_STRETCH = 4096

/** ASCII below this is part of no character of two or four bytes in any charset. */
const FIRST_TRAIL = 0x30

/** True where a stretch that began so long ago should end before this ASCII character. */
export function endsLongStretch(ascii: number, length: number): boolean {
  return length > LONG_STRETCH && (ascii < FIRST_TRAIL || length > 2 * LONG_STRETCH)
}

/** A stretch of at most so many characters beyond ASCII goes with a broken neighbour. */
const NEIGHBOUR_CHARACTERS = 3

const REPLACEMENT = 0xfffd

/** A larger scratch array than this is not kept (units). */
const MAX_KEPT_UNITS = 4_194_304

let kept = new Uint16Array(0)

/**
 * An array to read a whole document into. Fresh pages of memory cost as much as the reading itself, so documents
 * share one array: a reading made in it holds only until the next one.
 *
 * @param units - How many units must fit.
 */
export function scratch(units: number): Uint16Array {
  if (units > MAX_KEPT_UNITS) return new Uint16Array(units)
  if (kept.length < units) kept = new Uint16Array(Math.min(MAX_KEPT_UNITS, units * 2))
  return kept
}

/** Collects units, costs and doubts; one object a reading, its fields plain numbers for speed. */
export class Sink {
  units: Uint16Array
  n = 0
  cost = 0
  wide = 0
  errors = 0
  readonly doubts: Doubt[] = []
  private readonly costs = costTable()
  private byteStart = 0
  private unitStart = 0
  private wideStart = 0
  private shortStart = 0
  private shortUnitStart = 0
  private excess = 0
  private doubtful = false
  private broken = false

  constructor(units: Uint16Array) {
    this.units = units
  }

  ascii(byte: number, pos: number): void {
    if (byte <= 0x3e && (byte === 0x3c || byte === 0x3e || byte === 0x0a || byte === 0x0d)) this.cut(pos)
    else if (endsLongStretch(byte, pos - this.byteStart)) this.cut(pos)
    this.units[this.n++] = byte
  }

  unit(unit: number): void {
    const c = this.costs[unit] ?? 0
    this.units[this.n++] = unit
    this.cost += c
    this.wide++
    const excess = this.excess + c - USUAL_COST
    this.excess = excess > 0 ? excess : 0
    if (excess > DOUBT_AT) this.doubtful = true
  }

  astral(point: number): void {
    this.unit(0xd800 + ((point - 0x10000) >> 10))
    this.unit(0xdc00 + ((point - 0x10000) & 0x3ff))
  }

  error(): void {
    this.units[this.n++] = REPLACEMENT
    this.cost += ERROR_COST
    this.wide++
    this.errors++
    this.broken = true
  }

  /** The beginning of a character at the very end: U+FFFD like an error, but nothing is wrong with the charset. */
  cutOff(): void {
    this.error()
    this.errors--
  }

  cut(pos: number): void {
    const wide = this.wide - this.wideStart
    if (this.broken || this.doubtful) {
      this.addDoubt(pos)
      this.broken = false
      this.doubtful = false
    } else if (wide > 0 && wide <= NEIGHBOUR_CHARACTERS) this.extendDoubt(pos)
    this.excess = 0
    this.shortStart = wide > 0 && wide <= NEIGHBOUR_CHARACTERS ? this.byteStart : pos
    this.shortUnitStart = this.shortStart === pos ? this.n : this.unitStart
    this.byteStart = pos
    this.unitStart = this.n
    this.wideStart = this.wide
  }

  private addDoubt(to: number): void {
    const { n: end, broken } = this
    const last = this.doubts.at(-1)
    const taken = last !== undefined && last.to > this.shortStart
    const from = broken && !taken ? this.shortStart : this.byteStart
    const at = broken && !taken ? this.shortUnitStart : this.unitStart
    this.doubts.push({ from, to, at, end, broken })
  }

  /** A few characters right behind a broken stretch may belong to what broke it: they cannot speak for themselves. */
  private extendDoubt(to: number): void {
    const last = this.doubts.at(-1)
    if (!last?.broken || last.to !== this.byteStart) return
    this.doubts[this.doubts.length - 1] = { ...last, to, end: this.n }
  }

  done(pos: number): Reading {
    this.cut(pos)
    const { units, n: length, errors, wide, doubts } = this
    return { units, length, errors, wideBits: this.cost / UNITS_PER_BIT, wide, doubts }
  }
}
