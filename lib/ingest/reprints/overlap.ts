/**
 * Overlap: how much of each of two stories stands in the other, measured exactly on their whole texts.
 *
 * The measure is containment (Broder 1997), counted in units of text that lie inside a shared shingle rather than in
 * shingles, so that one changed word costs a short story its own length and not five shingles a unit. Pure.
 */
import { SHINGLE } from './shingles.ts'

/** What is compared of a story. */
export interface Shingled {
  readonly wording: Uint16Array
  /** One number for each start of a shingle in `wording`. */
  readonly shingles: Uint32Array
}

/** What one story shares with the other. */
export interface Side {
  /** Units of wording. */
  readonly length: number
  /** Units inside a shingle that the other story has too. */
  readonly shared: number
  /** First shared unit, and one after the last; both 0 where nothing is shared. */
  readonly from: number
  readonly to: number
  /** Which 32nds of the story are mostly shared, one bit each. */
  readonly where: number
}

/** What two stories share, seen from the first and from the second. */
export function overlapOf(one: Shingled, other: Shingled): readonly [Side, Side] {
  return [sideOf(one, other), sideOf(other, one)]
}

let slots = new Uint32Array(1 << 12)
let stamps = new Uint32Array(1 << 12)
let stamp = 0

/** Remembers the shingles of a story until the next call; the mask of the table. */
function remember(shingles: Uint32Array): number {
  let size = 1 << 8
  while (size < shingles.length * 2) size *= 2
  if (size > slots.length || stamp === 0xffffffff) {
    slots = new Uint32Array(Math.max(size, slots.length))
    stamps = new Uint32Array(slots.length)
    stamp = 0
  }
  stamp++
  const mask = size - 1
  for (let i = 0; i < shingles.length; i++) {
    const value = shingles[i] ?? 0
    let at = value & mask
    while (stamps[at] === stamp && slots[at] !== value) at = (at + 1) & mask
    stamps[at] = stamp
    slots[at] = value
  }
  return mask
}

function isRemembered(value: number, mask: number): boolean {
  let at = value & mask
  while (stamps[at] === stamp) {
    if (slots[at] === value) return true
    at = (at + 1) & mask
  }
  return false
}

const PARTS = 32
/** Phrases that every story uses may cover half of a stretch; a part of the story covers nearly all. */
const MOSTLY = 0.75
const perPart = new Uint32Array(PARTS)

function sideOf(seen: Shingled, other: Shingled): Side {
  const mask = remember(other.shingles)
  const { length } = seen.wording
  perPart.fill(0)
  let shared = 0
  let from = 0
  let covered = 0
  for (let i = 0; i < seen.shingles.length; i++) {
    if (!isRemembered(seen.shingles[i] ?? 0, mask)) continue
    if (shared === 0) from = i
    const end = Math.min(length, i + SHINGLE)
    for (let at = Math.max(covered, i); at < end; at++) {
      shared++
      const part = Math.floor((at * PARTS) / length)
      perPart[part] = (perPart[part] ?? 0) + 1
    }
    covered = end
  }
  return { length, shared, from, to: covered, where: mostlyShared(length) }
}

function mostlyShared(length: number): number {
  let where = 0
  for (let part = 0; part < PARTS; part++)
    if ((perPart[part] ?? 0) * PARTS > length * MOSTLY) where |= 1 << part
  return where
}
