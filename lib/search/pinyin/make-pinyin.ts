/**
 * Makes `pinyin.generated.ts`: the readings of the 6,763 characters of GB 2312, without tones, from pinyin-pro.
 *
 * Run by hand: `npx tsx lib/search/pinyin/make-pinyin.ts`. The package is needed for nothing else.
 */
import { writeFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

const decoder = new TextDecoder('gb18030')
const bySyllable = new Map<string, string>()
for (let lead = 0xb0; lead <= 0xf7; lead++)
  for (let trail = 0xa1; trail <= 0xfe; trail++) {
    const character = decoder.decode(Uint8Array.of(lead, trail))
    if (!/^\p{Script=Han}$/u.test(character)) continue
    const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
    for (const reading of new Set(readings))
      if (/^[a-z]+$/.test(reading)) bySyllable.set(reading, (bySyllable.get(reading) ?? '') + character)
  }
const entries = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(
  new URL('./pinyin.generated.ts', import.meta.url),
  [
    '/** Syllables and the characters read so, made by `make-pinyin.ts` from pinyin-pro (MIT). Do not edit. */',
    '',
    `export const SYLLABLES =\n  '${entries.map(([syllable, characters]) => syllable + characters).join(' ')}'`,
    '',
  ].join('\n'),
)
process.stdout.write(`${entries.length} syllables\n`)
