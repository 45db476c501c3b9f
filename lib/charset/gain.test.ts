/**
 * The bound must never be too low: the search that it spares would otherwise have found something.
 */
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { costTable, UNITS_PER_BIT } from './commonness.ts'
import { mostSaved } from './gain.ts'
import { type Mode, readCheapest } from './lattice.ts'
import { CONTINUED, type Taken, writeBack } from './write-back.ts'

const ROUTES: readonly (readonly [Taken, Mode, Mode])[] = [
  ['windows-1252', 'keep', 'utf-8'],
  ['windows-1252', 'keep', 'gb18030'],
  ['windows-1252', 'keep', 'big5-hkscs'],
  ['gb18030', 'gb18030', 'utf-8'],
  ['gb18030', 'gb18030', 'big5-hkscs'],
  ['big5-hkscs', 'big5-hkscs', 'utf-8'],
  ['big5-hkscs', 'big5-hkscs', 'gb18030'],
]

const unitsOf = (text: string) => Uint16Array.from(text, (c) => c.charCodeAt(0))

/** Healthy text, text spoilt in every way, losses and stray characters, in any order. */
const anyPieces = fc.array(
  fc.oneof(
    fc.constantFrom('今天的新闻说', '“……”——', '経済', 'don’t', '?', ' ', '\ufffd', '€', '标签19,', '\u00a0é'),
    fc.constantFrom(
      Buffer.from('今天的新闻说').toString('latin1'),
      iconv.encode('今天的新闻说', 'gb18030').toString('latin1'),
      iconv.decode(Buffer.from('今天的新闻说'), 'gb18030'),
      iconv.decode(iconv.encode('今天的新聞說', 'big5hkscs'), 'gb18030'),
      iconv.decode(iconv.encode('今天的新闻', 'gb18030'), 'big5hkscs'),
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 3 }),
    fc.integer({ min: 0x80, max: 0xfffd }).map((unit) => String.fromCharCode(unit)),
  ),
  { maxLength: 12 },
)

for (const [taken, home, mode] of ROUTES) {
  test(`no leg read as ${mode} from text taken for ${taken} saves more than the bound`, () => {
    fc.assert(
      fc.property(anyPieces, (pieces) => {
        const written = writeBack(unitsOf(pieces.join('').replaceAll('\uffff', '')), taken)
        const bound = mostSaved(written, mode)
        const { legs } = readCheapest({ ...written, modes: [home, mode], questionMarks: true })
        for (const leg of legs.filter((l) => l.mode === mode)) {
          let before = 0
          for (const unit of written.originals.subarray(leg.from, leg.to)) {
            if (unit !== CONTINUED) before += costTable()[unit] ?? 0
          }
          expect(before / UNITS_PER_BIT - leg.bits).toBeLessThanOrEqual(bound)
        }
      }),
      { numRuns: 400 },
    )
  })
}

test('a list of odd but healthy words promises nothing', () => {
  const words = '标签签约芯片暐焢揸滙嗶哩饰博硶栎,'.repeat(50)
  for (const [taken, , mode] of ROUTES) {
    expect(mostSaved(writeBack(unitsOf(words), taken), mode)).toBeLessThan(24)
  }
})
