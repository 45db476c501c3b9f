/**
 * Floors for search: it equals grep, and it finds again what one remembers, on the sample archive and, where the shared
 * data is, on a sample of real stories. `npm run eval -- search` measures the whole.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../article.ts'
import { isMet } from '../eval/row.ts'
import { measureGrep } from '../eval/search/grep.ts'
import type { Ground } from '../eval/search/ground.ts'
import { measureKnownItems } from '../eval/search/known-items.ts'
import { readStories, type Story, seeded } from '../eval/search/stories.ts'
import { articleOf, writeStoreOf } from '../store/testing.ts'
import { foldLine } from '../text/index.ts'
import { buildIndex } from './build.ts'
import { quote } from './query/quotes.ts'
import { openSearch, type Search } from './search.ts'
import { EMPTY_SEARCH } from './url.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const SHARED = resolve(ROOT, process.env.JIUWEN_SHARED ?? '../shared')
const CORPUS = join(SHARED, 'corpora', 'xwlb.jsonl.gz')
const STORIES = 800
const ITEMS = 100
/** Mean reciprocal ranks; the fewer the stories, the easier they are found: .966 and above on 1,500 of them. */
const FLOOR = 0.95
const TIMEOUT_MS = 180_000

const folders: string[] = []
const temporary = () => {
  folders.push(mkdtempSync(join(tmpdir(), 'jiuwen-quality-')))
  return folders.at(-1) ?? ''
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const storyOfArticle = ({ id, title, publishedAt, paragraphs }: Article): Story => ({
  id,
  title,
  date: publishedAt?.slice(0, 10) ?? '',
  body: paragraphs.join('\n'),
})

function groundOf(search: Search): Ground {
  const stories = [...search.store.articles()].map(storyOfArticle)
  const storyOf = new Map(stories.map((story) => [story.id, story]))
  return { search, stories, storyOf, shared: SHARED, quick: true, rival: null }
}

/** Ids of the store: sixteen letters, in order. */
const idOf = (n: number) =>
  Array.from(n.toString(26).padStart(16, '0'), (digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 26)),
  ).join('')

/** An archive of some of the real stories, drawn by a seeded generator. */
async function sampleOfStories(data: string): Promise<void> {
  const all = readStories(CORPUS)
  const random = seeded(11)
  const drawn = new Set<Story>()
  while (drawn.size < STORIES) drawn.add(all[random(all.length)] as Story)
  const articles = [...drawn].map(({ title, date, body }, n) => {
    const paragraphs = body.split('\n').filter((line) => line.trim() !== '')
    return articleOf({ id: idOf(n), title, publishedAt: date, paragraphs })
  })
  writeStoreOf(data, articles)
  await buildIndex(data)
}

function sampleArchive(data: string): void {
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [join(ROOT, 'lib/cli/jiuwen.mjs'), ...words, '--data', data], {
      cwd: ROOT,
      stdio: 'ignore',
    })
  run('ingest', join(ROOT, 'archive'))
  run('index')
}

describe('on the sample archive', () => {
  let search: Search
  beforeAll(async () => {
    const data = temporary()
    sampleArchive(data)
    search = await openSearch(data, { aliases: join(ROOT, 'archive/aliases.json') })
  }, TIMEOUT_MS)
  afterAll(() => search.close())

  test('what is found is what grep finds', { timeout: TIMEOUT_MS }, async () => {
    expect((await measureGrep(groundOf(search))).filter((row) => !isMet(row))).toEqual([])
  })

  test('every article is first among those with its title in quotes', { timeout: TIMEOUT_MS }, async () => {
    const { stories } = groundOf(search)
    expect(stories.length).toBeGreaterThan(50)
    for (const { title } of stories) {
      const { hits } = await search.search({ ...EMPTY_SEARCH, q: quote(title) }, { help: false })
      expect(foldLine(hits[0]?.title ?? '')).toContain(foldLine(title))
    }
  })
})

describe.skipIf(!existsSync(CORPUS))('on real stories (skipped where the shared data is missing)', () => {
  let ground: Ground
  beforeAll(async () => {
    const data = temporary()
    await sampleOfStories(data)
    ground = groundOf(await openSearch(data))
  }, TIMEOUT_MS)
  afterAll(() => ground.search.close())

  test('what is found is what grep finds', { timeout: TIMEOUT_MS }, async () => {
    expect((await measureGrep(ground)).filter((row) => !isMet(row))).toEqual([])
  })

  test('a story is found again by words of its title', { timeout: TIMEOUT_MS }, async () => {
    const rows = await measureKnownItems(ground, ITEMS)
    expect(rows.filter(({ value }) => value < FLOOR)).toEqual([])
  })
})
