/** What each constraint keeps out: the number of articles that would come if it alone were dropped. */
import type { SearchAnswer } from '../../lib/search/index.ts'
import { archive } from './archive.ts'
import type { Chip } from './search-view.ts'

/** Counts of their own; most constraints need none, as the answer says what they keep out. */
const COUNTED = 6

/** @returns By the chip's key, only where dropping it brings anything. */
export async function chipGains(
  chips: readonly Chip[],
  { total, keptOut }: Pick<SearchAnswer, 'total' | 'keptOut'>,
): Promise<ReadonlyMap<string, number>> {
  const gains = new Map<string, number>()
  let counted = 0
  for (const { key, without, narrowing, narrows } of chips) {
    if (!narrows || (narrowing === null && counted++ >= COUNTED)) continue
    const gain =
      narrowing === null ? (await archive().search.count(without)) - total : (keptOut[narrowing] ?? 0)
    if (gain > 0) gains.set(key, gain)
  }
  return gains
}
