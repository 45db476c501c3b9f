/** By what a value of a long list is found: its own characters, their simplified forms, and its pinyin. Pure. */
import { readingsOf } from '../../lib/search/pinyin/pinyin.ts'
import { foldLine } from '../../lib/text/index.ts'

/** @returns Everything that may be typed, apart by spaces: `海嶼時報 海屿时报 haiyushibao hysb`. */
export function facetKeys(label: string): string {
  const folded = foldLine(label)
  const readings = [...folded].map((character) => readingsOf(character)[0] ?? character)
  // Letters and digits are their own sound.
  if (readings.join('') === folded) return label === folded ? label : `${label} ${folded}`
  const initials = readings.map((reading) => reading.charAt(0)).join('')
  return [...new Set([label, folded, readings.join(''), initials])].join(' ')
}
