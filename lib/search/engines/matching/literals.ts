/**
 * All that a query looks for in a text, found in one pass over it: a table says for each unit what may begin there.
 *
 * Thirty frequent characters under every operator cost little more than one: a text is read once, and what stands
 * where is then compared as ascending numbers. Pure.
 */
import { isSentenceMark, skipMarks } from './marks.ts'
import { Places } from './places.ts'

/** Folded text as UTF-16 units: `units[0, length)`. */
export interface Units {
  readonly units: Uint16Array
  readonly length: number
}

/** What was found in a text; valid until the next one is looked through. */
export interface Sighting extends Units {
  /** Places of each literal, overlapping ones included. */
  readonly places: readonly Places[]
  /** Where sentences end, one after their mark; asked for by {@link Literals.wantSentences}. */
  readonly sentenceEnds: Places
}

interface Literal {
  readonly units: Uint16Array
  /** Punctuation between its units is passed over. */
  readonly bridged: boolean
}

/** Set in the table for units that end a sentence. */
const SENTENCE = 0x8000

/** In place of a second unit: the literal has none, or punctuation may stand before it. */
const NO_SECOND = -1
const BRIDGED = -2

export class Literals {
  readonly #known = new Map<string, number>()
  readonly #literals: Literal[] = []
  /** Unit -> a literal that begins with it, plus one. */
  readonly #table = new Uint16Array(0x10000)
  /** By the number of a literal, plus one: its second unit, and the next literal that begins with the same unit, plus one. */
  readonly #seconds: number[] = [NO_SECOND]
  readonly #nexts: number[] = [0]

  /** The number of a literal, which is not empty. All must be asked for before the first text is looked through. */
  numberOf(text: string): number {
    return this.#add(`=${text}`, text, false)
  }

  /** The same, found with punctuation and spaces passed over on both sides; marks alone are searched as they stand. */
  numberOfBridged(run: string): number {
    const units = unitsOf(run)
    let bare = ''
    for (let at = skipMarks(units, 0, run.length); at < run.length; at = skipMarks(units, at + 1, run.length))
      bare += run.charAt(at)
    return bare === '' ? this.numberOf(run) : this.#add(`~${bare}`, bare, true)
  }

  /** Ends of sentences are wanted too. */
  wantSentences(): void {
    const table = this.#table
    for (let unit = 0; unit < table.length; unit++)
      if (isSentenceMark(unit)) table[unit] = (table[unit] as number) | SENTENCE
  }

  /** Room for what is found in one text. */
  room(): Pick<Sighting, 'places' | 'sentenceEnds'> {
    return { places: this.#literals.map(() => new Places()), sentenceEnds: new Places() }
  }

  /** Looks through a text. What `found` held before is forgotten. */
  find({ units, length }: Units, found: Pick<Sighting, 'places' | 'sentenceEnds'>): void {
    const table = this.#table
    const literals = this.#literals
    const seconds = this.#seconds
    const nexts = this.#nexts
    const { places, sentenceEnds } = found
    for (let n = 0; n < places.length; n++) (places[n] as Places).length = 0
    sentenceEnds.length = 0
    for (let at = 0; at < length; at++) {
      const entry = table[units[at] as number] as number
      if (entry === 0) continue
      if (entry >= SENTENCE) sentenceEnds.push(at + 1)
      for (let number = entry & (SENTENCE - 1); number > 0; number = nexts[number] as number) {
        const second = seconds[number] as number
        // Nearly all that begin like a literal go on otherwise.
        if (second >= 0 && (at + 1 >= length || units[at + 1] !== second)) continue
        if (second === NO_SECOND || standsAt(literals[number - 1] as Literal, units, at, length))
          (places[number - 1] as Places).push(at)
      }
    }
  }

  #add(key: string, text: string, bridged: boolean): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const units = unitsOf(text)
    const first = units[0] as number
    const entry = this.#table[first] as number
    const number = this.#literals.length
    this.#literals.push({ units, bridged })
    this.#nexts.push(entry & (SENTENCE - 1))
    this.#seconds.push(units.length === 1 ? NO_SECOND : bridged ? BRIDGED : (units[1] as number))
    this.#table[first] = (entry & SENTENCE) | (number + 1)
    this.#known.set(key, number)
    return number
  }
}

function standsAt({ units: wanted, bridged }: Literal, units: Uint16Array, start: number, length: number) {
  if (bridged) return standsBridged(wanted, units, start, length)
  if (start + wanted.length > length) return false
  for (let n = 1; n < wanted.length; n++) if (units[start + n] !== wanted[n]) return false
  return true
}

/** Line breaks, which part paragraphs, are never passed over. */
function standsBridged(wanted: Uint16Array, units: Uint16Array, start: number, length: number): boolean {
  let at = start
  for (let n = 1; n < wanted.length; n++) {
    at = skipMarks(units, at + 1, length)
    if (at >= length || units[at] !== wanted[n]) return false
  }
  return true
}

/** The units of a text. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  return units
}
