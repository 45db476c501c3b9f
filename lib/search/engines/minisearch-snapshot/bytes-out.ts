/**
 * A growing buffer of bytes and variable-length numbers: seven bits a byte, low ones first, the top bit says more.
 *
 * Pure. Reading is done in place by those who read, since a call a number would cost more than the number.
 */

/** Bytes of the longest number of 32 bits. */
const MAX_VARINT = 5

export class BytesOut {
  bytes: Uint8Array
  length = 0

  constructor(size = 1 << 16) {
    this.bytes = new Uint8Array(size)
  }

  /** Makes room for `more` bytes. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more))
    wider.set(this.bytes.subarray(0, this.length))
    this.bytes = wider
  }

  /** A number from 0 to 2^32 - 1. */
  varint(value: number): void {
    this.reserve(MAX_VARINT)
    const { bytes } = this
    let rest = value
    while (rest > 0x7f) {
      bytes[this.length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    bytes[this.length++] = rest
  }

  copy(from: Uint8Array): void {
    this.reserve(from.length)
    this.bytes.set(from, this.length)
    this.length += from.length
  }

  /** What was written, without a copy. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }

  clear(): void {
    this.length = 0
  }
}
