/**
 * EUC-TW: CNS 11643 as Taiwan's Unix systems wrote it. No library here reads it.
 *
 * Two bytes for plane 1, four (`8E A2 …`) for plane 2; higher planes hold rare characters and become U+FFFD. The
 * characters are those of Big5, by the runs in which both standards agree. Pure.
 */
import { big5Tables, FIRST_LEAD, TRAILS } from './code-tables.ts'
import { textOf } from './reading.ts'
import { CNS_RUNS } from './tables/cns-runs.generated.ts'

/** Codes in a row of Big5 and lead byte of its first row; codes in a row of CNS. */
const BIG5_ROW = 157
const FIRST_BIG5_ROW = 0xa1
const CNS_ROW = 94
const PLANE_CODES = CNS_ROW * CNS_ROW
const REPLACEMENT = 0xfffd

/** Single shift to another plane. */
const SHIFT = 0x8e

let planes: Uint16Array | null = null

/** Reads EUC-TW; whatever fits nowhere becomes U+FFFD. */
export function readEucTw(bytes: Uint8Array): string {
  planes ??= buildPlanes()
  const out = new Uint16Array(bytes.length)
  let n = 0
  for (let i = 0; i < bytes.length; ) {
    const a = bytes[i] ?? 0
    const shifted = a === SHIFT ? 2 : 0
    const plane = shifted ? (bytes[i + 1] ?? 0) - 0xa1 : 0
    const row = (bytes[i + shifted] ?? 0) - 0xa1
    const column = (bytes[i + shifted + 1] ?? 0) - 0xa1
    const fits = row >= 0 && row < CNS_ROW && column >= 0 && column < CNS_ROW && plane >= 0 && plane < 16
    if (a < 0x80) out[n++] = a
    else out[n++] = (fits && plane < 2 && planes[plane * PLANE_CODES + row * CNS_ROW + column]) || REPLACEMENT
    i += a >= 0x80 && fits ? shifted + 2 : 1
  }
  return textOf(out, n)
}

function buildPlanes(): Uint16Array {
  const { pairs } = big5Tables()
  const units = new Uint16Array(2 * PLANE_CODES)
  for (const [big5, length, plane, cns] of CNS_RUNS) {
    for (let i = 0; i < length; i++) {
      const trail = (big5 + i) % BIG5_ROW
      const lead = FIRST_BIG5_ROW - FIRST_LEAD + Math.floor((big5 + i) / BIG5_ROW)
      units[(plane - 1) * PLANE_CODES + cns + i] =
        pairs[lead * TRAILS + (trail < 63 ? 0x40 : 0x62) + trail] ?? 0
    }
  }
  return units
}
