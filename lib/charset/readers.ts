/**
 * Reading bytes as a charset that is known: ours where we have a reader, iconv-lite for the rest. Pure.
 */
import iconv from 'iconv-lite'
import { readHz, readIso2022 } from './escaped.ts'
import { readEucTw } from './euc-tw.ts'
import type { Charset } from './labels.ts'
import { readBig5, readGb, readUtf8, readUtf16, textOf } from './reading.ts'

/** Readers that judge while they read. */
export const READERS = {
  'utf-8': readUtf8,
  gb18030: readGb,
  'big5-hkscs': readBig5,
  'utf-16le': (bytes: Uint8Array) => readUtf16(bytes, true),
  'utf-16be': (bytes: Uint8Array) => readUtf16(bytes, false),
} as const

/** A charset that {@link READERS} has. */
export type JudgedCharset = keyof typeof READERS

/** Whether we read this charset ourselves, so that the reading can be judged and mended. */
export function isJudged(charset: Charset): charset is JudgedCharset {
  return Object.hasOwn(READERS, charset)
}

/** The charset whose byte-order mark the bytes begin with, or null. */
export function markOf(bytes: Uint8Array): Charset | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** Bytes of the mark at the start: it is no text. */
export function markLength(bytes: Uint8Array, charset: Charset): number {
  if (markOf(bytes) !== charset) return 0
  return charset === 'utf-8' ? 3 : 2
}

/** Reads all bytes as one charset, wrong bytes becoming U+FFFD. */
export function readAs(bytes: Uint8Array, charset: Charset): string {
  if (charset === 'hz-gb-2312') return readHz(bytes).text
  if (charset === 'iso-2022-cn') return readIso2022(bytes).text
  if (charset === 'euc-tw') return readEucTw(bytes)
  if (isJudged(charset)) {
    const { units, length } = READERS[charset](bytes.subarray(markLength(bytes, charset)))
    return textOf(units, length)
  }
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), charset)
}
