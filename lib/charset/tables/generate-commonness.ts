/**
 * Makes `commonness.generated.ts`: how common each Chinese character is, in bits, simplified and traditional together.
 *
 * Source: the word list of jieba 0.42.1 (https://github.com/fxsjy/jieba, MIT licence), `jieba/dict.txt`, whose lines
 * are `word count tag`; the traditional half is the same list converted word by word with opencc-js (MIT, data of
 * OpenCC, Apache-2.0). Run it by hand when the source changes; the same input gives the same file:
 *
 *     pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
 *     npx tsx lib/charset/tables/generate-commonness.ts jieba-0.42.1/jieba/dict.txt
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Converter } from 'opencc-js'

/** SHA-256 of the word list that the committed table was made from. */
const SOURCE_SHA256 = '7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8'

/** A character rarer than this is left to its class: it says nothing that the class does not. */
const MAX_BITS = 20

const HAN = /^[\u3400-\u9fff]$/

type Counts = Map<string, number>

function addWord(counts: Counts, word: string, times: number): void {
  for (const c of word) if (HAN.test(c)) counts.set(c, (counts.get(c) ?? 0) + times)
}

function share(counts: Counts): Counts {
  let total = 0
  for (const n of counts.values()) total += n
  return new Map([...counts].map(([c, n]) => [c, n / total]))
}

function readShares(dictionary: string): Counts[] {
  const converters = [
    (word: string) => word,
    Converter({ from: 'cn', to: 'tw' }),
    Converter({ from: 'cn', to: 'hk' }),
  ]
  const counts: Counts[] = converters.map(() => new Map())
  for (const line of dictionary.split('\n')) {
    const [word = '', times = '0'] = line.split(' ')
    converters.forEach((convert, i) => {
      addWord(counts[i] ?? new Map(), convert(word), Number(times))
    })
  }
  return counts.map(share)
}

/** Half of all text is taken as simplified, a quarter each as Taiwan's and Hong Kong's traditional. */
function bitsOf(shares: readonly Counts[]): Map<number, string[]> {
  const weights = [0.5, 0.25, 0.25]
  const all = new Set(shares.flatMap((s) => [...s.keys()]))
  const tiers = new Map<number, string[]>()
  const p = new Map<string, number>()
  for (const c of all)
    p.set(
      c,
      shares.reduce((sum, s, i) => sum + (weights[i] ?? 0) * (s.get(c) ?? 0), 0),
    )
  const ordered = [...all].sort((a, b) => (p.get(b) ?? 0) - (p.get(a) ?? 0) || (a < b ? -1 : 1))
  for (const c of ordered) {
    const bits = Math.round(-2 * Math.log2(p.get(c) ?? 0)) / 2
    if (bits > MAX_BITS) break
    const tier = tiers.get(bits)
    if (tier) tier.push(c)
    else tiers.set(bits, [c])
  }
  return tiers
}

const [path] = process.argv.slice(2)
if (!path) throw new Error('Give the path of jieba-0.42.1/jieba/dict.txt.')
const bytes = readFileSync(path)
const sha256 = createHash('sha256').update(bytes).digest('hex')
if (sha256 !== SOURCE_SHA256) process.stderr.write(`Another word list than before: SHA-256 ${sha256}.\n`)
const rows = [...bitsOf(readShares(bytes.toString('utf8')))]
  .sort(([a], [b]) => a - b)
  .map(([bits, chars]) => `  [${bits}, '${chars.join('')}'],`)
const header = `/**
 * Made by generate-commonness.ts; do not edit. How common Chinese characters are, in bits (minus log2 of the share).
 * Counted from the word list of jieba 0.42.1 (MIT licence), simplified and converted to traditional with OpenCC's
 * data (Apache-2.0). SHA-256 of the list: ${sha256}
 */
export const COMMONNESS: readonly (readonly [number, string])[] = [
`
writeFileSync(new URL('./commonness.generated.ts', import.meta.url), `${header}${rows.join('\n')}\n]\n`)
