/**
 * Building the snapshot: articles pass once; postings go to segments, texts to their file, the rest to columns; then
 * the segments are merged. Memory grows by some 100 bytes an article and by the terms of the archive.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../../../article.ts'
import { foldArticle, foldArticleStrict } from '../../../text/index.ts'
import { ColumnsCollector, GrowingNumbers, narrow } from '../columns/collect.ts'
import type { StoredColumns } from '../columns/columns.ts'
import { FIELDS } from '../scoring-terms.ts'
import { addColumns } from './column-sections.ts'
import type { IndexFacts } from './facts.ts'
import { mergeSegments } from './merge.ts'
import { SectionWriter } from './section-file.ts'
import { Segment } from './segment.ts'
import { TermCounter, TermTable } from './term-table.ts'
import { TextWriter } from './text-writer.ts'

export const INDEX_FILE = 'index.bin'
export const TEXT_FILE = 'text.bin'

/** Builds the two files of a snapshot below `dir`. */
export async function buildSnapshot(
  articles: Iterable<Article> | AsyncIterable<Article>,
  dir: string,
  onProgress?: (done: number) => void,
): Promise<void> {
  const builder = new SnapshotBuilder(dir)
  try {
    let done = 0
    for await (const article of articles) {
      builder.add(article)
      onProgress?.(++done)
    }
    builder.finish()
  } finally {
    builder.close()
  }
}

class SnapshotBuilder {
  readonly #dir: string
  readonly #terms = new TermTable()
  readonly #counter = new TermCounter(this.#terms)
  readonly #segment = new Segment()
  readonly #segmentPaths: string[] = []
  readonly #columns = new ColumnsCollector()
  readonly #texts: TextWriter
  readonly #lengths = FIELDS.map(() => new GrowingNumbers())
  readonly #averages = FIELDS.map(() => 0)
  #count = 0

  constructor(dir: string) {
    this.#dir = dir
    this.#texts = new TextWriter(join(dir, TEXT_FILE))
  }

  add(article: Article): void {
    const folded = foldArticle(article.title, article.paragraphs)
    this.#columns.add(article)
    this.#texts.add(folded, foldArticleStrict(article.title, article.paragraphs))
    const most = folded.title.length + folded.body.length
    if (!this.#segment.hasRoom(most)) {
      if (!this.#segment.isEmpty) this.#writeSegment()
      this.#segment.hasRoom(most)
    }
    this.#segment.begin(this.#count)
    for (let field = 0; field < FIELDS.length; field++) {
      const distinct = this.#counter.count(folded[FIELDS[field] ?? 'body'])
      for (const term of this.#counter.terms) this.#segment.add(term, field, this.#counter.countOf(term))
      this.#addLength(field, distinct)
    }
    this.#count++
  }

  /** MiniSearch's running average, in its own order of operations, so that scores agree to the last bit. */
  #addLength(field: number, length: number): void {
    this.#lengths[field]?.push(length)
    const total = (this.#averages[field] ?? 0) * this.#count + length
    this.#averages[field] = total / (this.#count + 1)
  }

  finish(): void {
    this.#writeSegment()
    const writer = new SectionWriter(join(this.#dir, INDEX_FILE))
    try {
      const stored = this.#columns.finish()
      const texts = this.#texts.finish()
      this.#writePostings(writer)
      for (const [field, lengths] of this.#lengths.entries())
        writer.add(`length.${field}`, narrow(lengths.view()))
      writer.add('text.units', Uint16Array.from(texts.units))
      writer.add('titles', texts.titles)
      writer.add('titles.bytes', texts.titleBytes)
      writer.add('bodies.bytes', texts.bodyBytes)
      writer.add('changes.bytes', texts.changeBytes)
      addColumns(writer, stored)
      writer.finish(this.#facts(stored))
    } finally {
      writer.close()
    }
  }

  #writePostings(writer: SectionWriter): void {
    const lengths = mergeSegments(this.#segmentPaths, this.#terms.sortedNumbers(), writer)
    for (const path of this.#segmentPaths) rmSync(path)
    writer.add('lists', lengths.view())
    const { firsts, counts, seconds } = splitPairs(this.#terms.sortedPairs())
    writer.add('pairs.firsts', firsts)
    writer.add('pairs.counts', counts)
    writer.add('pairs.seconds', seconds)
    writer.add(
      'words',
      Buffer.from(
        this.#terms
          .sortedWords()
          .map((word) => `${word}\n`)
          .join(''),
      ),
    )
  }

  #facts(stored: StoredColumns): IndexFacts {
    const values = Object.entries(stored.fields).map(([name, column]) => [name, column.values] as const)
    return {
      articles: this.#count,
      averageLengths: this.#averages,
      days: stored.days,
      clusters: stored.clusters,
      values: Object.fromEntries(values) as IndexFacts['values'],
    }
  }

  #writeSegment(): void {
    const path = join(this.#dir, `segment-${this.#segmentPaths.length}`)
    this.#segmentPaths.push(path)
    this.#segment.write(path, this.#terms)
  }

  close(): void {
    this.#texts.close()
  }
}

/** Pairs by first character: each first once, how many seconds it has, and all seconds in a row. */
function splitPairs(pairs: Uint32Array) {
  const firsts: number[] = []
  const counts: number[] = []
  const seconds = new Uint16Array(pairs.length)
  for (let i = 0; i < pairs.length; i++) {
    const first = (pairs[i] ?? 0) >>> 16
    seconds[i] = (pairs[i] ?? 0) & 0xffff
    if (firsts.at(-1) !== first) {
      firsts.push(first)
      counts.push(0)
    }
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
  }
  return { firsts: Uint16Array.from(firsts), counts: Uint32Array.from(counts), seconds }
}
