/**
 * All that a query looks for in a text, found in one pass over its bytes: a table says for each what may begin there.
 *
 * Thirty frequent characters under every operator cost little more than one: a text is read once, as it is stored, and
 * what stands where is then compared as ascending numbers. Pure.
 */
import { isPunctuation, SENTENCE_MARKS } from './marks.ts'
import { Places } from './places.ts'
import { bytesAfter, type CodedText, isInside, type TextCodes, widthAt } from './text-codes.ts'

/** A text, as far as it was looked through, with what was found in it; valid until the next one is. */
export interface Sighting extends CodedText {
  /** Places of each literal among the bytes, overlapping ones included. */
  readonly places: readonly Places[]
  /** Which field it is, loose or strict: a small number. */
  readonly slot: number
  /** Another whenever more was looked through, so that what is derived from it knows when it is stale. */
  readonly serial: number
}

/** Bytes that are looked for. */
interface Needle {
  readonly bytes: Buffer
  /** Punctuation between its characters is passed over. */
  readonly bridged: boolean
}

/** In place of a byte to compare: the needle has none, or more than bytes decide. */
const COMPLETE = -1
const BRIDGED = -2

export class Literals {
  readonly codes: TextCodes
  readonly #numbers = new Map<string, number>()
  /** 1 for each byte with which a needle begins. */
  readonly #begins = new Uint8Array(256)
  /** By the one or two bytes of {@link headAt}: the last needle that begins with them, plus one. */
  readonly #heads = new Uint16Array(0x10000)
  readonly #needles: Needle[] = []
  /** By the number of a needle, plus one: the byte behind its head, the needle of the same head before it, its literal. */
  readonly #nexts: number[] = [COMPLETE]
  readonly #others: number[] = [0]
  readonly #owners: number[] = [0]
  /** Where something may begin in the text at hand. */
  #sifted = new Int32Array(1 << 12)

  constructor(codes: TextCodes) {
    this.codes = codes
  }

  /** The number of a literal, which is not empty. All must be asked for before the first text is looked through. */
  numberOf(text: string): number {
    return this.#numberOf(`=${text}`, [text], false)
  }

  /** The same, found with punctuation and spaces passed over on both sides; marks alone are searched as they stand. */
  numberOfBridged(run: string): number {
    let bare = ''
    for (let at = 0; at < run.length; at++) if (!isPunctuation(run.charCodeAt(at))) bare += run.charAt(at)
    return bare === '' ? this.numberOf(run) : this.#numberOf(`~${bare}`, [bare], true)
  }

  /** The number of all marks that end sentences. */
  numberOfSentenceMarks(): number {
    return this.#numberOf('marks', Array.from(SENTENCE_MARKS), false)
  }

  /** Room for what is found in one text. */
  room(): Places[] {
    return Array.from({ length: this.#numbers.size }, () => new Places())
  }

  /**
   * Looks through a stretch of a text.
   *
   * @param from - Where it begins: a character.
   * @param end - Where it ends: the text's end, or behind a line break.
   * @param places - What is found is added to them.
   */
  find({ bytes, start }: CodedText, from: number, end: number, places: readonly Places[]): void {
    const heads = this.#heads
    const nexts = this.#nexts
    const others = this.#others
    const owners = this.#owners
    const count = this.#sift(bytes, from, end)
    const sifted = this.#sifted
    for (let i = 0; i < count; i++) {
      const at = sifted[i] as number
      const lead = bytes[at] as number
      let behind = at + 1
      let head = lead
      if (bytesAfter(lead) > 0) head = (lead << 8) | (bytes[behind++] as number)
      // Bytes that continue a character look like characters themselves.
      else if (isInside(bytes, at, start)) continue
      const next = behind < end ? (bytes[behind] as number) : COMPLETE
      for (let n = heads[head] as number; n > 0; n = others[n] as number) {
        const wanted = nexts[n] as number
        // Nearly all that begin like a needle go on otherwise.
        if (wanted >= 0 && wanted !== next) continue
        if (wanted === COMPLETE || this.#standsAt(this.#needles[n - 1] as Needle, bytes, at, end))
          (places[owners[n] as number] as Places).push(at)
      }
    }
  }

  /** Collects the bytes with which needles begin; gives how many they are. */
  #sift(bytes: Buffer, from: number, end: number): number {
    const begins = this.#begins
    if (this.#sifted.length < end - from + 1) this.#sifted = new Int32Array((end - from) * 2)
    const sifted = this.#sifted
    // A branch for each would be anybody's guess. Each is written, and the next one over it where it was not wanted.
    let count = 0
    let at = from
    for (const last = end - 3; at < last; at += 4) {
      sifted[count] = at
      count += begins[bytes[at] as number] as number
      sifted[count] = at + 1
      count += begins[bytes[at + 1] as number] as number
      sifted[count] = at + 2
      count += begins[bytes[at + 2] as number] as number
      sifted[count] = at + 3
      count += begins[bytes[at + 3] as number] as number
    }
    for (; at < end; at++) {
      sifted[count] = at
      count += begins[bytes[at] as number] as number
    }
    return count
  }

  #standsAt({ bytes: wanted, bridged }: Needle, bytes: Buffer, at: number, end: number): boolean {
    if (bridged) return this.#standsBridged(wanted, bytes, at, end)
    if (at + wanted.length > end) return false
    for (let n = 1; n < wanted.length; n++) if (bytes[at + n] !== wanted[n]) return false
    return true
  }

  /** Line breaks, which part paragraphs, are never passed over. */
  #standsBridged(wanted: Buffer, bytes: Buffer, from: number, end: number): boolean {
    let at = from
    for (let n = 0; n < wanted.length; ) {
      if (n > 0) while (at < end && isPunctuation(this.codes.unitAt(bytes, at))) at += widthAt(bytes, at)
      const width = widthAt(wanted, n)
      if (at + width > end) return false
      for (let i = 0; i < width; i++) if (bytes[at + i] !== wanted[n + i]) return false
      at += width
      n += width
    }
    return true
  }

  #numberOf(key: string, texts: readonly string[], bridged: boolean): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const literal = this.#numbers.size
    this.#numbers.set(key, literal)
    for (const text of texts) this.#add(literal, { bytes: this.codes.coded(text), bridged })
    return literal
  }

  #add(literal: number, needle: Needle): void {
    const { bytes, bridged } = needle
    const lead = bytes[0] as number
    const isPlain = bytesAfter(lead) === 0
    const head = isPlain ? lead : (lead << 8) | (bytes[1] as number)
    this.#needles.push(needle)
    this.#nexts.push(bridged ? BRIDGED : (bytes[isPlain ? 1 : 2] ?? COMPLETE))
    this.#others.push(this.#heads[head] as number)
    this.#owners.push(literal)
    this.#heads[head] = this.#needles.length
    this.#begins[lead] = 1
  }
}
