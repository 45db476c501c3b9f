/**
 * Pinyin: how characters are read, for suggestions typed in letters and for words that sound alike. Pure.
 *
 * A character with several readings counts under each: 银行 is reached by yinhang, and by yinxing too.
 */
import { SYLLABLES } from './pinyin.generated.ts'

interface Readings {
  /** By code point. */
  readonly of: ReadonlyMap<number, readonly string[]>
  readonly like: ReadonlyMap<string, string>
}

let known: Readings | null = null

/** Read when first needed: most commands never are asked for a sound. */
function readings(): Readings {
  if (known) return known
  const of = new Map<number, string[]>()
  const like = new Map<string, string>()
  for (const entry of SYLLABLES.split(' ')) {
    const [syllable = ''] = /^[a-z]+/.exec(entry) ?? []
    const characters = entry.slice(syllable.length)
    like.set(syllable, characters)
    for (const character of characters) {
      const code = character.codePointAt(0) ?? 0
      const list = of.get(code)
      if (list) list.push(syllable)
      else of.set(code, [syllable])
    }
  }
  known = { of, like }
  return known
}

/** The readings of a character, without tones; empty for what has none. */
export function readingsOf(character: string): readonly string[] {
  return readingsOfCode(character.codePointAt(0) ?? 0)
}

function readingsOfCode(code: number): readonly string[] {
  return readings().of.get(code) ?? NONE
}

const NONE: readonly string[] = []

/** Characters that share a reading with `character`, itself left out. */
export function soundalikes(character: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const syllable of readingsOf(character))
    for (const other of readings().like.get(syllable) ?? '') if (other !== character) found.add(other)
  return found
}

/** Whether two texts of one length sound alike, character by character. Makes no garbage: it is asked of every term. */
export function soundAlike(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right && !shareOne(readingsOfCode(left), readingsOfCode(right))) return false
  }
  return true
}

function shareOne(some: readonly string[], others: readonly string[]): boolean {
  for (let i = 0; i < some.length; i++) if (others.includes(some[i] as string)) return true
  return false
}

/**
 * Whether typed letters spell the beginning of a text: by whole syllables, by initials, or mixed (`lzrb`, `lanzhou`,
 * `lanzr`). Letters and digits of the text stand for themselves.
 *
 * @param letters - Lower case, ü as v; an apostrophe parts characters: xi'an is 西安 and not 现.
 * @param text - Folded.
 */
export function spells(letters: string, text: string): boolean {
  // Where in `letters` one may stand after so many characters: few at a time, since syllables are short.
  let reached = new Set([0])
  for (const character of text) {
    const next = new Set<number>()
    for (const at of reached) {
      for (const reading of readingsOf(character)) {
        const rest = letters.length - at
        if (rest <= reading.length ? reading.startsWith(letters.slice(at)) : letters.startsWith(reading, at))
          next.add(behind(letters, at + reading.length))
        if (reading.charAt(0) === letters.charAt(at)) next.add(behind(letters, at + 1))
      }
      if (character === letters.charAt(at)) next.add(behind(letters, at + 1))
    }
    if (next.has(letters.length)) return true
    if (next.size === 0) return false
    reached = next
  }
  return false
}

/** Where the next character may begin: behind the apostrophe, if one stands here. */
function behind(letters: string, at: number): number {
  return Math.min(letters.length, letters.charAt(at) === "'" ? at + 1 : at)
}

/** The beginning of a text that letters spell by whole syllables: bolanhui is 博览会 of 博览会开幕; null where none is. */
export function spelledBy(letters: string, text: string): string | null {
  let reached = new Set([0])
  let length = 0
  for (const character of text) {
    const next = new Set<number>()
    for (const at of reached)
      for (const reading of readingsOf(character))
        if (letters.startsWith(reading, at)) next.add(at + reading.length)
    length += character.length
    if (next.has(letters.length)) return text.slice(0, length)
    if (next.size === 0) return null
    reached = next
  }
  return null
}
