/**
 * Quick looks at bytes that tell which ways of reading are worth trying: the exact search is many times dearer. Pure.
 */
import { sequenceLength } from './reading.ts'

/** What bytes look like to a reader of UTF-8. */
export interface Utf8Probe {
  /** Share of the bytes beyond ASCII that belong to well-formed sequences, 0 to 1. */
  readonly share: number
  /** The longest run of bytes beyond ASCII in which no character of three or four bytes stands. */
  readonly strayRun: number
}

const FIRST_ASCII_TRAIL = 0x40

/**
 * Probes bytes for UTF-8.
 *
 * @param bytes - Bytes; values above 255 count as bytes that fit nowhere.
 */
export function probeUtf8(bytes: Uint8Array | Uint16Array): Utf8Probe {
  const end = bytes.length
  let high = 0
  let fitting = 0
  let stray = 0
  let strayRun = 0
  for (let i = 0; i < end; ) {
    const a = bytes[i] ?? 0
    if (a < 0x80) {
      // Big5 and GBK have trail bytes among the letters: one of them does not end a run.
      if (a < FIRST_ASCII_TRAIL || (bytes[i - 1] ?? 0) < 0x80) stray = 0
      i++
      continue
    }
    const size = sequenceLength(bytes, i, end)
    const length = size > 0 ? size : 1
    high += length
    if (size > 0) fitting += length
    stray = size > 2 ? 0 : stray + 1
    if (stray > strayRun) strayRun = stray
    i += length
  }
  return { share: high === 0 ? 0 : fitting / high, strayRun }
}

/**
 * Two UTF-8 characters of three bytes stand side by side somewhere: by chance once in ten thousand places of GBK.
 *
 * @param bytes - Bytes; values above 255 fit nowhere.
 */
export function hasUtf8Pair(bytes: Uint8Array | Uint16Array): boolean {
  let next = -1
  for (let i = 0; i + 2 < bytes.length; i++) {
    if (((bytes[i] ?? 0) & 0x1f0) !== 0xe0) continue
    if (((bytes[i + 1] ?? 0) & 0x1c0) !== 0x80 || ((bytes[i + 2] ?? 0) & 0x1c0) !== 0x80) continue
    if (i === next) return true
    next = i + 3
  }
  return false
}
