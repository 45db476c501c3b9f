/**
 * The lists behind a run: what its pieces say about where it can stand. Candidates; the text decides.
 */
import { type Piece, piecesOf } from '../../../text/index.ts'
import type { ListReader, TermLists } from './lists.ts'

/** A piece of a run with what it would cost to read. */
export interface PieceLists {
  /** Bytes of the lists. */
  readonly cost: number
  readonly lists: () => TermLists
}

/** The pieces of a run. Half a character beyond U+FFFF stands in no term: such a run has none, and all texts are read. */
export function pieceLists(run: string, reader: ListReader): PieceLists[] {
  if (!run.isWellFormed()) return []
  return distinctPieces(run).map((piece) => listsOfPiece(piece, reader))
}

/** The pieces of a run whose characters may have punctuation between them: a pair, or its first character as a tail. */
export function bridgedLists(run: string, reader: ListReader): PieceLists[] {
  const { dictionary } = reader
  return distinctPieces(run)
    .filter((piece) => piece.kind !== 'word')
    .map((piece) => {
      if (piece.kind === 'character') return characterLists(piece.prefix, reader)
      const first = String.fromCodePoint(piece.term.codePointAt(0) ?? 0)
      const terms = [dictionary.find(piece.term), dictionary.find(first)].filter((number) => number >= 0)
      return { cost: costOf(terms, reader), lists: () => reader.ofAny(`${piece.term}|`, terms) }
    })
}

/** A piece says the same however often it is repeated. */
function distinctPieces(run: string): Piece[] {
  const pairs = new Set<string>()
  return piecesOf(run).filter((piece) => {
    if (piece.kind !== 'pair') return true
    if (pairs.has(piece.term)) return false
    pairs.add(piece.term)
    return true
  })
}

function listsOfPiece(piece: Piece, reader: ListReader): PieceLists {
  const { dictionary } = reader
  if (piece.kind === 'pair') {
    const number = dictionary.find(piece.term)
    return { cost: number < 0 ? 0 : dictionary.cost(number), lists: () => reader.ofTerm(piece.term) }
  }
  if (piece.kind === 'character') return characterLists(piece.prefix, reader)
  const { text, openLeft, openRight } = piece
  const terms = dictionary.wordsAround(text, openLeft, openRight)
  const key = `${openLeft ? '*' : ''}${text}${openRight ? '*' : ' '}`
  return { cost: costOf(terms, reader), lists: () => reader.ofAny(key, terms) }
}

/** A character alone: it starts a pair or is a tail, so these lists say exactly where it stands and how often. */
export function characterLists(character: string, reader: ListReader): PieceLists {
  const terms = reader.startingWith(character)
  return { cost: costOf(terms, reader), lists: () => reader.ofAny(`${character}*`, terms) }
}

function costOf(terms: readonly number[], { dictionary }: ListReader): number {
  let cost = 0
  for (const term of terms) cost += dictionary.cost(term)
  return cost
}
