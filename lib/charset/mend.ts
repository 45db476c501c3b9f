/**
 * Puts a reading right where it is doubtful: first its bytes, then mojibake in its characters.
 *
 * Everything else is copied as it is, so clean text costs nothing and cannot be changed. Pure.
 */
import type { Repair } from '../article.ts'
import { type Mend, type Mended, mendBytes } from './mend-bytes.ts'
import { undoMojibake } from './mojibake.ts'
import { readUnits, textOf } from './reading.ts'
import { type Doubt, endsLongStretch, LONG_STRETCH, type Reading } from './sink.ts'

/** Repairs of one kind with less than this between them (units) are told as one. */
const SAME_REPAIR_GAP = 200

/** A longer run without a single ASCII character is no text, and is left as it was read (units). */
const LONGEST_STRETCH = 32 * LONG_STRETCH

/** Text with the mends that were made to it. */
export interface MendedText {
  readonly text: string
  readonly repairs: readonly Repair[]
}

/**
 * Works the doubts of a reading.
 *
 * @param reading - A whole document read as one charset.
 * @param bytes - The document, or null where only characters may be mended.
 * @param charset - What it was read as.
 */
export function mendReading(reading: Reading, bytes: Uint8Array | null, charset: string): MendedText {
  const setting = { bytes, charset, usualKind: null }
  const { doubts } = reading
  const sampled = doubts.length > SAMPLED_DOUBTS ? doubts.slice(0, SAMPLED_DOUBTS) : []
  const first = mendEach(reading, sampled, setting)
  const early = usualKind(first, unitsOf(sampled))
  if (!early) for (const next of mendEach(reading, doubts.slice(sampled.length), setting)) first.push(next)
  const usual = early ?? usualKind(first, reading.wide)
  return assemble(
    reading,
    usual ? mendEach(reading, allStretches(reading), { ...setting, usualKind: usual }) : first,
  )
}

/** Of a file with more doubts than this, the first ones show whether all of it was spoilt in one way. */
const SAMPLED_DOUBTS = 12

function unitsOf(doubts: readonly Doubt[]): number {
  return doubts.reduce((sum, { at, end }) => sum + end - at, 0)
}

/** The kind of mojibake that at least half of so many units were spoilt by, if there is one. */
function usualKind(mendedDoubts: readonly MendedDoubt[], units: number): string | null {
  const spoilt = new Map<string, number>()
  for (const { doubt, mended } of mendedDoubts) {
    const kind = mended.mends[0]?.kind ?? ''
    if (kind.startsWith('mojibake-')) spoilt.set(kind, (spoilt.get(kind) ?? 0) + doubt.end - doubt.at)
  }
  const [top] = [...spoilt].sort((a, b) => b[1] - a[1])
  return top && top[1] * 2 >= units ? top[0] : null
}

/** What is known about the document while its stretches are mended. */
interface Setting {
  readonly bytes: Uint8Array | null
  readonly charset: string
  /** The kind of mojibake that most of the characters were spoilt by, if that is known already. */
  readonly usualKind: string | null
}

interface MendedDoubt {
  readonly doubt: Doubt
  readonly mended: Mended
}

/** The doubts that could be mended, in order. */
function mendEach(reading: Reading, doubts: Iterable<Doubt>, setting: Setting): MendedDoubt[] {
  const found: MendedDoubt[] = []
  for (const doubt of doubts) {
    const mended = mendDoubt(reading, doubt, setting)
    if (mended) found.push({ doubt, mended })
  }
  return found
}

/** The text with what was mended in its places. */
function assemble({ units, length }: Reading, mendedDoubts: readonly MendedDoubt[]): MendedText {
  if (mendedDoubts.length === 0) return { text: textOf(units, length), repairs: [] }
  const grown = mendedDoubts.reduce(
    (sum, { doubt, mended }) => sum + mended.units.length - (doubt.end - doubt.at),
    0,
  )
  const out = new Uint16Array(length + grown)
  const repairs: Repair[] = []
  let done = 0
  let n = 0
  for (const { doubt, mended } of mendedDoubts) {
    out.set(units.subarray(done, doubt.at), n)
    n += doubt.at - done
    for (const mend of mended.mends) addRepair(repairs, mend, n)
    out.set(mended.units, n)
    n += mended.units.length
    done = doubt.end
  }
  out.set(units.subarray(done, length), n)
  return { text: textOf(out, out.length), repairs }
}

/** The doubts, and between them every other stretch that holds a character beyond ASCII. */
function* allStretches({ units, length, doubts }: Reading): Generator<Doubt> {
  let at = 0
  for (const doubt of doubts) {
    yield* stretchesBetween(units, at, doubt.at)
    yield doubt
    at = doubt.end
  }
  yield* stretchesBetween(units, at, length)
}

function* stretchesBetween(units: Uint16Array, from: number, to: number): Generator<Doubt> {
  let at = from
  let wide = false
  for (let i = from; i <= to; i++) {
    const unit = units[i] ?? 0
    if (i < to && !isCut(unit) && !(unit < 0x80 && endsLongStretch(unit, i - at))) {
      if (unit >= 0x80) wide = true
      continue
    }
    if (wide) yield { from: 0, to: 0, at, end: i, broken: false }
    at = i
    wide = false
  }
}

function isCut(unit: number): boolean {
  return unit === 0x3c || unit === 0x3e || unit === 0x0a || unit === 0x0d
}

function mendDoubt(reading: Reading, doubt: Doubt, { bytes, charset, usualKind }: Setting): Mended | null {
  // Valid UTF-8 that looks odd was not spoilt as bytes: read as GBK it would only look less odd.
  const worthIt = doubt.to > doubt.from && (doubt.broken || charset !== 'utf-8')
  const units = reading.units.subarray(doubt.at, doubt.end)
  if (units.length > LONGEST_STRETCH) return null
  const mended = bytes && worthIt ? mendBytes(bytes, doubt, units, charset) : null
  return mended ?? undoMojibake(units, usualKind)
}

function addRepair(repairs: Repair[], mend: Mend, offset: number): void {
  const at = mend.at + offset
  const last = repairs.at(-1)
  if (last && last.kind === mend.kind && at - last.at - last.length <= SAME_REPAIR_GAP) {
    repairs[repairs.length - 1] = { ...last, length: at + mend.length - last.at }
  } else repairs.push({ kind: mend.kind, at, length: mend.length, reason: mend.reason })
}

/** A reference to a character beyond ASCII that was escaped once too often, as parsed text shows it. */
const ESCAPED_REFERENCE = /&#(?:x([0-9a-fA-F]{2,6})|([0-9]{3,7}));/g

/** So many references must there be before they are taken for text: an article about HTML quotes fewer. */
const MIN_REFERENCES = 4

/**
 * Repairs text that a parser made: references escaped twice, and mojibake that was written as entities.
 *
 * Call it on the text of a parsed page or feed, never on markup: `&amp;#12415;` is right there and wrong here.
 *
 * @param text - Parsed text.
 * @returns The text and what was mended; the same text where nothing is surely wrong.
 */
export function repairText(text: string): MendedText {
  const resolved = resolveReferences(text)
  const mended = mendReading(readUnits(resolved.text), null, 'utf-16le')
  return { text: mended.text, repairs: [...resolved.repairs, ...mended.repairs] }
}

function resolveReferences(text: string): MendedText {
  if (!text.includes('&#')) return { text, repairs: [] }
  const found = [...text.matchAll(ESCAPED_REFERENCE)].filter((match) => pointOf(match) >= 0x80)
  if (found.length < MIN_REFERENCES) return { text, repairs: [] }
  const repairs: Repair[] = []
  let out = ''
  let done = 0
  for (const match of found) {
    out += text.slice(done, match.index)
    const char = String.fromCodePoint(pointOf(match))
    const reason = '字符引用被转义了两次，已还原为文字'
    addRepair(repairs, { kind: 'double-escape', at: 0, length: char.length, reason }, out.length)
    out += char
    done = match.index + match[0].length
  }
  return { text: out + text.slice(done), repairs }
}

/** Code point of a reference; 0 for one that stands for no character. */
function pointOf([, hex, decimal]: RegExpMatchArray): number {
  const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
  return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0 : point
}
