/**
 * Makes `variants.generated.ts`, the table that folds script and variants, from the character data of OpenCC.
 *
 * Run by hand: `npx tsx lib/text/make-variants.ts`. Traditional characters become their simplified form. Regional
 * variants (Taiwan, Hong Kong) become the form of the character they vary, unless they are characters of simplified
 * writing in their own right. A few of those are folded all the same: see `SHARED`.
 */
import { writeFileSync } from 'node:fs'
import hongKong from 'opencc-js/dict/HKVariants'
import toSimplified from 'opencc-js/dict/TSCharacters'
import taiwan from 'opencc-js/dict/TWVariants'

/**
 * Characters of both writings that traditional text uses where simplified text has another: 沿著 is 沿着, 瞭解 is 了解,
 * 復甦 is 复苏. OpenCC knows them by phrases only. What they share otherwise (著名) does not collide with any word.
 */
const SHARED = ['著着', '瞭了', '甦苏', '覆复', '藉借', '揹背', '彷仿', '薰熏']

type Pairs = readonly (readonly [string, string])[]

/** OpenCC's own spelling: `from to|from to|…`; where several targets are given, the first is the usual one. */
function pairsOf(data: string): Pairs {
  return data.split('|').flatMap((entry) => {
    const [from, to] = entry.split(' ')
    return from && to ? [[from, to] as const] : []
  })
}

/** The 6,763 characters of GB 2312, which stands here for "written in simplified text". */
function charactersOfGb2312(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  for (let lead = 0xb0; lead <= 0xf7; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) found.add(decoder.decode(Uint8Array.of(lead, trail)))
  return found
}

function makeTable(): Map<string, string> {
  const simplified = charactersOfGb2312()
  const table = new Map<string, string>(pairsOf(toSimplified).filter(([from, to]) => from !== to))
  for (const [standard, variant] of [...pairsOf(taiwan), ...pairsOf(hongKong)]) {
    const forms = [table.get(standard), table.get(variant), standard, variant]
    const target =
      forms.find((form) => form !== undefined && simplified.has(form)) ?? table.get(standard) ?? standard
    for (const form of [standard, variant])
      if (form !== target && !table.has(form) && !simplified.has(form)) table.set(form, target)
  }
  for (const [from = '', to = ''] of SHARED.map((pair) => Array.from(pair))) table.set(from, to)
  // A target may itself be folded: follow it to the end, so that folding twice changes nothing.
  for (const [from, to] of table) {
    let last = to
    for (let steps = 0; steps < 4 && table.has(last); steps++) last = table.get(last) ?? last
    table.set(from, last)
  }
  return new Map([...table].filter(([from, to]) => from !== to))
}

const entries = [...makeTable()].sort(([a], [b]) => (a < b ? -1 : 1))
const lines = [
  '/** Script and variant folding, made by `make-variants.ts` from OpenCC (Apache-2.0). Do not edit. */',
  '',
  '/** Characters in turn: the one met, the one it is folded to. */',
  `export const VARIANTS =\n  '${entries.map(([from, to]) => from + to).join('')}'`,
  '',
]
writeFileSync(new URL('./variants.generated.ts', import.meta.url), lines.join('\n'))
process.stdout.write(`${entries.length} characters\n`)
