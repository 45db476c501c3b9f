import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dice, gibberish } from './fixtures/stories.ts'
import { matchNumbers, numbersOf } from './numbers.ts'
import { overlapOf } from './overlap.ts'
import { SHINGLE, shinglesOf } from './shingles.ts'
import { SKETCH_SIZE, sketchOf } from './sketch.ts'
import { MAX_WORDING, unitsOf, wordingKey, wordingOf } from './wording.ts'

const shingled = (text: string) => {
  const wording = unitsOf(text)
  return { wording, shingles: shinglesOf(wording) }
}

describe('the wording of a story', () => {
  test('has no marks, spaces or paragraphs, and is folded', () => {
    const expected = '修好3座桥app已上线'
    expect(wordingKey('　修好 ３座橋，「ＡＰＰ」已上线。')).toBe(expected)
    expect(wordingOf(['修好３座', '橋，APP 已上线'])).toEqual(unitsOf(expected))
  })

  test('keeps Han characters beyond U+FFFF whole and drops emoji', () => {
    expect(wordingKey('𠮷野😀家')).toBe('𠮷野家')
  })

  test('ends at the longest that is compared', () => {
    expect(wordingOf(['桥'.repeat(MAX_WORDING + 9)]).length).toBe(MAX_WORDING)
  })

  test('is the same from lines and from their keys', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 4 }), (lines) => {
        expect(wordingOf(lines)).toEqual(unitsOf(lines.map(wordingKey).join('')))
      }),
      { numRuns: 40 },
    )
  })
})

describe('shingles and sketches', () => {
  test('equal runs of five have equal shingles wherever they stand', () => {
    const shingles = shinglesOf(unitsOf('旧水渠修好了，旧水渠修好啦'))
    expect(shingles.length).toBe(13 - SHINGLE + 1)
    expect(shingles[0]).toBe(shingles[7])
    expect(new Set(shingles).size).toBe(shingles.length - 1)
  })

  test('a wording shorter than a shingle is one shingle, none has none', () => {
    expect(shinglesOf(unitsOf('桥')).length).toBe(1)
    expect(shinglesOf(unitsOf('')).length).toBe(0)
  })

  test('a sketch is the smallest distinct shingles in order', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 40, max: 300 }), (seed, length) => {
        const body = gibberish(dice(seed), length)
        const all = [...new Set(shinglesOf(wordingOf([body])))].sort((a, b) => a - b)
        expect([...sketchOf({ title: '', paragraphs: [body] })]).toEqual(all.slice(0, SKETCH_SIZE))
      }),
    )
  })

  test('a short body is sketched with its headline', () => {
    const paragraphs = ['详情请看视频']
    expect(sketchOf({ title: '水渠', paragraphs })).not.toEqual(sketchOf({ title: '木桥', paragraphs }))
  })
})

describe('overlap', () => {
  test('counts the units inside shared shingles and says where they stand', () => {
    const roll = dice(3)
    const [start, shared, end] = [gibberish(roll, 40), gibberish(roll, 60), gibberish(roll, 100)]
    const [whole, part] = overlapOf(shingled(start + shared + end), shingled(shared))
    expect(part).toMatchObject({ length: 60, shared: 60, from: 0, to: 60 })
    expect(whole).toMatchObject({ length: 200, shared: 60, from: 40, to: 100 })
    expect(whole.where.toString(2)).toBe(`${'1'.repeat(9)}${'0'.repeat(7)}`)
  })

  test('a changed word costs its own length', () => {
    const [one] = overlapOf(
      shingled('青石镇的木匠今天修好了旧水渠'),
      shingled('青石镇的木匠昨日修好了旧水渠'),
    )
    expect(one).toMatchObject({ length: 14, shared: 12 })
  })

  test('lies within its text and is the same from both sides', () => {
    const text = fc.string({ unit: fc.constantFrom('桥', '路', '灯', '水'), maxLength: 60 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = overlapOf(shingled(a), shingled(b))
        expect(overlapOf(shingled(b), shingled(a))).toEqual([other, one])
        expect(one.shared).toBeLessThanOrEqual(one.to - one.from)
        expect(one.to).toBeLessThanOrEqual(a.length)
      }),
    )
  })
})

describe('numbers', () => {
  const match = (one: string[], other: string[]) => matchNumbers(numbersOf(one), numbersOf(other))

  test('are compared where the same words stand before them', () => {
    expect(match(['最高气温15度，最低气温3度'], ['最高气温18度，最低气温3度'])).toEqual({
      inSameFrame: 2,
      equal: 1,
    })
  })

  test('behind other words are not compared', () => {
    expect(match(['修桥用了15天'], ['共有渡船18条'])).toEqual({ inSameFrame: 0, equal: 0 })
  })

  test('may be Han numerals; a single one is a word', () => {
    expect(match(['一座桥长三十五米'], ['一座桥长四十米'])).toEqual({ inSameFrame: 1, equal: 0 })
  })

  test('are one with their points and commas', () => {
    expect(match(['收成1,234.5斤'], ['收成1234.5斤'])).toEqual({ inSameFrame: 1, equal: 1 })
  })

  test('that count pictures do not run into the text', () => {
    expect(match(['1/5', '11月28日'], ['11月28日'])).toEqual({ inSameFrame: 1, equal: 1 })
  })
})
