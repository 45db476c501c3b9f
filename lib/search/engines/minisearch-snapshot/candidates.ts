/**
 * Which articles can match a plan, from postings alone: never too few, often too many. Null stands for all.
 */
import type { PatternClause, Plan, RunClause, TextField } from '../../plan.ts'
import { type DocSet, intersect, unite, uniteAll } from '../doc-sets.ts'
import { type FieldSets, fieldsOf, type TextClause } from '../matching/text-tests.ts'
import type { ListReader, PostingList, TermLists } from './lists.ts'
import { bridgedLists, type PieceLists, pieceLists } from './run-pieces.ts'

/** Reading postings of so many bytes is worth as much as looking at one article's text. */
const BYTES_A_TEXT = 200

const NONE: DocSet = new Uint32Array(0)

/** The candidates of one plan and of its parts: each is found out once. */
export class Candidates {
  readonly #reader: ListReader
  readonly #inFields = new Map<TextClause, FieldSets>()

  constructor(reader: ListReader) {
    this.#reader = reader
  }

  /** The articles that can match. */
  of(plan: Plan): DocSet | null {
    switch (plan.kind) {
      case 'run':
      case 'pattern':
      case 'near':
      case 'together':
        return inEither(this.inFields(plan))
      case 'words':
        // A run that stands whole holds its words too.
        return inAll(plan.words.map((word) => this.of(word)))
      case 'all':
        return inAll(plan.parts.map((part) => this.of(part)))
      case 'any':
        return inAny(plan.parts.map((part) => this.of(part)))
      default:
        return null
    }
  }

  /** The articles in whose title or body a clause can stand. */
  inFields(clause: TextClause): FieldSets {
    let sets = this.#inFields.get(clause)
    if (!sets) {
      sets = holdingPieces(piecesOfClause(clause, this.#reader), fieldsOf(clause))
      this.#inFields.set(clause, sets)
    }
    return sets
  }
}

/** Articles that hold a term in one of the fields. */
export function docsOf({ title, body }: TermLists, fields: readonly TextField[]): DocSet {
  return unite(fields.includes('title') ? docsIn(title) : NONE, fields.includes('body') ? docsIn(body) : NONE)
}

const docsIn = ({ docs, length }: PostingList): DocSet => docs.subarray(0, length)

function piecesOfClause(clause: TextClause, reader: ListReader): PieceLists[] {
  switch (clause.kind) {
    case 'run':
      return piecesOfRun(clause, reader)
    case 'pattern':
      return piecesOfPattern(clause, reader)
    default:
      return [...piecesOfClause(clause.left, reader), ...piecesOfClause(clause.right, reader)]
  }
}

function piecesOfRun({ text, bridgePunctuation }: RunClause, reader: ListReader): PieceLists[] {
  return (bridgePunctuation ? bridgedLists : pieceLists)(text, reader)
}

function piecesOfPattern({ parts }: PatternClause, reader: ListReader): PieceLists[] {
  const literals = new Set(parts.filter((part) => typeof part === 'string'))
  return [...literals].flatMap((literal) => pieceLists(literal, reader))
}

/** Articles that hold all pieces in one field, the rarest read first; pieces that cost more than the texts they spare are left. */
function holdingPieces(pieces: readonly PieceLists[], fields: readonly TextField[]): FieldSets {
  let title: DocSet | null = fields.includes('title') ? null : NONE
  let body: DocSet | null = fields.includes('body') ? null : NONE
  for (const piece of pieces.toSorted((a, b) => a.cost - b.cost)) {
    if (title && body && piece.cost > (title.length + body.length) * BYTES_A_TEXT) break
    const lists = piece.lists()
    title = title ? intersect(title, docsIn(lists.title)) : docsIn(lists.title)
    body = body ? intersect(body, docsIn(lists.body)) : docsIn(lists.body)
  }
  return { title, body }
}

function inEither({ title, body }: FieldSets): DocSet | null {
  return title && body && unite(title, body)
}

function inAll(sets: readonly (DocSet | null)[]): DocSet | null {
  const bounded = sets.filter((set) => set !== null).sort((a, b) => a.length - b.length)
  let docs: DocSet | null = null
  for (const set of bounded) docs = docs ? intersect(docs, set) : set
  return docs
}

function inAny(sets: readonly (DocSet | null)[]): DocSet | null {
  const bounded = sets.filter((set) => set !== null)
  return bounded.length < sets.length ? null : uniteAll(bounded)
}
