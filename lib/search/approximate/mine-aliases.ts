/**
 * Aliases that the archive states itself: 亚太经合组织（APEC）, 进博会 as in 以下简称“进博会”. Pure.
 *
 * Where a full name begins is not marked in Chinese, so every ending of what stands before the bracket is counted, and
 * the longest one that keeps coming back is taken.
 */

/** A full name and its short one, both folded. */
export type AliasPair = readonly [full: string, short: string]

const BRACKET =
  /([\p{Script=Han}]{3,16})[(（](?:以下)?(?:简称|英文缩写|英文简称|缩写)?[:：]?["“]?([a-z][a-z0-9-]{1,9}|[\p{Script=Han}]{2,6}(?=["”]))["”]?[)）]/gu
const SHORTEST = 3
/** An alias is believed after so many statements of it. */
const MIN_COUNT = 2
/** An ending belongs to the name while it comes with at least this share of the statements. */
const MIN_SHARE = 0.6
const MAX_SHORTS = 20_000
const MAX_MET = 100_000
/** No name begins with these: 对亚太经合组织(apec) states 亚太经合组织. */
const BEFORE_NAME = /^[对在与和及向由同为将被于了的是以从把让]+/
/** Endings kept for one short name: the true one comes early and often. */
const MAX_ENDINGS = 300

/** Collects alias statements from folded text. */
export class AliasMiner {
  private readonly endings = new Map<string, Map<string, number>>()
  /** Statements met, so that a story printed ten times states it once; forgotten when full. */
  private readonly met = new Set<string>()

  add(folded: string): void {
    if (!folded.includes('(')) return
    for (const [statement, full = '', short = ''] of folded.matchAll(BRACKET)) {
      if (this.met.has(statement)) continue
      if (this.met.size >= MAX_MET) this.met.clear()
      this.met.add(statement)
      let counts = this.endings.get(short)
      if (!counts && this.endings.size >= MAX_SHORTS) continue
      counts ??= new Map()
      this.endings.set(short, counts)
      for (let length = SHORTEST; length <= full.length; length++) {
        const ending = full.slice(-length)
        if (counts.size < MAX_ENDINGS || counts.has(ending)) counts.set(ending, (counts.get(ending) ?? 0) + 1)
      }
    }
  }

  /** The believed pairs, by short name. */
  finish(): AliasPair[] {
    const pairs: AliasPair[] = []
    for (const [short, counts] of [...this.endings].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const full = nameOf(counts)?.replace(BEFORE_NAME, '') ?? ''
      if (full.length >= SHORTEST && full !== short && !full.includes(short)) pairs.push([full, short])
    }
    return pairs
  }
}

function nameOf(counts: ReadonlyMap<string, number>): string | null {
  const most = Math.max(...counts.values())
  if (most < MIN_COUNT) return null
  let name: string | null = null
  for (const [ending, count] of counts)
    if (count >= Math.max(MIN_COUNT, most * MIN_SHARE) && ending.length > (name?.length ?? 0)) name = ending
  return name
}
