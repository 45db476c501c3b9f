import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldArticle, foldLine, foldLineWithOrigins, foldPhrase, originalRange } from './article.ts'
import { type Piece, piecesOf, terms } from './tokens.ts'

const cases = [
  {
    says: 'Han is cut into overlapping pairs and the tail of the run',
    input: '兰州日报',
    output: ['兰州', '州日', '日报', '报'],
  },
  { says: 'a single character between marks is its own tail', input: '，月。', output: ['月'] },
  { says: 'words and numbers are whole', input: 'c919于2023年', output: ['c919', '于', '2023', '年'] },
  { says: 'kana go by pairs, like Han', input: 'カラオケ', output: ['カラ', 'ラオ', 'オケ', 'ケ'] },
  { says: 'a character beyond U+FFFF is one character', input: '𬭯城', output: ['𬭯城', '城'] },
  { says: 'marks alone have no terms', input: '，……！', output: [] },
]
for (const { says, input, output } of cases) test(says, () => expect(terms(input)).toEqual(output))

test('white space between Han is dropped, elsewhere it is one space, and paragraphs are apart', () => {
  expect(foldArticle(' 兰　州\n日报 ', ['中 国\r\n人  abc\t d', '二'])).toEqual({
    title: '兰州日报',
    body: '中国人 abc d\n二',
  })
})

test('a phrase keeps the white space at its edges, since it stands inside a line', () => {
  expect(foldPhrase('　C919  ')).toBe(' c919 ')
  expect(foldPhrase('兰 州')).toBe('兰州')
})

test('a folded range covers the original glyphs and no white space behind them', () => {
  const original = '臺 \u200b灣ＡＰＰ㎡'
  const folded = foldLineWithOrigins(original)
  expect(folded.text).toBe('台湾appm2')
  expect(originalRange(original, folded, 0, 1)).toEqual([0, 1])
  expect(originalRange(original, folded, 0, 2)).toEqual([0, 4])
  expect(originalRange(original, folded, 5, 6)).toEqual([7, 8])
})

const text = fc.string({ unit: fc.constantFrom(...'兰州日报臺灣，。 a1bC\u3000\n𬭯ガ'), maxLength: 60 })

test('folding with and without offsets gives the same line, and folding it again changes nothing', () => {
  fc.assert(
    fc.property(text, (t) => {
      expect(foldLineWithOrigins(t).text).toBe(foldLine(t))
      expect(foldLine(foldLine(t))).toBe(foldLine(t))
    }),
  )
})

function holds(all: readonly string[], piece: Piece): boolean {
  if (piece.kind === 'pair') return all.includes(piece.term)
  if (piece.kind === 'character') return all.some((term) => term.startsWith(piece.prefix))
  const { text: word, openLeft, openRight } = piece
  if (openLeft && openRight) return all.some((term) => term.includes(word))
  if (openLeft) return all.some((term) => term.endsWith(word))
  return openRight ? all.some((term) => term.startsWith(word)) : all.includes(word)
}

test('every substring of a text finds all of its pieces among the text’s terms', () => {
  fc.assert(
    fc.property(text, fc.nat(60), fc.nat(12), (t, at, length) => {
      const folded = foldLine(t)
      const run = folded.slice(at, at + length)
      if (/[\ud800-\udfff]/.test(run.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))) return
      const all = terms(folded)
      for (const piece of piecesOf(run)) expect(holds(all, piece), JSON.stringify(piece)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a stretch of a very long word is found too', () => {
  const word = Array.from({ length: 300 }, (_, i) => String.fromCharCode(97 + ((i * i) % 26))).join('')
  fc.assert(
    fc.property(fc.nat(290), fc.integer({ min: 1, max: 100 }), (at, length) => {
      const all = terms(word)
      for (const piece of piecesOf(word.slice(at, at + length))) expect(holds(all, piece)).toBe(true)
    }),
  )
})
