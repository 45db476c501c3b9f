/**
 * Reads doubtful bytes again: where another encoding was pasted in, or bytes were lost or spoilt. Pure.
 */
import { ERROR_BITS } from './commonness.ts'
import { type CheapestReading, type Leg, type Mode, readCheapest } from './lattice.ts'
import { hasUtf8Pair, probeUtf8 } from './probe.ts'
import type { Doubt } from './sink.ts'

/** A mend inside a stretch, in units of the mended stretch. */
export interface Mend {
  readonly kind: string
  readonly at: number
  readonly length: number
  readonly reason: string
}

/** A stretch that was read better than before. */
export interface Mended {
  readonly units: Uint16Array
  readonly mends: readonly Mend[]
}

/** Which modes may stand in for each other. GBK and Big5 are never mixed: a short run cannot tell them apart. */
const MODES: Readonly<Record<string, readonly Mode[]>> = {
  'utf-8': ['utf-8', 'gb18030', 'big5-hkscs'],
  gb18030: ['gb18030', 'utf-8'],
  'big5-hkscs': ['big5-hkscs', 'utf-8'],
}

/** Where every byte fits, giving one up must be worth three errors. */
const UNFOUNDED_ERROR_BITS = 3 * ERROR_BITS

const NAMES: Readonly<Record<Mode, string>> = {
  keep: '原样',
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'big5-hkscs': 'Big5',
}

/**
 * Reads one doubtful stretch the cheapest way.
 *
 * @param bytes - The document.
 * @param doubt - The stretch.
 * @param units - The stretch as first read.
 * @param home - What the document is encoded in.
 * @returns The better reading with its mends, or null where the first reading stands.
 */
export function mendBytes(bytes: Uint8Array, doubt: Doubt, units: Uint16Array, home: string): Mended | null {
  const stretch = bytes.subarray(doubt.from, doubt.to)
  const modes = modesFor(stretch, home)
  if (modes.length === 0) return null
  if (home === 'utf-8' && modes.length === 1) return resynchronised(units)
  const symbols = new Uint16Array(stretch)
  const errorBits = doubt.broken ? ERROR_BITS : UNFOUNDED_ERROR_BITS
  const reading = readCheapest({
    symbols,
    originals: null,
    modes,
    errorBits,
    mayBeCut: doubt.to === bytes.length,
  })
  const mends = mendsOf(reading, modes[0])
  return mends.length > 0 ? { units: reading.units, mends } : null
}

/** A pasted run has at least this many bytes that fit nowhere in UTF-8: two characters of GBK or Big5. */
const MIN_STRAY_RUN = 4

/** The modes worth trying; a probe rules out most of them on most stretches. */
function modesFor(stretch: Uint8Array, home: string): readonly Mode[] {
  const modes = MODES[home] ?? []
  const foreign = home === 'utf-8' ? probeUtf8(stretch).strayRun >= MIN_STRAY_RUN : hasUtf8Pair(stretch)
  return foreign ? modes : modes.slice(0, 1)
}

function mendsOf({ legs, units }: CheapestReading, home: Mode | undefined): Mend[] {
  const mends: Mend[] = []
  for (const leg of legs) {
    if (leg.mode !== home) mends.push(foreignMend(leg))
    else if (leg.damaged > 0) mends.push(...damageMends(leg, units))
  }
  return mends
}

function foreignMend(leg: Leg): Mend {
  const name = NAMES[leg.mode]
  return {
    kind: `mixed-${leg.mode}`,
    at: leg.at,
    length: leg.end - leg.at,
    reason: `这一段是 ${name} 编码，与全文不同，已按 ${name} 读出`,
  }
}

/** UTF-8 falls into step by itself behind a bad byte: the first reading stands, and the damage is told. */
function resynchronised(units: Uint16Array): Mended | null {
  const mends = damageMends({ at: 0, end: units.length }, units)
  return mends.length > 0 ? { units, mends } : null
}

function damageMends(leg: { readonly at: number; readonly end: number }, units: Uint16Array): Mend[] {
  const mends: Mend[] = []
  for (let i = leg.at; i < leg.end; i++) {
    if (units[i] !== 0xfffd) continue
    mends.push({
      kind: 'damaged-bytes',
      at: i,
      length: 1,
      reason: '此处字节损坏，无法还原，已跳过并从下一个字重新对齐',
    })
  }
  return mends
}
