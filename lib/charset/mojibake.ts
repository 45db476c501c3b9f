/**
 * Undoes mojibake: text that was read wrongly once or twice and saved like that.
 *
 * Each wrong reading is undone by writing the text back to the bytes it was read from, and reading those the cheapest
 * way with "leave it as it is" among the choices, so a spoilt run inside a good line is found as well as a spoilt
 * file. A result is kept only where it is far more Chinese than what stood there. Pure.
 */
import { costTable, UNITS_PER_BIT } from './commonness.ts'
import { mostSaved } from './gain.ts'
import { type CheapestReading, type Leg, LOST, type Mode, OPAQUE, readCheapest } from './lattice.ts'
import type { Mend, Mended } from './mend-bytes.ts'
import { hasUtf8Pair, probeUtf8 } from './probe.ts'
import { isDoubtful, readBig5, readGb, readUtf8 } from './reading.ts'
import { CONTINUED, LATIN_BYTES, type Taken, type Written, writeBack } from './write-back.ts'

/** A wrong reading that happens in the wild. */
interface WrongReading {
  /** What the bytes were taken for. */
  readonly taken: Taken
  /** Home, which reads the bytes as they were taken, and then what they may really be. */
  readonly modes: readonly Mode[]
}

const WRONG_READINGS: readonly WrongReading[] = [
  { taken: 'windows-1252', modes: ['keep', 'utf-8', 'gb18030', 'big5-hkscs'] },
  { taken: 'gb18030', modes: ['gb18030', 'utf-8', 'big5-hkscs'] },
  { taken: 'big5-hkscs', modes: ['big5-hkscs', 'utf-8', 'gb18030'] },
]

/** Text is undone at most this often: twice-spoilt pages are real, thrice-spoilt ones cost one round to make sure. */
const MAX_ROUNDS = 3

/** What a round must reach to be believed. */
interface Standard {
  /** Characters beyond ASCII in one run, and how many bits they may cost on average. */
  readonly minCharacters: number
  readonly maxUsualBits: number
  /** Bits that the run must save, and what share of its former cost. */
  readonly minSavedBits: number
  readonly minSavedShare: number
}

/** The end of the work must be Chinese. */
const FINAL: Standard = { minCharacters: 6, maxUsualBits: 12.5, minSavedBits: 24, minSavedShare: 0.25 }

/** Twice-spoilt text is still mojibake after one round, but half as long. */
const INTERIM: Standard = { minCharacters: 4, maxUsualBits: 21, minSavedBits: 24, minSavedShare: 0.25 }

/** Where most of a file is known to be spoilt in one way, a single character is enough for the rest. */
const SPREAD: Standard = { minCharacters: 1, maxUsualBits: 24, minSavedBits: 4, minSavedShare: 0.1 }

/**
 * Undoes mojibake in a stretch of text.
 *
 * @param units - The stretch as UTF-16 units.
 * @param usualKind - The kind that most of the file was spoilt by, where that is known: less proof is asked for.
 * @returns The better text with its mends, or null where nothing is surely wrong.
 */
export function undoMojibake(units: Uint16Array, usualKind: string | null = null): Mended | null {
  const usual = usualKind ? undoAsUsual(units, usualKind) : null
  if (usual && !isDoubtful(usual.units)) return usual
  let result: Mended | null = null
  let current = units
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const work = workOn(current)
    const next = bestRound(work, FINAL) ?? twoRounds(work)
    if (!next) break
    current = next.units
    result = next
    if (!isDoubtful(current)) break
  }
  return (usualKind && undoAsUsual(current, usualKind)) || result
}

/** Undoes what the rest of the file suffered, as often as it helps. */
function undoAsUsual(units: Uint16Array, kind: string): Mended | null {
  const wrong = usualReading(kind)
  let result: Mended | null = null
  for (let round = 0; wrong && round < MAX_ROUNDS; round++) {
    const current: Uint16Array = result?.units ?? units
    const next: Mended | null =
      straightRound(current, wrong, kind) ?? attemptRound(workOn(current), wrong, SPREAD)
    if (!next) break
    result = next
  }
  return (
    result && {
      units: result.units,
      mends: [{ kind, at: 0, length: result.units.length, reason: SPREAD_REASON }],
    }
  )
}

/** A stretch that is spoilt through and through reads straight: no search is needed. */
function straightRound(units: Uint16Array, { taken, modes }: WrongReading, kind: string): Mended | null {
  const { symbols } = writeBack(units, taken)
  if (symbols.some((symbol) => symbol >= OPAQUE)) return null
  const read = STRAIGHT_READERS[modes[1] ?? 'keep']
  const reading = read?.(new Uint8Array(symbols))
  if (!reading || reading.errors > 0 || reading.doubts.length > 0) return null
  if (reading.wideBits >= costOf(units)) return null
  const mend = { kind, at: 0, length: reading.length, reason: SPREAD_REASON }
  return { units: reading.units.subarray(0, reading.length), mends: [mend] }
}

const STRAIGHT_READERS: Readonly<Partial<Record<Mode, typeof readGb>>> = {
  'utf-8': readUtf8,
  gb18030: readGb,
  'big5-hkscs': readBig5,
}

function usualReading(kind: string): WrongReading | null {
  for (const { taken, modes } of WRONG_READINGS) {
    const [home, ...others] = modes
    const mode = others.find((other) => kindOf(taken, other) === kind)
    if (home && mode) return { taken, modes: [home, mode] }
  }
  return null
}

/** The second wrong reading is always of UTF-8, in which the first one was saved. */
const SECOND_WRONG_READINGS: readonly WrongReading[] = [
  { taken: 'windows-1252', modes: ['keep', 'utf-8'] },
  { taken: 'gb18030', modes: ['gb18030', 'utf-8'] },
]

/** A text that is being undone, with what was already found out about it. */
interface Work {
  readonly units: Uint16Array
  readonly written: Map<Taken, WrittenWork>
}

interface WrittenWork extends Written {
  /** Bits that the best leg of each mode could save at most. */
  readonly savings: Map<Mode, number>
}

function workOn(units: Uint16Array): Work {
  return { units, written: new Map() }
}

function writtenAs({ units, written }: Work, taken: Taken): WrittenWork {
  const known = written.get(taken)
  if (known) return known
  const made = { ...writeBack(units, taken), savings: new Map<Mode, number>() }
  written.set(taken, made)
  return made
}

function twoRounds(work: Work): Mended | null {
  const interim = bestRound(work, INTERIM, SECOND_WRONG_READINGS)
  return interim ? bestRound(workOn(interim.units), FINAL) : null
}

function bestRound(work: Work, standard: Standard, wrongReadings = WRONG_READINGS): Mended | null {
  let best: Attempt | null = null
  for (const wrong of wrongReadings) {
    const attempt = attemptRound(work, wrong, standard)
    if (attempt && (!best || attempt.saved > best.saved)) best = attempt
  }
  return best
}

function attemptRound(work: Work, wrong: WrongReading, standard: Standard): Attempt | null {
  const { units } = work
  if (!mayBe(units, wrong, standard.minCharacters)) return null
  const written = writtenAs(work, wrong.taken)
  const hopeful = wrong.modes.slice(1).filter((mode) => maySave(written, mode, standard))
  if (hopeful.length === 0) return null
  const modes = wrong.modes.length > 2 ? modesFor(units, written, wrong) : wrong.modes
  if (!modes.some((mode) => hopeful.includes(mode))) return null
  const { symbols, originals } = written
  const reading = readCheapest({ symbols, originals, modes, questionMarks: true })
  return keepSure(reading, written, wrong, standard)
}

function maySave(written: WrittenWork, mode: Mode, { minSavedBits }: Standard): boolean {
  const known = written.savings.get(mode)
  const most = known ?? mostSaved(written, mode)
  if (known === undefined) written.savings.set(mode, most)
  return most >= minSavedBits
}

/** From this share of well-formed bytes on it is UTF-8 and nothing else. */
const SURELY_UTF8 = 0.8

/** A quick reading as Chinese must cost at most this share of what stands there to be worth the exact search. */
const WORTH_SHARE = 0.9

/** The modes worth trying, home first. */
function modesFor(units: Uint16Array, { symbols }: Written, { taken, modes }: WrongReading): readonly Mode[] {
  const [home = 'keep', ...others] = modes
  const latin = taken === 'windows-1252'
  if (latin && probeUtf8(symbols).share >= SURELY_UTF8) return [home, 'utf-8']
  const lossy = symbols.includes(LOST)
  const bytes = new Uint8Array(symbols)
  const limit = costOf(units) * WORTH_SHARE
  return [
    home,
    ...others.filter((mode) => {
      if (mode === 'utf-8') return hasUtf8Pair(symbols)
      return latin || lossy || (mode === 'gb18030' ? readGb(bytes) : readBig5(bytes)).wideBits <= limit
    }),
  ]
}

function costOf(units: Uint16Array): number {
  const costs = costTable()
  let cost = 0
  for (const unit of units) if (unit >= 0x80) cost += costs[unit] ?? 0
  return cost / UNITS_PER_BIT
}

interface Attempt extends Mended {
  /** Bits that the believed legs save. */
  readonly saved: number
}

/** Takes the legs that are surely right and leaves everything else as it stood. */
function keepSure(
  reading: CheapestReading,
  { originals }: Written,
  { taken, modes }: WrongReading,
  standard: Standard,
): Attempt | null {
  const out = new Uint16Array(reading.units.length + originals.length)
  const mends: Mend[] = []
  let n = 0
  let saved = 0
  for (const leg of reading.legs) {
    const gain = leg.mode === modes[0] ? 0 : gainOf(leg, reading.units, originals, standard)
    if (gain > 0) {
      mends.push({
        kind: kindOf(taken, leg.mode),
        at: n,
        length: leg.end - leg.at,
        reason: reasonOf(taken, leg.mode),
      })
      out.set(reading.units.subarray(leg.at, leg.end), n)
      n += leg.end - leg.at
      saved += gain
    } else {
      for (let i = leg.from; i < leg.to; i++) {
        const unit = originals[i] ?? CONTINUED
        if (unit !== CONTINUED) out[n++] = unit
      }
    }
  }
  return mends.length > 0 ? { units: out.subarray(0, n), mends, saved } : null
}

/** Bits that a leg saves, or 0 where it is not surely right. */
function gainOf(leg: Leg, units: Uint16Array, originals: Uint16Array, standard: Standard): number {
  const costs = costTable()
  let wideCost = 0
  let wide = 0
  for (let i = leg.at; i < leg.end; i++) {
    const unit = units[i] ?? 0
    if (unit < 0x80 || unit === 0xfffd) continue
    wideCost += costs[unit] ?? 0
    wide++
  }
  let before = 0
  for (let i = leg.from; i < leg.to; i++) {
    const unit = originals[i] ?? CONTINUED
    if (unit !== CONTINUED) before += costs[unit] ?? 0
  }
  const saved = before / UNITS_PER_BIT - leg.bits
  const usual = wideCost <= standard.maxUsualBits * UNITS_PER_BIT * wide
  const enough = saved >= standard.minSavedBits && saved * UNITS_PER_BIT >= standard.minSavedShare * before
  return wide >= standard.minCharacters && usual && enough ? saved : 0
}

const SPREAD_REASON = '全文大部分是同一种乱码，这一段一并还原'

const NAMES = {
  'windows-1252': 'Latin-1',
  gb18030: 'GBK',
  'big5-hkscs': 'Big5',
  'utf-8': 'UTF-8',
  keep: '',
} as const

function kindOf(taken: Taken, mode: Mode): string {
  return `mojibake-${NAMES[mode]}-as-${NAMES[taken]}`.toLowerCase()
}

function reasonOf(taken: Taken, mode: Mode): string {
  return `这一段原是 ${NAMES[mode]}，被当作 ${NAMES[taken]} 读过再存成乱码，已还原`
}

/** Saves the work where the stretch has too few of the characters that such a wrong reading makes. */
function mayBe(units: Uint16Array, { taken }: WrongReading, minCharacters: number): boolean {
  let count = 0
  for (const unit of units) {
    if (taken === 'windows-1252' ? unit >= 0x80 && (LATIN_BYTES[unit] ?? 0) > 0 : unit >= 0x2e80) count++
  }
  return count >= minCharacters
}
