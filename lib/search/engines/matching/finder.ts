/**
 * What a plan looks for in articles, and where it stands in the one at hand: each field of an article is read and
 * looked through once, however many tests ask. Pure but for the texts it reads.
 */
import type { PatternClause, RunClause, TextField } from '../../plan.ts'
import { Literals, type Sighting } from './literals.ts'
import { type Sought, soughtOf } from './occurrences.ts'
import type { Places } from './places.ts'
import type { CodedText, TextCodes } from './text-codes.ts'

/** The folded text of articles, by their numbers in the index; valid until another is asked for. */
export interface FoldedTexts {
  readonly codes: TextCodes
  field(doc: number, field: TextField): CodedText
  /** The same with scripts and variants told apart; null where that is the same text. */
  strictField(doc: number, field: TextField): CodedText | null
}

/** What was found in a field of the article at hand. */
export interface FieldSighting extends Sighting {
  /** Which field it is, loose or strict: a small number. */
  readonly slot: number
  /** Another for every text looked through, so that what is derived from it knows when it is stale. */
  readonly serial: number
}

/** A field of the article at hand. */
class Look implements FieldSighting {
  readonly slot: number
  doc = -1
  serial = 0
  bytes: Buffer = Buffer.alloc(0)
  start = 0
  end = 0
  places: readonly Places[] = []
  /** Whether the text is another one at all; only strict texts may be the same. */
  differs = false

  constructor(slot: number) {
    this.slot = slot
  }
}

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

  /** What stands in a field of `doc`. */
  in(doc: number, field: TextField): FieldSighting {
    const look = this.#loose[field]
    if (look.doc !== doc) this.#fill(look, doc, this.#texts.field(doc, field))
    return look
  }

  /** The same with scripts and variants told apart. */
  strictlyIn(doc: number, field: TextField): FieldSighting {
    const look = this.#strict[field]
    if (look.doc !== doc) {
      const text = this.#texts.strictField(doc, field)
      look.differs = text !== null
      if (text) this.#fill(look, doc, text)
      look.doc = doc
    }
    return look.differs ? look : this.in(doc, field)
  }

  #fill(look: Look, doc: number, text: CodedText): void {
    if (look.serial === 0) look.places = this.literals.room()
    look.doc = doc
    look.serial++
    look.bytes = text.bytes
    look.start = text.start
    look.end = text.end
    this.literals.find(text, look.places)
  }
}
