/**
 * Tests of runs: by postings where they decide, else by the bytes of the text.
 */
import { isIdeogram, piecesOf } from '../../../text/index.ts'
import type { RunClause } from '../../plan.ts'
import { Walk } from '../doc-sets.ts'
import type { Finder } from '../matching/finder.ts'
import { type ArticleTest, IN_BODY, IN_TITLE, MATCH, WHOLE } from '../matching/tests.ts'
import { type CodedText, findCodes } from '../matching/text-codes.ts'
import {
  EveryFieldTest,
  type FieldSets,
  looseTest,
  strictClause,
  strictTest,
} from '../matching/text-tests.ts'
import { EMPTY_LIST, type ListReader, type PostingList } from './lists.ts'
import { pieceLists } from './run-pieces.ts'
import type { TextFile } from './text-file.ts'

/** What tests of runs look at. */
export interface RunSources {
  readonly reader: ListReader
  readonly texts: TextFile
  readonly finder: Finder
  /** Whether a text is looked through once for all that is sought, and not for each alone. */
  readonly inOnePass: boolean
}

/**
 * The test of a run that bridges nothing.
 *
 * @param where - No other text is looked at.
 */
export function runTest(
  run: RunClause,
  where: FieldSets,
  { reader, texts, finder, inOnePass }: RunSources,
): ArticleTest {
  const literal = isDecidedByPostings(run.text)
    ? new PostingsTest(run, reader)
    : inOnePass
      ? looseTest(run, where, finder)
      : new BytesTest(run, texts, where)
  const strict = strictClause(run)
  return strict ? new EveryFieldTest([literal, new StrictTest(strict, where, texts, finder)]) : literal
}

/** One or two characters of Han are one term, or the start of terms: the postings say all. */
export function isDecidedByPostings(text: string): boolean {
  for (const character of text) if (!isIdeogram(character.charCodeAt(0))) return false
  return text.isWellFormed() && piecesOf(text).length === 1
}

class PostingsTest implements ArticleTest {
  readonly #title: Walk
  readonly #body: Walk

  constructor(run: RunClause, reader: ListReader) {
    const lists = pieceLists(run.text, reader)[0]?.lists()
    this.#title = walkOf(run.fields.includes('title') ? lists?.title : undefined)
    this.#body = walkOf(run.fields.includes('body') ? lists?.body : undefined)
  }

  test(doc: number, wanted: number): number {
    let flags = 0
    if ((wanted & (IN_TITLE | FOUND)) !== 0 && this.#title.meets(doc)) flags = IN_TITLE | FOUND
    if ((wanted & ~flags & (IN_BODY | FOUND)) !== 0 && this.#body.meets(doc)) flags |= IN_BODY | FOUND
    return flags
  }
}

function walkOf({ docs, length }: PostingList = EMPTY_LIST): Walk {
  return new Walk(docs, length)
}

class BytesTest implements ArticleTest {
  readonly #texts: TextFile
  readonly #needle: Buffer | null
  readonly #inTitle: boolean
  readonly #inBody: boolean
  readonly #title: Walk | null
  readonly #body: Walk | null

  constructor({ text, fields }: RunClause, texts: TextFile, { title, body }: FieldSets) {
    this.#texts = texts
    this.#needle = texts.codes.needle(text)
    this.#inTitle = fields.includes('title')
    this.#inBody = fields.includes('body')
    this.#title = title && new Walk(title)
    this.#body = body && new Walk(body)
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

  constructor(run: RunClause, where: FieldSets, texts: TextFile, finder: Finder) {
    this.#same = new BytesTest(run, texts, where)
    this.#differing = strictTest(run, where, finder)
    this.#texts = texts
  }

  test(doc: number, wanted: number): number {
    return (this.#texts.differsStrictly(doc) ? this.#differing : this.#same).test(doc, wanted)
  }
}
