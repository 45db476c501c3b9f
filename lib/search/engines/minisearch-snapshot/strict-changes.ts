/**
 * How an article reads with scripts and variants told apart, as changes to its folded text. Pure.
 *
 * Nearly always the two differ in single units (台 for 臺): each change is the units passed over since the last one
 * and the unit that stands there, both as variable-length numbers. Where the lengths differ, the whole text is kept.
 */
import type { FoldedArticle } from '../../../text/index.ts'
import type { TextCodes, UnitBuffer } from '../matching/text-codes.ts'
import type { BytesOut } from './bytes-out.ts'

/** First byte: what follows. */
const CHANGES = 0
const WHOLE = 1

/** Parts title and body while both are one text; no title holds it. */
export const PART = 0x0a

/** Appends how `strict` differs from `loose`; gives how many bytes it took. */
export function appendChanges(
  loose: FoldedArticle,
  strict: FoldedArticle,
  codes: TextCodes,
  out: BytesOut,
): number {
  const start = out.length
  const from = join(loose)
  const to = join(strict)
  if (loose.title.length !== strict.title.length || from.length !== to.length) {
    out.varint(WHOLE)
    codes.append(to, out)
    return out.length - start
  }
  out.varint(CHANGES)
  let last = 0
  for (let at = 0; at < to.length; at++) {
    if (from.charCodeAt(at) === to.charCodeAt(at)) continue
    out.varint(at - last)
    out.varint(to.charCodeAt(at))
    last = at
  }
  return out.length - start
}

/** Turns `text`, title and body parted by {@link PART}, into its strict form by the changes in `bytes[start, end)`. */
export function applyChanges(
  text: UnitBuffer,
  codes: TextCodes,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (bytes[start] === WHOLE) {
    text.length = 0
    codes.decode(bytes, start + 1, end, text)
    return
  }
  let at = start + 1
  const read = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  let place = 0
  while (at < end) {
    place += read()
    text.units[place] = read()
  }
}

const join = ({ title, body }: FoldedArticle) => title + String.fromCharCode(PART) + body
