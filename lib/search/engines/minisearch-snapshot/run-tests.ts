/**
 * Tests of runs: by postings where they decide, else by the bytes of the text.
 */
import { isIdeogram, piecesOf } from '../../../text/index.ts'
import type { RunClause } from '../../plan.ts'
import { type ArticleTest, IN_BODY, IN_TITLE, MATCH, WHOLE } from '../matching/tests.ts'
import { advance, type DocSet } from './doc-sets.ts'
import { EMPTY_LIST, type ListReader, type PostingList } from './lists.ts'
import { pieceLists } from './run-pieces.ts'
import { findCodes } from './text-codes.ts'
import type { TextBytes, TextFile } from './text-file.ts'

/** The test of a run that bridges nothing. */
export function runTest(
  run: RunClause,
  candidates: DocSet | null,
  reader: ListReader,
  texts: TextFile,
): ArticleTest {
  const literal = isDecidedByPostings(run.text)
    ? new PostingsTest(run, reader)
    : within(candidates, new BytesTest(run.text, run, texts))
  if (run.strict === null) return literal
  return new BothTest(literal, new StrictTest(run.strict, run, texts))
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
    test(doc) {
      at = advance(candidates, at, doc)
      return candidates[at] === doc ? test.test(doc) : 0
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

  test(doc: number): number {
    let flags = 0
    this.#inTitle = placeFrom(this.#title, this.#inTitle, doc)
    if (this.#inTitle < this.#title.length && this.#title.docs[this.#inTitle] === doc) flags |= IN_TITLE
    this.#inBody = placeFrom(this.#body, this.#inBody, doc)
    if (this.#inBody < this.#body.length && this.#body.docs[this.#inBody] === doc) flags |= IN_BODY
    return flags === 0 ? 0 : flags | MATCH | WHOLE
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

  test(doc: number): number {
    const needle = this.#needle
    if (!needle) return 0
    let flags = 0
    if (this.#inTitle && holds(this.#texts.titleOf(doc), needle)) flags |= IN_TITLE
    if (this.#inBody && holds(this.#texts.bodyOf(doc), needle)) flags |= IN_BODY
    return flags === 0 ? 0 : flags | MATCH | WHOLE
  }
}

const holds = ({ bytes, start, end }: TextBytes, needle: Buffer) => findCodes(bytes, needle, start, end) >= 0

/** A run as it was typed, in the text with scripts and variants told apart. Most articles read the same either way. */
class StrictTest implements ArticleTest {
  readonly #same: ArticleTest
  readonly #text: string
  readonly #fields: RunClause['fields']
  readonly #texts: TextFile

  constructor(text: string, run: RunClause, texts: TextFile) {
    this.#same = new BytesTest(text, run, texts)
    this.#text = text
    this.#fields = run.fields
    this.#texts = texts
  }

  test(doc: number): number {
    if (!this.#texts.differsStrictly(doc)) return this.#same.test(doc)
    let flags = 0
    for (const field of this.#fields)
      if (this.#texts.strictField(doc, field).includes(this.#text))
        flags |= field === 'title' ? IN_TITLE : IN_BODY
    return flags === 0 ? 0 : flags | MATCH | WHOLE
  }
}

/** Holds where both hold in the same field: the run as it is folded, and as it was typed. */
class BothTest implements ArticleTest {
  readonly #loose: ArticleTest
  readonly #strict: ArticleTest

  constructor(loose: ArticleTest, strict: ArticleTest) {
    this.#loose = loose
    this.#strict = strict
  }

  test(doc: number): number {
    const flags = this.#loose.test(doc)
    const both = flags === 0 ? 0 : flags & this.#strict.test(doc)
    return (both & (IN_TITLE | IN_BODY)) === 0 ? 0 : both
  }
}
