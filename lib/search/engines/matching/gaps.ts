/**
 * What lies between two places of a text in codes: how many characters, and whether a clause ends there. Pure.
 */
import { CLAUSE_MARKS, isClauseMark, isDigit, isMarkOfNumbers } from './marks.ts'
import { bytesInside, type CodedText, isInside, type TextCodes, WIDEST, widthAt } from './text-codes.ts'

/** The place `count` characters before `from`; -1 where there are not as many. */
export function placeBefore({ bytes, start }: CodedText, from: number, count: number): number {
  let at = from
  for (let n = 0; n < count; n++) {
    if (at === start) return -1
    at--
    while (isInside(bytes, at, start)) at--
  }
  return at
}

/** The place `count` characters behind `from`; -1 where there are not as many. */
export function placeBehind({ bytes, end }: CodedText, from: number, count: number): number {
  let at = from
  for (let n = 0; n < count; n++) {
    if (at >= end) return -1
    at += widthAt(bytes, at)
  }
  return at
}

/** Finds gaps in which no clause ends. */
export class ClauseGaps {
  readonly #codes: TextCodes
  /** 1 for each byte with which a clause mark begins. */
  readonly #begins = new Uint8Array(256)

  constructor(codes: TextCodes) {
    this.#codes = codes
    for (const mark of CLAUSE_MARKS) this.#begins[codes.coded(mark)[0] as number] = 1
  }

  /** Whether at most `max` characters stand from `from` to `to`, none of them a clause mark. */
  holds(text: CodedText, from: number, to: number, max: number): boolean {
    if (from === to) return true
    if (to - from > max * WIDEST) return false
    const { bytes } = text
    let chars = 0
    for (let at = from; at < to; at += widthAt(bytes, at)) {
      if (++chars > max) return false
      if (this.#begins[bytes[at] as number] === 1 && this.#endsClause(text, at)) return false
    }
    return true
  }

  /** The commas of 1,000 and the colon of 9:30 end nothing. */
  #endsClause(text: CodedText, at: number): boolean {
    const codes = this.#codes
    const { bytes, end } = text
    const unit = codes.unitAt(bytes, at)
    if (!isClauseMark(unit)) return false
    if (!isMarkOfNumbers(unit)) return true
    const before = placeBefore(text, at, 1)
    const behind = at + widthAt(bytes, at)
    return !(
      before >= 0 &&
      behind < end &&
      isDigit(codes.unitAt(bytes, before)) &&
      isDigit(codes.unitAt(bytes, behind))
    )
  }
}

/** Counts the characters between two places, both of which ascend: no byte is looked at more than twice. */
export class CharacterCount {
  #from = 0
  #to = 0
  /** Bytes from `#from` to `#to` that continue a character. */
  #inside = 0

  /** Begins anew. */
  over({ start }: CodedText): this {
    this.#from = start
    this.#to = start
    this.#inside = 0
    return this
  }

  /** Characters from `from` to `to`. */
  between(from: number, to: number, { bytes }: CodedText): number {
    if (from >= this.#to) {
      this.#inside = bytesInside(bytes, from, to)
    } else {
      this.#inside += bytesInside(bytes, this.#to, to) - bytesInside(bytes, this.#from, from)
    }
    this.#from = from
    this.#to = to
    return to - from - this.#inside
  }
}
