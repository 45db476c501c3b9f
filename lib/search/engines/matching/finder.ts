/**
 * What a plan looks for in articles, and where it stands in the one at hand: each field of an article is read and
 * looked through once, however many tests ask. Pure but for the texts it reads.
 */
import type { PatternClause, RunClause, TextField } from '../../plan.ts'
import { Literals, type Sighting } from './literals.ts'
import { type Sought, soughtOf } from './occurrences.ts'
import type { Places } from './places.ts'
import type { CodedText, TextCodes } from './text-codes.ts'

/** Something that may stand in a text. */
export interface Standing {
  stands(sighting: Sighting): boolean
}

/** The folded text of articles, by their numbers in the index; valid until another is asked for. */
export interface FoldedTexts {
  readonly codes: TextCodes
  field(doc: number, field: TextField): CodedText
  /** The same with scripts and variants told apart; null where that is the same text. */
  strictField(doc: number, field: TextField): CodedText | null
}

/** A field of the article at hand, as far as it was looked through. */
class Look implements Sighting {
  readonly slot: number
  doc = -1
  serial = 0
  bytes: Buffer = Buffer.alloc(0)
  start = 0
  end = 0
  /** Where the whole text ends. */
  whole = 0
  places: readonly Places[] = []
  /** Whether the text is another one at all; only strict texts may be the same. */
  differs = false

  constructor(slot: number) {
    this.slot = slot
  }
}

/** A text is looked through up to the end of a paragraph behind so many bytes, then of four times as many, and so on. */
const FIRST_PART = 256
const GROWTH = 4

export class Finder {
  readonly literals: Literals
  readonly #texts: FoldedTexts
  readonly #sought = new Map<string, Sought>()
  readonly #loose = { title: new Look(0), body: new Look(1) }
  readonly #strict = { title: new Look(2), body: new Look(3) }

  constructor(texts: FoldedTexts) {
    this.#texts = texts
    this.literals = new Literals(texts.codes)
  }

  /** A run or pattern to look for; equal ones are one. To be asked for before the first article is looked at. */
  sought(clause: RunClause | PatternClause): Sought {
    const key = JSON.stringify(clause.kind === 'run' ? clause.text : clause.parts)
    let sought = this.#sought.get(key)
    if (!sought) {
      sought = soughtOf(clause, this.literals)
      this.#sought.set(key, sought)
    }
    return sought
  }

  /**
   * Whether a clause stands anywhere in a field of `doc`. No clause spans paragraphs: what stands in a part of whole
   * paragraphs stands in the text, so no more of it is looked through than it takes.
   *
   * @param strictly - Whether scripts and variants are told apart.
   */
  holds(clause: Standing, doc: number, field: TextField, strictly: boolean): boolean {
    const look = strictly ? this.#strictLook(doc, field) : this.#look(doc, field)
    while (!clause.stands(look)) {
      if (look.end === look.whole) return false
      this.#lookOn(look)
    }
    return true
  }

  #look(doc: number, field: TextField): Look {
    const look = this.#loose[field]
    if (look.doc !== doc) this.#begin(look, doc, this.#texts.field(doc, field))
    return look
  }

  #strictLook(doc: number, field: TextField): Look {
    const look = this.#strict[field]
    if (look.doc !== doc) {
      const text = this.#texts.strictField(doc, field)
      look.differs = text !== null
      if (text) this.#begin(look, doc, text)
      look.doc = doc
    }
    return look.differs ? look : this.#look(doc, field)
  }

  #begin(look: Look, doc: number, { bytes, start, end }: CodedText): void {
    if (look.places.length === 0) look.places = this.literals.room()
    const { places } = look
    for (let n = 0; n < places.length; n++) (places[n] as Places).clear()
    look.doc = doc
    look.bytes = bytes
    look.start = start
    look.end = start
    look.whole = end
    this.#lookOn(look)
  }

  #lookOn(look: Look): void {
    const { bytes, start, end, whole } = look
    const least = Math.max(FIRST_PART, (end - start) * GROWTH)
    const to =
      least * 2 > whole - start ? whole : this.literals.codes.behindBreak(bytes, start, start + least, whole)
    this.literals.find(look, end, to, look.places)
    look.end = to
    look.serial++
  }
}
