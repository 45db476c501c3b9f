/** What a reprint did to the earliest telling, in a few words. Pure. */
import type { ReprintChange } from '../../lib/store/index.ts'
import type { Words } from '../_text/index.ts'

/** @returns Empty where it tells the story in the same words under the same headline. */
export function changeInWords(change: ReprintChange, t: Words): string {
  const { titleChanged, added, dropped } = change
  return [
    titleChanged && t.reprintTitle,
    added.length > 0 && t.reprintAdded(added.length),
    dropped.length > 0 && t.reprintDropped(dropped.length),
  ]
    .filter((fact) => fact !== false)
    .join(t.listComma)
}
