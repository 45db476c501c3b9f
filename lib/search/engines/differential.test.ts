/**
 * The snapshot engine answers as vanilla MiniSearch does: the same ids, order and scores, to the last bit, on
 * thousands of term queries. MiniSearch is pinned; whoever changes its version runs into this.
 */
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../../article.ts'
import { articleOf } from '../../store/testing.ts'
import { foldArticle, terms } from '../../text/index.ts'
import type { Filters, SearchEngine } from '../engine.ts'
import type { Plan, TextField } from '../plan.ts'
import { contractArchive, seededRandom } from './contract/archive.ts'
import { request, run } from './contract/suite.ts'
import { minisearchSnapshot } from './minisearch-snapshot/index.ts'
import { minisearchVanilla } from './minisearch-vanilla/index.ts'

const STORIES = resolve(process.env.JIUWEN_SHARED ?? '../shared', 'corpora/xwlb.jsonl.gz')

test('MiniSearch is the version whose arithmetic the snapshot follows', () => {
  const manifest = readFileSync(resolve('node_modules/minisearch/package.json'), 'utf8')
  expect((JSON.parse(manifest) as { version: string }).version).toBe('7.2.0')
})

describe('on an invented archive', () => {
  compare(async () => contractArchive(200), 3000)
})

describe.skipIf(!existsSync(STORIES))(`on real stories (skipped without ${STORIES})`, () => {
  compare(() => readStories(500), 2500)
})

function compare(load: () => Promise<readonly Article[]>, queries: number): void {
  const dirs = [minisearchVanilla, minisearchSnapshot].map((module) => ({
    module,
    dir: mkdtempSync(join(tmpdir(), 'jiuwen-differential-')),
  }))
  let articles: readonly Article[]
  let engines: SearchEngine[]
  beforeAll(async () => {
    articles = await load()
    engines = []
    for (const { module, dir } of dirs) {
      await module.build(articles, dir)
      engines.push(await module.open(dir))
    }
  }, 120_000)
  afterAll(async () => {
    for (const engine of engines) await engine.close()
    for (const { dir } of dirs) rmSync(dir, { recursive: true })
  })

  test('ids, order and scores are those of vanilla MiniSearch', { timeout: 300_000 }, async () => {
    const random = seededRandom(5)
    let found = 0
    for (let n = 0; n < queries; n++) {
      const given = request(randomPlan(articles, random), {
        filters: n % 4 === 3 ? yearFilter(articles, random) : NO_FILTERS,
        limit: 40,
        group: n % 5 === 0,
        near: n % 3 === 0 ? { terms: weighted(termsOfSome(articles, random), random) } : null,
        nearLimit: 20,
      })
      const [vanilla, snapshot] = await Promise.all(engines.map((engine) => engine.search(given)))
      // Numbers print so that they read back the same; comparing text is many times quicker than comparing objects.
      if (JSON.stringify(snapshot) !== JSON.stringify(vanilla))
        expect(snapshot, JSON.stringify(given.plan)).toEqual(vanilla)
      found += (vanilla?.hits.length ?? 0) + (vanilla?.near.length ?? 0)
    }
    expect(found).toBeGreaterThan(queries)
  })
}

const NO_FILTERS: Filters = { include: {}, exclude: {}, from: null, to: null, onThisDay: null }

/** Terms of an article: pairs and words, no tails, which only stand for characters. */
function termsOfSome(articles: readonly Article[], random: () => number): string[] {
  const article = articles[Math.floor(random() * articles.length)] as Article
  const { title, body } = foldArticle(article.title, article.paragraphs)
  const all = terms(random() < 0.3 ? title : body).filter((term) => [...term].length > 1)
  const count = 1 + Math.floor(random() * 4)
  return Array.from({ length: count }, () => all[Math.floor(random() * all.length)] ?? '新闻')
}

const weighted = (all: readonly string[], random: () => number) =>
  all.map((term, at) => ({ term, weight: random() < 0.5 ? 1 : 0.3, across: at > 0 && random() < 0.3 }))

/** All, any or one of the terms, in one field or both. */
function randomPlan(articles: readonly Article[], random: () => number): Plan {
  const fields: readonly TextField[] =
    random() < 0.7 ? ['title', 'body'] : random() < 0.5 ? ['title'] : ['body']
  const parts = termsOfSome(articles, random).map((text) => run('', { text, fields }))
  return { kind: random() < 0.5 ? 'all' : 'any', parts }
}

function yearFilter(articles: readonly Article[], random: () => number): Filters {
  const day = articles[Math.floor(random() * articles.length)]?.publishedAt ?? '2021-01-01'
  return { ...NO_FILTERS, from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` }
}

async function readStories(count: number): Promise<Article[]> {
  const lines = createInterface({ input: createReadStream(STORIES).pipe(createGunzip()) })
  const articles: Article[] = []
  for await (const line of lines) {
    if (articles.length === count) break
    const { id, title, date, body } = JSON.parse(line) as Record<'id' | 'title' | 'date' | 'body', string>
    articles.push(articleOf({ id, title, publishedAt: date, paragraphs: body.split('\n') }))
  }
  return articles
}
