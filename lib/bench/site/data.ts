/**
 * The archive that the site is measured on: a data folder that is there, or one made of the benchmark's articles by
 * the commands that a user runs.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Article } from '../../article.ts'
import { articlesOf, loadCorpus } from '../corpus.ts'
import { JIUWEN } from './server.ts'

export interface DataOptions {
  /** A folder with store and index; null to make one. */
  readonly data: string | null
  /** JSONL or JSONL.gz of articles for the one that is made; null for an invented corpus. */
  readonly corpus: string | null
  readonly docs: number
}

/** The folder, and how to take it away again. */
export interface BenchData {
  readonly dir: string
  remove(): void
}

/** Gives the data folder to measure on. One that is named is only read. */
export function benchData({ data, corpus, docs }: DataOptions): BenchData {
  if (data !== null) return { dir: data, remove: () => {} }
  const dir = mkdtempSync(join(tmpdir(), 'jiuwen-bench-site-'))
  const remove = () => rmSync(dir, { recursive: true, force: true })
  try {
    const documents = join(dir, 'archive')
    mkdirSync(documents)
    writeArticles(join(documents, 'articles.jsonl'), articlesOf(loadCorpus(corpus), docs))
    jiuwen('ingest', documents, '--data', dir)
    jiuwen('index', '--data', dir)
    return { dir, remove }
  } catch (error) {
    remove()
    throw error
  }
}

function writeArticles(path: string, articles: Iterable<Article>): void {
  const file = openSync(path, 'w')
  try {
    for (const { title, publishedAt, source, section, authors, paragraphs } of articles)
      writeSync(
        file,
        `${JSON.stringify({ title, publishedAt, source, section, authors, body: paragraphs.join('\n') })}\n`,
      )
  } finally {
    closeSync(file)
  }
}

function jiuwen(...args: string[]): void {
  execFileSync(process.execPath, [JIUWEN, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
}
