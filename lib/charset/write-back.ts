/**
 * Writes a text back to the bytes that it was wrongly read from. Pure.
 */
import { big5Tables, gbTables } from './code-tables.ts'
import { LOST, OPAQUE } from './lattice.ts'

/** What the bytes of a spoilt text were taken for. */
export type Taken = 'windows-1252' | 'gb18030' | 'big5-hkscs'

/** Bytes 80 to 9F as windows-1252 shows them. Written out: Node 20's own decoder takes windows-1252 for Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function latinBytes(): Uint8Array {
  const bytes = new Uint8Array(0x10000)
  for (let byte = 0x80; byte <= 0xff; byte++) bytes[byte] = byte
  for (let i = 0; i < WINDOWS_1252.length; i++) bytes[WINDOWS_1252.charCodeAt(i)] = 0x80 + i
  return bytes
}

/** Byte that windows-1252 (or Latin-1) shows as this unit, 0 for none; C1 controls stand for themselves, as on the web. */
export const LATIN_BYTES = latinBytes()

/** Marks the symbols of a unit behind its first; no text holds this noncharacter. */
export const CONTINUED = 0xffff

/** A text as the bytes that it was read from. */
export interface Written {
  readonly symbols: Uint16Array
  /** The unit that begins at each symbol, {@link CONTINUED} inside one. */
  readonly originals: Uint16Array
}

/**
 * The bytes that a text was read from; what those bytes cannot have been stays as an opaque symbol.
 *
 * @param units - The text.
 * @param taken - What its bytes were taken for.
 */
export function writeBack(units: Uint16Array, taken: Taken): Written {
  if (taken === 'windows-1252') return writeLatin(units)
  const longest = taken === 'gb18030' ? 4 : 2
  const symbols = new Uint16Array(units.length * longest)
  const originals = new Uint16Array(symbols.length)
  const codes = (taken === 'gb18030' ? gbTables() : big5Tables()).encode
  let n = 0
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? 0
    originals[n] = unit
    if (unit < 0x80) {
      symbols[n++] = unit
      continue
    }
    // Byte 80 was read as the euro sign, and that is what a euro sign in mojibake stands for.
    const code = unit === 0x20ac && taken === 'gb18030' ? 0x80 : (codes[unit] ?? 0)
    if (code <= 0xff) {
      symbols[n++] = code || symbolOf(unit)
      continue
    }
    for (let shift = code > 0xffff ? 24 : 8; shift > 0; shift -= 8) {
      symbols[n++] = (code >>> shift) & 0xff
      originals[n] = CONTINUED
    }
    symbols[n++] = code & 0xff
  }
  return { symbols: symbols.subarray(0, n), originals: originals.subarray(0, n) }
}

function writeLatin(units: Uint16Array): Written {
  const symbols = new Uint16Array(units.length)
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? 0
    symbols[i] = unit < 0x80 ? unit : (LATIN_BYTES[unit] ?? 0) || symbolOf(unit)
  }
  return { symbols, originals: units }
}

function symbolOf(unit: number): number {
  return unit === 0xfffd ? LOST : OPAQUE
}
