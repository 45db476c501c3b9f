/**
 * Makes `cns-runs.generated.ts`: which code of CNS 11643 (planes 1 and 2, as EUC-TW writes them) is which of Big5.
 *
 * Both standards list the same 13,000 characters in almost the same order, so the whole correspondence is a hundred
 * runs. It is a fact of the standards; it is read off the GNU C library's converter, the `iconv` command, which must
 * be installed. Run by hand; the result does not change:
 *
 *     npx tsx lib/charset/tables/generate-cns-runs.ts
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import iconv from 'iconv-lite'

/** Codes in a row of Big5, and characters in a row of CNS. */
const BIG5_ROW = 157
const CNS_ROW = 94

/** Big5 proper ends at F9D5; what follows are extensions. */
const LAST_CODE = 0xf9d5

type Run = [big5: number, length: number, plane: number, cns: number]

function* standardCodes(): Generator<{ index: number; text: string }> {
  for (let index = 0; index < 89 * BIG5_ROW; index++) {
    const trail = index % BIG5_ROW
    const code = ((0xa1 + Math.floor(index / BIG5_ROW)) << 8) | (trail < 63 ? 0x40 + trail : 0x62 + trail)
    const text = iconv.decode(Buffer.from([code >> 8, code & 0xff]), 'cp950')
    if (code <= LAST_CODE && text.length === 1 && text !== '\ufffd' && !/\p{Co}/u.test(text))
      yield { index, text }
  }
}

const codes = [...standardCodes()]
const input = codes.map(({ text }) => text).join('\n')
const output = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'EUC-TW', '-c'], { input })
const runs: Run[] = []
let start = 0
for (const { index } of codes) {
  const newline = output.indexOf(0x0a, start)
  const bytes = output.subarray(start, newline < 0 ? undefined : newline)
  start = newline + 1
  const plane = bytes.length === 2 ? 1 : (bytes[1] ?? 0) - 0xa0
  if ((bytes.length !== 2 && bytes.length !== 4) || plane > 2) continue
  const [row = 0, column = 0] = bytes.subarray(-2)
  const cns = (row - 0xa1) * CNS_ROW + column - 0xa1
  const last = runs.at(-1)
  if (last && last[2] === plane && index - last[0] === last[1] && cns - last[3] === last[1]) last[1]++
  else runs.push([index, 1, plane, cns])
}
const header = `/**
 * Made by generate-cns-runs.ts; do not edit. Runs of characters that Big5 and CNS 11643 list in the same order:
 * index in Big5 (157 to a row from A140), length, plane of CNS, index in CNS (94 to a row from 2121).
 */
export const CNS_RUNS: readonly (readonly [number, number, number, number])[] = [
`
writeFileSync(
  new URL('./cns-runs.generated.ts', import.meta.url),
  `${header}${runs.map((run) => `  [${run.join(', ')}],`).join('\n')}\n]\n`,
)
