/**
 * The two seven-bit charsets of early mail and news: HZ (RFC 1843) and ISO-2022-CN (RFC 1922).
 *
 * No library here reads them. Both carry GB2312 in bytes below 80, switched on and off by escapes; ISO-2022-CN may
 * also designate CNS 11643, which is left as U+FFFD (no such page is known to us). Pure.
 */
import { FIRST_LEAD, gbTables, TRAILS } from './code-tables.ts'
import { textOf } from './reading.ts'

const SHIFT_OUT = 0x0e
const SHIFT_IN = 0x0f
const ESCAPE = 0x1b
const REPLACEMENT = 0xfffd

/** Text, and whether every escape made sense. */
export interface EscapedText {
  readonly text: string
  /** Double-byte characters read. */
  readonly wide: number
  readonly errors: number
}

/** True where the bytes hold the opening escape of HZ. */
export function looksHz(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('~{')
}

/** True where the bytes designate a Chinese set as ISO-2022-CN does, and shift to it. */
export function looksIso2022(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return buffer.includes('\x1b$)') && buffer.includes(SHIFT_OUT)
}

/** Reads HZ. A line's end closes a run that was left open, as RFC 1843 demands. */
export function readHz(bytes: Uint8Array): EscapedText {
  const out = new Uint16Array(bytes.length)
  let n = 0
  let wide = 0
  let errors = 0
  let on = false
  for (let i = 0; i < bytes.length; i++) {
    const a = bytes[i] ?? 0
    const b = bytes[i + 1] ?? 0
    if (a === 0x7e && (b === 0x7b || b === 0x7d) && on !== (b === 0x7b)) {
      on = b === 0x7b
      i++
    } else if (on && a > 0x20 && a < 0x7f && b > 0x20 && b < 0x7f) {
      const unit = gb2312(a, b)
      out[n++] = unit
      i++
      wide++
      if (unit === REPLACEMENT) errors++
    } else if (!on && a === 0x7e && (b === 0x7e || b === 0x0a)) {
      if (b === 0x7e) out[n++] = a
      i++
    } else {
      if (a === 0x0a) on = false
      else if (on) errors++
      out[n++] = a < 0x80 ? a : REPLACEMENT
      if (a >= 0x80) errors++
    }
  }
  return { text: textOf(out, n), wide, errors }
}

/** Reads ISO-2022-CN. Designations last to the end of the line; shift-in returns to ASCII. */
export function readIso2022(bytes: Uint8Array): EscapedText {
  const out = new Uint16Array(bytes.length)
  let n = 0
  let wide = 0
  let errors = 0
  let on = false
  let set = 0
  for (let i = 0; i < bytes.length; i++) {
    const a = bytes[i] ?? 0
    if (a === ESCAPE && bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x29 || bytes[i + 2] === 0x2a)) {
      if (bytes[i + 2] === 0x29) set = bytes[i + 3] ?? 0
      i += 3
    } else if (a === SHIFT_OUT || a === SHIFT_IN) on = a === SHIFT_OUT
    else if (on && a > 0x20 && a < 0x7f) {
      i++
      const unit = set === 0x41 ? gb2312(a, bytes[i] ?? 0) : REPLACEMENT
      out[n++] = unit
      wide++
      if (unit === REPLACEMENT) errors++
    } else {
      if (a === 0x0a) on = false
      if (a >= 0x80) errors++
      out[n++] = a < 0x80 ? a : REPLACEMENT
    }
  }
  return { text: textOf(out, n), wide, errors }
}

function gb2312(a: number, b: number): number {
  const unit = gbTables().pairs[((a | 0x80) - FIRST_LEAD) * TRAILS + (b | 0x80)] ?? 0
  return unit === 0 ? REPLACEMENT : unit
}
