/**
 * Folding: spellings a reader takes for the same text become one form.
 *
 * NFKC, lower case, no zero-width characters, traditional characters and regional variants as simplified ones. Pure.
 * The index and the query both fold, so they always agree. The original is never changed: `origins` leads highlights
 * back to the glyphs that were printed. Most text is copied through a table, a unit at a time; only what the table
 * cannot say (ligatures, combining marks, characters beyond U+FFFF) is normalised in small clusters.
 */
import { isExtender, isHighSurrogate, isIgnored, isLowSurrogate } from './chars.ts'
import { VARIANTS } from './variants.generated.ts'

/** Folded text, with the way back to the text it came from. */
export interface FoldedText {
  readonly text: string
  /** Where each UTF-16 unit of `text` began in the original; one more entry than `text` has units, the last is the original's length. */
  readonly origins: Uint32Array
}

/** A way of folding: how single units are spelled, and how clusters are. */
interface Folding {
  /** Unit -> folded unit; 0 sends it to the slow way. */
  readonly table: Uint16Array
  readonly variants: ReadonlyMap<string, string>
}

const NO_VARIANTS: ReadonlyMap<string, string> = new Map()
const STRICT: Folding = { table: makeTable(), variants: NO_VARIANTS }
const LOOSE = withVariants(STRICT.table, readVariants())

/** Characters that others are folded to. */
const VARIED: ReadonlySet<string> = new Set(LOOSE.variants.values())

/** Whether folded text could have been written otherwise: 国 may have been 國, 中 is always 中. */
export function hasVariants(folded: string): boolean {
  for (const character of folded) if (VARIED.has(character)) return true
  return false
}

/** A cluster longer than this is cut: sorting endless combining marks would take for ever (UAX #15, stream-safe text). */
const MAX_CLUSTER = 30

/**
 * Folds text, keeping the offsets that highlighting needs.
 *
 * @param original - Any string.
 * @returns Folded text; folding it again changes nothing. Never throws.
 * @example fold('ＡＰＰ下載').text // 'app下载'
 * @see Unicode UAX #15, normalization form KC.
 */
export function fold(original: string): FoldedText {
  return run(LOOSE, original, true)
}

/** As {@link fold}, without offsets, for indexing and for queries. */
export function foldText(original: string): string {
  return run(LOOSE, original, false).text
}

/** As {@link fold}, but 臺 stays 臺 and 台 stays 台: for searches that tell scripts apart (区分繁简). */
export function foldStrict(original: string): FoldedText {
  return run(STRICT, original, true)
}

/** As {@link foldStrict}, without offsets. */
export function foldStrictText(original: string): string {
  return run(STRICT, original, false).text
}

/** The folded form of one cluster: a character and the marks that belong to it. */
function foldCluster(cluster: string, variants: ReadonlyMap<string, string>): string {
  const lower = cluster.normalize('NFKC').toLowerCase().normalize('NFKC')
  if (variants.size === 0) return lower
  let folded = ''
  for (const character of lower) folded += variants.get(character) ?? character
  return folded
}

function readVariants(): ReadonlyMap<string, string> {
  const characters = [...VARIANTS]
  const map = new Map<string, string>()
  for (let i = 0; i + 1 < characters.length; i += 2) map.set(characters[i] ?? '', characters[i + 1] ?? '')
  return map
}

function makeTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let code = 1; code < 0x10000; code++) {
    if (isSettled(code)) table[code] = code
    else if (isIgnored(code) || isExtender(code) || (code >= 0xd800 && code <= 0xdfff)) table[code] = 0
    else {
      const folded = foldCluster(String.fromCharCode(code), NO_VARIANTS)
      table[code] = folded.length === 1 && !isExtender(folded.charCodeAt(0)) ? folded.charCodeAt(0) : 0
    }
  }
  return table
}

/**
 * Unified Han, Yi, hangul syllables and private characters are their own normal form: asking ICU 50,000 times would slow
 * every start.
 */
function isSettled(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xe000 && code <= 0xf8ff)
  )
}

function withVariants(strict: Uint16Array, variants: ReadonlyMap<string, string>): Folding {
  const table = new Uint16Array(strict)
  for (let code = 1; code < 0x10000; code++) {
    const plain = table[code] ?? 0
    const variant = plain ? variants.get(String.fromCharCode(plain)) : undefined
    if (variant) table[code] = variant.length === 1 ? variant.charCodeAt(0) : 0
  }
  return { table, variants }
}

let units = new Uint16Array(1 << 14)
let unitBytes = Buffer.from(units.buffer)
let starts = new Uint32Array(1 << 14)

function room(needed: number): void {
  if (needed <= units.length) return
  const size = Math.max(needed, units.length * 2)
  const wider = new Uint16Array(size)
  wider.set(units)
  units = wider
  unitBytes = Buffer.from(wider.buffer)
  const longer = new Uint32Array(size)
  longer.set(starts)
  starts = longer
}

function run(folding: Folding, original: string, wantOrigins: boolean): FoldedText {
  const { table } = folding
  const length = original.length
  room(length + 64)
  let at = 0
  let out = 0
  // The cluster that a combining mark would join: where it began, in the original and in the folded text.
  let clusterAt = 0
  let clusterOut = 0
  let isStraight = true
  while (at < length) {
    const code = original.charCodeAt(at)
    const folded = table[code] ?? 0
    if (folded !== 0) {
      clusterAt = at
      clusterOut = out
      units[out] = folded
      starts[out++] = at++
      continue
    }
    isStraight = false
    if (isIgnored(code)) {
      at += sizeAt(original, at)
      continue
    }
    if (!extendsCluster(original, at) || at - clusterAt > MAX_CLUSTER) {
      clusterAt = at
      clusterOut = out
    }
    const end = clusterEnd(original, at, clusterAt)
    const text = foldCluster(withoutIgnored(original.slice(clusterAt, end)), folding.variants)
    out = clusterOut
    room(out + text.length + (length - end) + 64)
    for (let i = 0; i < text.length; i++) {
      units[out] = text.charCodeAt(i)
      starts[out++] = clusterAt
    }
    at = end
  }
  const text = textOf(out)
  if (!wantOrigins) return { text, origins: NO_ORIGINS }
  return isStraight ? new StraightText(text) : { text, origins: originsOf(out, length) }
}

/** Where the cluster ends that began at `clusterAt` and holds the character at `at`. */
function clusterEnd(original: string, at: number, clusterAt: number): number {
  let end = at + sizeAt(original, at)
  while (end < original.length && end - clusterAt <= MAX_CLUSTER) {
    if (!isIgnored(original.charCodeAt(end)) && !extendsCluster(original, end)) break
    end += sizeAt(original, end)
  }
  return end
}

/** Whether the character at `at` belongs to the one before it; marks of rare scripts stand beyond U+FFFF. */
function extendsCluster(text: string, at: number): boolean {
  if (isExtender(text.charCodeAt(at))) return true
  return sizeAt(text, at) === 2 && /^\p{M}/u.test(text.slice(at, at + 2))
}

/** Units of the character at `at`: two where a surrogate pair stands there. */
function sizeAt(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1
}

function withoutIgnored(cluster: string): string {
  let kept = ''
  for (let i = 0; i < cluster.length; ) {
    if (isIgnored(cluster.charCodeAt(i))) i += sizeAt(cluster, i)
    else kept += cluster.charAt(i++)
  }
  return kept
}

const NO_ORIGINS = new Uint32Array(0)

/** The first `length` units that were written, copied as they are, half characters too. */
function textOf(length: number): string {
  // `String.fromCharCode` takes five times as long and four times the memory.
  return unitBytes.toString('utf16le', 0, length * 2)
}

function originsOf(length: number, originalLength: number): Uint32Array {
  const origins = starts.slice(0, length + 1)
  origins[length] = originalLength
  return origins
}

/** Text that has a folded unit for each of its own, as most lines do: the way back is made when somebody asks for it. */
class StraightText implements FoldedText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  get origins(): Uint32Array {
    const length = this.text.length + 1
    if (length > counting.length) {
      counting = new Uint32Array(Math.max(1 << 10, length * 2))
      for (let at = 0; at < counting.length; at++) counting[at] = at
    }
    return counting.subarray(0, length)
  }
}

/** 0, 1, 2, …, shared by all. */
let counting = new Uint32Array(0)

/** Kept, so that the shape of such texts, and the code compiled for it, outlives them. */
export const NO_TEXT: FoldedText = new StraightText('')
