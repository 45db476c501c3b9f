/**
 * Folded text in one to three bytes a character, in which a search for bytes is a search for text.
 *
 * Characters are numbered by how common they are. The 216 commonest take one byte, the next 8,208 a lead and one more,
 * the rest a lead and two more; leads are never anything else, so a match that starts inside a character gives itself
 * away by the byte before it. News takes about 1.4 bytes a character (UTF-8: 2.9), and `Buffer.indexOf` searches it.
 * Pure.
 */
/** Bytes below this are characters of their own, or follow a lead. */
const PLAIN = 216
/** Leads from here are followed by two bytes. */
const LONG = 254
const TWO_BYTES = PLAIN + (LONG - PLAIN) * PLAIN
const LONG_BLOCK = PLAIN * PLAIN

/** Added to a lead that is followed by a byte, it reaches 256. */
const TO_BYTE = 256 - PLAIN
const LONG_TO_BYTE = 256 - LONG

const LINE_BREAK = 0x0a

/** Most bytes that a character takes. */
export const WIDEST = 3

/** A text in codes: `bytes[start, end)`. */
export interface CodedText {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
}

/** Where codes are written: an array that grows. */
interface Sink {
  readonly bytes: Uint8Array
  length: number
  reserve(more: number): void
}

/** How units are coded; grows as new units come. */
export class TextCodes {
  /** Unit -> rank + 1; 0 where the unit was never met. */
  readonly #ranks = new Uint32Array(0x10000)
  readonly #units: number[] = []
  /** The units again, as decoding wants them. */
  readonly #table = new Uint16Array(0x10000)

  /** @param units - Units by rank, commonest first. */
  constructor(units: Iterable<number>) {
    for (const unit of units) this.#learn(unit)
  }

  /** Units by rank, for storing. */
  get units(): readonly number[] {
    return this.#units
  }

  /** Writes `text` to `out` from `at`, learning units that are new; `out` must have three bytes a unit left. */
  encode(text: Uint16Array, out: Uint8Array, at: number): number {
    let end = at
    for (let i = 0; i < text.length; i++) end = this.encodeUnit(text[i] as number, out, end)
    return end
  }

  /** Writes one unit to `out` at `at`; gives where it ends. */
  encodeUnit(unit: number, out: Uint8Array, at: number): number {
    let rank = (this.#ranks[unit] as number) - 1
    if (rank < 0) rank = this.#learn(unit)
    if (rank >= PLAIN) return writeLong(rank, out, at)
    out[at] = rank
    return at + 1
  }

  /** Appends `text` to `out`; gives how many bytes it took. */
  append(text: string, out: Sink): number {
    out.reserve(text.length * 3)
    const start = out.length
    out.length = this.encode(unitsOf(text), out.bytes, start)
    return out.length - start
  }

  /** The codes of a text, learning units that are new. */
  coded(text: string): Buffer {
    const bytes = Buffer.alloc(text.length * 3)
    return bytes.subarray(0, this.encode(unitsOf(text), bytes, 0))
  }

  /** Codes of a text to search for; null where it holds a unit that no article has. */
  needle(text: string): Buffer | null {
    for (let i = 0; i < text.length; i++) if (this.#ranks[text.charCodeAt(i)] === 0) return null
    return this.coded(text)
  }

  /** The unit of the character that begins at `at`. */
  unitAt(bytes: Uint8Array, at: number): number {
    const lead = bytes[at] as number
    if (lead < PLAIN) return this.#table[lead] as number
    const second = bytes[at + 1] as number
    if (lead < LONG) return this.#table[PLAIN + (lead - PLAIN) * PLAIN + second] as number
    const rest = second * PLAIN + (bytes[at + 2] as number)
    return this.#table[TWO_BYTES + (lead - LONG) * LONG_BLOCK + rest] as number
  }

  /** The place behind the first line break from `from` on, in a text that begins at `start`; `end` where there is none. */
  behindBreak(bytes: Uint8Array, start: number, from: number, end: number): number {
    const mark = (this.#ranks[LINE_BREAK] as number) - 1
    // In an archive of single paragraphs it is no common character.
    if (mark < 0 || mark >= PLAIN) return end
    for (let at = from; at < end; at++) if (bytes[at] === mark && !isInside(bytes, at, start)) return at + 1
    return end
  }

  #learn(unit: number): number {
    this.#table[this.#units.length] = unit
    this.#units.push(unit)
    this.#ranks[unit] = this.#units.length
    return this.#units.length - 1
  }
}

function writeLong(rank: number, out: Uint8Array, at: number): number {
  if (rank < TWO_BYTES) {
    const rest = rank - PLAIN
    const lead = Math.floor(rest / PLAIN)
    out[at] = PLAIN + lead
    out[at + 1] = rest - lead * PLAIN
    return at + 2
  }
  const rest = rank - TWO_BYTES
  out[at] = LONG + Math.floor(rest / LONG_BLOCK)
  out[at + 1] = Math.floor((rest % LONG_BLOCK) / PLAIN)
  out[at + 2] = rest % PLAIN
  return at + 3
}

/** The units of a text. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  return units
}

/** Bytes that follow a byte with which a character begins. */
export function bytesAfter(lead: number): number {
  return lead < PLAIN ? 0 : lead < LONG ? 1 : 2
}

/** Bytes of the character that begins at `at`. */
export function widthAt(bytes: Uint8Array, at: number): number {
  return 1 + bytesAfter(bytes[at] as number)
}

/** How many of `bytes[from, to)`, whole characters, are not the first of one. */
export function bytesInside(bytes: Uint8Array, from: number, to: number): number {
  let inside = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    // Sums, since branches would be anybody's guess: 1 for each lead, and 1 more for a long one.
    inside += ((byte + TO_BYTE) >> 8) + ((byte + LONG_TO_BYTE) >> 8)
  }
  return inside
}

/** The place `count` characters behind `from`, of which there are as many. */
export function behindUnits(bytes: Uint8Array, from: number, count: number): number {
  let at = from
  // So many bytes are never more characters; a character that they cut is counted with the rest.
  for (let left = count; left > 0; ) {
    const to = at + left
    left = bytesInside(bytes, at, to)
    at = to
  }
  return at
}

/** Whether the byte at `at` of a text that begins at `start` continues a character. */
export function isInside(bytes: Uint8Array, at: number, start: number): boolean {
  return (
    (at > start && (bytes[at - 1] as number) >= PLAIN) ||
    (at > start + 1 && (bytes[at - 2] as number) >= LONG)
  )
}

/**
 * The first place of `needle` in `bytes[start, end)` that begins with a character; -1 where there is none.
 * `start` must be the beginning of a character.
 */
export function findCodes(bytes: Buffer, needle: Buffer, start: number, end: number): number {
  const part = bytes.subarray(start, end)
  let at = part.indexOf(needle)
  while (at > 0 && isInside(part, at, 0)) at = part.indexOf(needle, at + 1)
  return at < 0 ? -1 : start + at
}

/** Counts units of a sample, to number them by how common they are. */
export class UnitCounter {
  readonly #counts = new Uint32Array(0x10000)

  add(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      this.#counts[unit] = (this.#counts[unit] ?? 0) + 1
    }
  }

  /** Units met, commonest first, equally common ones by number. */
  ranked(): number[] {
    const counts = this.#counts
    const met: number[] = []
    for (let unit = 0; unit < counts.length; unit++) if ((counts[unit] ?? 0) > 0) met.push(unit)
    return met.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  }
}
