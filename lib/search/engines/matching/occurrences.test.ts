import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PatternClause } from '../../plan.ts'
import { Finder } from './finder.ts'
import type { Sighting } from './literals.ts'
import type { Occurrences } from './occurrences.ts'
import { NEUTRAL } from './tests.ts'
import { TextCodes, unitsOf } from './text-codes.ts'
import { type TextClause, textTest } from './text-tests.ts'

const pattern = (...parts: PatternClause['parts']): PatternClause => ({
  kind: 'pattern',
  parts,
  fields: ['title', 'body'],
  strict: null,
})
/** Codes in which 甲 and line breaks take one byte, 乙 and commas two, 丙 three. */
const codes = new TextCodes(unitsOf(`甲\n${filler(0, 300)}乙，${filler(300, 9000)}丙`))

function filler(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, n) => String.fromCharCode(0xac00 + from + n)).join('')
}

/** A finder over one article whose body is `text`. */
function finderIn(text: string): Finder {
  const field = (_: number, name: 'title' | 'body') => {
    const bytes = codes.coded(name === 'body' ? text : '')
    return { bytes, start: 0, end: bytes.length }
  }
  return new Finder({ codes, field, strictField: () => null })
}

function occurrencesOf(clause: PatternClause, text: string) {
  const finder = finderIn(text)
  const sought = finder.sought(clause)
  const found: Occurrences[] = []
  const look = { stands: (sighting: Sighting) => found.push(sought.in(sighting)) > 0 }
  finder.holds(look, 0, 'body', false)
  const { starts, ends } = found[0] as Occurrences
  const chars = Array.from({ length: text.length + 1 }, (_, at) => codes.coded(text.slice(0, at)).length)
  const listed = (places: typeof starts) =>
    Array.from(places.at.subarray(0, places.length), (at) => chars.indexOf(at))
  return { starts: listed(starts), ends: listed(ends) }
}

function patternMatches(clause: PatternClause, text: string): boolean {
  return textTest(clause, finderIn(text)).test(0, NEUTRAL) !== 0
}

function includesBridged(text: string, run: string): boolean {
  const clause = { kind: 'run', text: run, fields: ['body'], strict: null, bridgePunctuation: true } as const
  return textTest(clause, finderIn(text)).test(0, NEUTRAL) !== 0
}

/** The test of one clause on one text. */
const holds = (clause: TextClause, text: string) => textTest(clause, finderIn(text)).test(0, NEUTRAL) !== 0

const run = (text: string) =>
  ({ kind: 'run', text, fields: ['body'], strict: null, bridgePunctuation: false }) as const

const letter = fc.constantFrom('甲', '乙', '丙', '，', '\n')
const line = fc.string({ unit: letter, maxLength: 30 })
const literal = fc.string({ unit: fc.constantFrom('甲', '乙', '，'), minLength: 1, maxLength: 2 })
const gap = fc
  .record({ min: fc.nat(2), width: fc.nat(4) })
  .map(({ min, width }) => ({ min, max: min + width }))

/** Every place where a pattern starts and ends, by trying all of them. */
function slowly(parts: PatternClause['parts'], text: string) {
  const source = parts
    .map((part) => (typeof part === 'string' ? part : `[^，\n]{${part.min},${part.max}}`))
    .join('')
  const whole = new RegExp(`^${source}$`)
  const starts = new Set<number>()
  const ends = new Set<number>()
  for (let start = 0; start < text.length; start++)
    for (let end = start + 1; end <= text.length; end++)
      if (whole.test(text.slice(start, end))) {
        starts.add(start)
        ends.add(end)
      }
  return { starts: [...starts].sort((a, b) => a - b), ends: [...ends].sort((a, b) => a - b) }
}

test('a pattern of literals and gaps stands where trying every place finds it', () => {
  fc.assert(
    fc.property(line, literal, fc.array(fc.tuple(gap, literal), { maxLength: 3 }), (text, first, rest) => {
      const parts = [first, ...rest.flat()]
      expect(occurrencesOf(pattern(...parts), text)).toEqual(slowly(parts, text))
    }),
    { numRuns: 1500 },
  )
})

test('nearness counts characters, however many bytes they take', () => {
  fc.assert(
    fc.property(
      line,
      fc.constantFrom('甲', '乙', '甲丙'),
      fc.constantFrom('丙', '乙丙'),
      fc.nat(9),
      (text, a, b, n) => {
        const near = (ordered: boolean) =>
          ({ kind: 'near', left: run(a), right: run(b), maxChars: n, ordered }) as const
        const before = new RegExp(`${a}[^\n]{0,${n}}${b}`).test(text)
        expect(holds(near(true), text)).toBe(before)
        expect(holds(near(false), text)).toBe(before || new RegExp(`${b}[^\n]{0,${n}}${a}`).test(text))
      },
    ),
    { numRuns: 1500 },
  )
})

test('two texts stand together where one sentence or paragraph, with its mark, holds both', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '。', '\n'), maxLength: 20 })
  const side = fc.constantFrom('甲', '乙', '丙', '甲。', '丙。')
  fc.assert(
    fc.property(text, side, side, (body, a, b) => {
      const together = (unit: 'sentence' | 'paragraph') =>
        holds({ kind: 'together', left: run(a), right: run(b), unit }, body)
      const inOne = (parts: readonly string[]) => parts.some((part) => part.includes(a) && part.includes(b))
      expect(together('paragraph')).toBe(inOne(body.split('\n')))
      expect(together('sentence')).toBe(inOne(body.match(/[^。\n]*[。\n]?/g) ?? []))
    }),
    { numRuns: 1500 },
  )
})

test('a clause stands in a long text wherever in it it stands', () => {
  const idle = fc.nat(40).map((length) => '丁'.repeat(length))
  const idles = fc.array(idle, { maxLength: 60 })
  const joint = fc.constantFrom('', '\n', '丁', '丁丁丁')
  fc.assert(
    fc.property(idles, idles, joint, fc.boolean(), (before, behind, between, isThere) => {
      const text = [...before, `甲${between}${isThere ? '乙' : '丙'}`, ...behind].join('\n')
      const stands = isThere && between !== '\n' && between.length < 3
      expect(patternMatches(pattern('甲', { min: 0, max: 2 }, '乙'), text)).toBe(stands)
      const near = { kind: 'near', left: run('乙'), right: run('甲'), maxChars: 2, ordered: false } as const
      expect(holds(near, text)).toBe(stands)
      const side = { left: run('甲'), right: run('乙') }
      expect(holds({ kind: 'together', ...side, unit: 'paragraph' }, text)).toBe(isThere && between !== '\n')
    }),
    { numRuns: 500 },
  )
})

test('characters asked for at the edges must be there, in the same clause', () => {
  expect(patternMatches(pattern({ min: 1, max: 1 }, '甲'), '乙甲')).toBe(true)
  expect(patternMatches(pattern({ min: 1, max: 1 }, '甲'), '，甲')).toBe(false)
  expect(patternMatches(pattern('甲', { min: 2, max: 2 }), '甲乙')).toBe(false)
  expect(patternMatches(pattern('甲', { min: 0, max: 8 }), '甲')).toBe(true)
})

test('commas of numbers end no clause', () => {
  expect(patternMatches(pattern('约', { min: 0, max: 8 }, '人'), '约1,000人')).toBe(true)
  expect(patternMatches(pattern('约', { min: 0, max: 8 }, '人'), '约一,二人')).toBe(false)
})

test('a pattern of many gaps takes time in proportion to the text', () => {
  const parts = Array.from({ length: 31 }, (_, i) => (i % 2 === 0 ? '甲' : { min: 0, max: 8 }))
  const start = performance.now()
  patternMatches(pattern(...parts, '乙'), '甲'.repeat(50_000))
  expect(performance.now() - start).toBeLessThan(1000)
})

test('bridged runs pass over marks on both sides, never over line breaks', () => {
  expect(includesBridged('风,浪', '风浪')).toBe(true)
  expect(includesBridged('风浪', '“风”浪')).toBe(true)
  expect(includesBridged('风\n浪', '风浪')).toBe(false)
  expect(includesBridged('风，', '，')).toBe(true)
  expect(includesBridged('风', '，')).toBe(false)
})

test('bridging equals includes on texts without their marks', () => {
  fc.assert(
    fc.property(line, literal, (text, run) => {
      const strip = (t: string) => t.replaceAll('，', '')
      fc.pre(strip(run) !== '')
      expect(includesBridged(text, run)).toBe(strip(text).includes(strip(run)))
    }),
  )
})
