/** What each constraint keeps out: the number of articles that would come if it alone were dropped. */
import { archive } from './archive.ts'
import type { Chip } from './search-view.ts'

/** Each is a count of its own; a search with more constraints has the rest unsaid. */
const COUNTED = 6

/**
 * @param total - Articles found under all constraints.
 * @returns By the chip's key, only where dropping it brings anything.
 */
export async function chipGains(chips: readonly Chip[], total: number): Promise<ReadonlyMap<string, number>> {
  const gains = new Map<string, number>()
  for (const { key, without } of chips.slice(0, COUNTED)) {
    const gain = (await archive().search.count(without)) - total
    if (gain > 0) gains.set(key, gain)
  }
  return gains
}
