/**
 * Which articles can match a plan, from postings alone: never too few, often too many. Null stands for all.
 */
import type { Plan, RunClause, TextField } from '../../plan.ts'
import { type DocSet, intersect, unite, uniteAll } from './doc-sets.ts'
import type { ListReader, TermLists } from './lists.ts'
import { bridgedLists, type PieceLists, pieceLists } from './run-pieces.ts'

/** Reading postings of so many bytes is worth as much as looking at one article's text. */
const BYTES_A_TEXT = 200

/** What was found out of the parts of a plan, for their tests: there is no need to look at any other article. */
export type KnownCandidates = Map<Plan, DocSet | null>

/** The articles that can match. What was found out of each part is kept in `known`. */
export function candidatesOf(plan: Plan, reader: ListReader, known: KnownCandidates): DocSet | null {
  let docs = known.get(plan)
  if (docs === undefined) {
    docs = readCandidates(plan, reader, known)
    known.set(plan, docs)
  }
  return docs
}

function readCandidates(plan: Plan, reader: ListReader, known: KnownCandidates): DocSet | null {
  const ofPart = (part: Plan) => candidatesOf(part, reader, known)
  switch (plan.kind) {
    case 'run':
      return candidatesOfRun(plan, reader)
    case 'words':
      // A run that stands whole holds its words too.
      return inAll(plan.words.map(ofPart))
    case 'pattern':
      return inAll(
        plan.parts
          .filter((part) => typeof part === 'string')
          .map((text) => piecesCandidates(pieceLists(text, reader), plan.fields)),
      )
    case 'near':
    case 'together':
      return inAll([ofPart(plan.left), ofPart(plan.right)])
    case 'all':
      return inAll(plan.parts.map(ofPart))
    case 'any':
      return inAny(plan.parts.map(ofPart))
    default:
      return null
  }
}

function candidatesOfRun({ text, fields, bridgePunctuation }: RunClause, reader: ListReader): DocSet | null {
  return piecesCandidates((bridgePunctuation ? bridgedLists : pieceLists)(text, reader), fields)
}

/** Articles that hold all pieces, the rarest read first; pieces that cost more than the texts they spare are left. */
function piecesCandidates(pieces: readonly PieceLists[], fields: readonly TextField[]): DocSet | null {
  let docs: DocSet | null = null
  for (const piece of pieces.toSorted((a, b) => a.cost - b.cost)) {
    if (docs && piece.cost > docs.length * BYTES_A_TEXT) break
    const holding = docsOf(piece.lists(), fields)
    docs = docs ? intersect(docs, holding) : holding
  }
  return docs
}

/** Articles that hold a term in one of the fields. */
export function docsOf({ title, body }: TermLists, fields: readonly TextField[]): DocSet {
  const inTitle = fields.includes('title') ? title.docs.subarray(0, title.length) : NONE
  const inBody = fields.includes('body') ? body.docs.subarray(0, body.length) : NONE
  return unite(inTitle, inBody)
}

const NONE = new Uint32Array(0)

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
