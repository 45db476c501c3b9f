/**
 * Tests of runs: by postings where they decide, else by the bytes of the text.
 */
import { isIdeogram, piecesOf } from '../../../text/index.ts'
import type { RunClause } from '../../plan.ts'
import type { Finder } from '../matching/finder.ts'
import { type ArticleTest, IN_BODY, IN_TITLE, MATCH, WHOLE } from '../matching/tests.ts'
import { type CodedText, findCodes } from '../matching/text-codes.ts'
import { EveryFieldTest, strictClause, strictTest } from '../matching/text-tests.ts'
import { advance, type DocSet } from './doc-sets.ts'
import { EMPTY_LIST, type ListReader, type PostingList, type TermLists } from './lists.ts'
import { pieceLists } from './run-pieces.ts'
import type { TextFile } from './text-file.ts'

/** What tests of runs look at. */
export interface RunSources {
  readonly reader: ListReader
  readonly texts: TextFile
  readonly finder: Finder
}

/** The test of a run that bridges nothing. */
export function runTest(
  run: RunClause,
  candidates: DocSet | null,
  { reader, texts, finder }: RunSources,
): ArticleTest {
  const literal = isDecidedByPostings(run.text)
    ? new PostingsTest(run, reader)
    : within(candidates, new BytesTest(run, texts, rarestLists(run.text, reader)))
  const strict = strictClause(run)
  return strict
    ? new EveryFieldTest([literal, new StrictTest(strict, texts, strictTest(strict, finder))])
    : literal
}

/**
 * A test that is tried only on some articles; null for all. A text is not opened for a run that cannot stand in it.
 *
 * @param candidates - Ascending, as articles are tried.
 */
export function within(candidates: DocSet | null, test: ArticleTest): ArticleTest {
  if (!candidates) return test
  let at = 0
  return {
    test(doc, wanted) {
      at = advance(candidates, at, doc)
      return candidates[at] === doc ? test.test(doc, wanted) : 0
    },
  }
}

/** One or two characters of Han are one term, or the start of terms: the postings say all. */
function isDecidedByPostings(text: string): boolean {
  for (const character of text) if (!isIdeogram(character.charCodeAt(0))) return false
  return text.isWellFormed() && piecesOf(text).length === 1
}

/** The lists of the rarest piece of a run, which stands nowhere else; null where postings say nothing. */
function rarestLists(text: string, reader: ListReader): TermLists | null {
  const [rarest] = pieceLists(text, reader).sort((a, b) => a.cost - b.cost)
  return rarest?.lists() ?? null
}

/** Asks of one article after another, in ascending order, whether a list has it. */
class Walk {
  readonly #list: PostingList
  #at = 0

  constructor(list: PostingList) {
    this.#list = list
  }

  meets(doc: number): boolean {
    const { docs, length } = this.#list
    let at = this.#at
    if (at < length && (docs[at] as number) < doc) at = advance(docs, at, doc, length)
    this.#at = at
    return at < length && docs[at] === doc
  }
}

class PostingsTest implements ArticleTest {
  readonly #title: Walk
  readonly #body: Walk

  constructor(run: RunClause, reader: ListReader) {
    const lists = pieceLists(run.text, reader)[0]?.lists()
    this.#title = new Walk(lists && run.fields.includes('title') ? lists.title : EMPTY_LIST)
    this.#body = new Walk(lists && run.fields.includes('body') ? lists.body : EMPTY_LIST)
  }

  test(doc: number, wanted: number): number {
    let flags = 0
    if ((wanted & (IN_TITLE | FOUND)) !== 0 && this.#title.meets(doc)) flags = IN_TITLE | FOUND
    if ((wanted & ~flags & (IN_BODY | FOUND)) !== 0 && this.#body.meets(doc)) flags |= IN_BODY | FOUND
    return flags
  }
}

class BytesTest implements ArticleTest {
  readonly #texts: TextFile
  readonly #needle: Buffer | null
  readonly #inTitle: boolean
  readonly #inBody: boolean
  /** Where a piece of the run stands; null where it may stand in any. */
  readonly #title: Walk | null
  readonly #body: Walk | null

  constructor({ text, fields }: RunClause, texts: TextFile, piece: TermLists | null) {
    this.#texts = texts
    this.#needle = texts.codes.needle(text)
    this.#inTitle = fields.includes('title')
    this.#inBody = fields.includes('body')
    this.#title = piece && new Walk(piece.title)
    this.#body = piece && new Walk(piece.body)
  }

  test(doc: number, wanted: number): number {
    if (!this.#needle) return 0
    let flags = 0
    if (this.#inTitle && (wanted & (IN_TITLE | FOUND)) !== 0 && this.#standsInTitle(doc, this.#needle))
      flags = IN_TITLE | FOUND
    if (this.#inBody && (wanted & ~flags & (IN_BODY | FOUND)) !== 0 && this.#standsInBody(doc, this.#needle))
      flags |= IN_BODY | FOUND
    return flags
  }

  #standsInTitle(doc: number, needle: Buffer): boolean {
    return (this.#title === null || this.#title.meets(doc)) && holds(this.#texts.titleOf(doc), needle)
  }

  #standsInBody(doc: number, needle: Buffer): boolean {
    return (this.#body === null || this.#body.meets(doc)) && holds(this.#texts.bodyOf(doc), needle)
  }
}

const FOUND = MATCH | WHOLE
const holds = ({ bytes, start, end }: CodedText, needle: Buffer) => findCodes(bytes, needle, start, end) >= 0

/** A run as it was typed, in the text with scripts and variants told apart. Most articles read the same either way. */
class StrictTest implements ArticleTest {
  readonly #same: ArticleTest
  readonly #differing: ArticleTest
  readonly #texts: TextFile

  constructor(run: RunClause, texts: TextFile, differing: ArticleTest) {
    this.#same = new BytesTest(run, texts, null)
    this.#differing = differing
    this.#texts = texts
  }

  test(doc: number, wanted: number): number {
    return (this.#texts.differsStrictly(doc) ? this.#differing : this.#same).test(doc, wanted)
  }
}
