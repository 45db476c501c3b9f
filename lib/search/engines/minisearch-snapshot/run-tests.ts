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
import { EMPTY_LIST, type ListReader, type PostingList } from './lists.ts'
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
    : within(candidates, new BytesTest(run.text, run, texts))
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

class PostingsTest implements ArticleTest {
  readonly #title: PostingList
  readonly #body: PostingList
  #inTitle = 0
  #inBody = 0

  constructor(run: RunClause, reader: ListReader) {
    const lists = pieceLists(run.text, reader)[0]?.lists()
    this.#title = lists && run.fields.includes('title') ? lists.title : EMPTY_LIST
    this.#body = lists && run.fields.includes('body') ? lists.body : EMPTY_LIST
  }

  test(doc: number, wanted: number): number {
    let flags = 0
    if ((wanted & (IN_TITLE | FOUND)) !== 0) {
      this.#inTitle = placeFrom(this.#title, this.#inTitle, doc)
      if (this.#inTitle < this.#title.length && this.#title.docs[this.#inTitle] === doc)
        flags = IN_TITLE | FOUND
    }
    if ((wanted & ~flags & (IN_BODY | FOUND)) !== 0) {
      this.#inBody = placeFrom(this.#body, this.#inBody, doc)
      if (this.#inBody < this.#body.length && this.#body.docs[this.#inBody] === doc) flags |= IN_BODY | FOUND
    }
    return flags
  }
}

function placeFrom({ docs, length }: PostingList, at: number, doc: number): number {
  if (at < length && (docs[at] as number) >= doc) return at
  return advance(docs, at, doc, length)
}

class BytesTest implements ArticleTest {
  readonly #texts: TextFile
  readonly #needle: Buffer | null
  readonly #inTitle: boolean
  readonly #inBody: boolean

  constructor(text: string, { fields }: RunClause, texts: TextFile) {
    this.#texts = texts
    this.#needle = texts.codes.needle(text)
    this.#inTitle = fields.includes('title')
    this.#inBody = fields.includes('body')
  }

  test(doc: number, wanted: number): number {
    const needle = this.#needle
    if (!needle) return 0
    let flags = 0
    if (this.#inTitle && (wanted & (IN_TITLE | FOUND)) !== 0 && holds(this.#texts.titleOf(doc), needle))
      flags = IN_TITLE | FOUND
    if (this.#inBody && (wanted & ~flags & (IN_BODY | FOUND)) !== 0 && holds(this.#texts.bodyOf(doc), needle))
      flags |= IN_BODY | FOUND
    return flags
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
    this.#same = new BytesTest(run.text, run, texts)
    this.#differing = differing
    this.#texts = texts
  }

  test(doc: number, wanted: number): number {
    return (this.#texts.differsStrictly(doc) ? this.#differing : this.#same).test(doc, wanted)
  }
}
