/**
 * Decoding the UTF-8 of our own files.
 *
 * What the runtime does by itself takes three times as long over Chinese text, and a page of results decodes twenty
 * articles. Pure.
 */

/** Longer texts are rare, and left to the runtime. */
const MAX_BYTES = 1 << 16
const units = new Uint16Array(MAX_BYTES)
const unitBytes = Buffer.from(units.buffer)

/**
 * Text of bytes that were written as UTF-8: `bytes[0, end)`.
 *
 * @param bytes - Well-formed, as everything is that was encoded from a string. Other bytes give some other text.
 */
export function decodeUtf8(bytes: Buffer, end: number): string {
  if (end > MAX_BYTES) return bytes.toString('utf8', 0, end)
  let length = 0
  for (let at = 0; at < end; ) {
    const lead = bytes[at] as number
    if (lead < 0x80) {
      units[length++] = lead
      at++
    } else if (lead >= 0xf0) {
      const point =
        ((lead & 0x07) << 18) | (rest(bytes, at + 1) << 12) | (rest(bytes, at + 2) << 6) | rest(bytes, at + 3)
      units[length++] = 0xd7c0 + (point >> 10)
      units[length++] = 0xdc00 + (point & 0x3ff)
      at += 4
    } else if (lead >= 0xe0) {
      units[length++] = ((lead & 0x0f) << 12) | (rest(bytes, at + 1) << 6) | rest(bytes, at + 2)
      at += 3
    } else {
      units[length++] = ((lead & 0x1f) << 6) | rest(bytes, at + 1)
      at += 2
    }
  }
  return unitBytes.toString('utf16le', 0, length * 2)
}

/** The six bits of a byte that follows a lead. */
const rest = (bytes: Uint8Array, at: number) => (bytes[at] as number) & 0x3f
