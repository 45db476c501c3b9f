/**
 * How an article reads with scripts and variants told apart, as changes to its folded text. Pure.
 *
 * Nearly always the two differ in single units (台 for 臺): each change is the units passed over since the last one
 * and the unit that stands there, both as variable-length numbers. Where the lengths differ, the whole text is kept.
 */
import type { FoldedArticle } from '../../../text/index.ts'
import type { BytesOut } from './bytes-out.ts'
import type { TextCodes } from './text-codes.ts'

/** First byte: what follows. */
const CHANGES = 0
const WHOLE = 1

/** Parts title and body while both are one text; neither title holds it. */
const PART = '\n'

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

/** The text with scripts told apart, from the changes in `bytes[start, end)`. */
export function applyChanges(
  loose: FoldedArticle,
  codes: TextCodes,
  bytes: Uint8Array,
  start: number,
  end: number,
): FoldedArticle {
  const text =
    bytes[start] === WHOLE ? codes.decode(bytes, start + 1, end) : patched(join(loose), bytes, start + 1, end)
  const part = text.indexOf(PART)
  return { title: text.slice(0, part), body: text.slice(part + 1) }
}

const join = ({ title, body }: FoldedArticle) => title + PART + body

function patched(text: string, bytes: Uint8Array, start: number, end: number): string {
  const pieces: string[] = []
  let at = start
  const read = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  let done = 0
  let place = 0
  while (at < end) {
    place += read()
    pieces.push(text.slice(done, place), String.fromCharCode(read()))
    done = place + 1
  }
  pieces.push(text.slice(done))
  return pieces.join('')
}
