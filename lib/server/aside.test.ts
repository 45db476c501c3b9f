import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildIndex } from '../search/build.ts'
import { EMPTY_SEARCH, openSearch, type Search, type SharedMemory } from '../search/index.ts'
import { articleOf, writeStoreOf } from '../store/testing.ts'
import { withThread } from './aside.ts'

const data = mkdtempSync(join(tmpdir(), 'jiuwen-aside-'))
const START_MS = 30_000
const DEAR = { ...EMPTY_SEARCH, q: '河*柳' }
let inner: Search
let search: Search
let askedInner = 0

beforeAll(async () => {
  const article = articleOf({ id: 'a'.repeat(16), title: '春天的河', paragraphs: ['河边的柳树先绿了。'] })
  writeStoreOf(data, [article])
  await buildIndex(data)
  const memory: SharedMemory = new Map()
  inner = await openSearch(data, { memory })
  const counted: Search = {
    engine: inner.engine,
    store: inner.store,
    isCurrent: inner.isCurrent,
    search(params, options) {
      askedInner++
      return inner.search(params, options)
    },
    json: async (params, options) => JSON.stringify(await counted.search(params, options)),
    count: (params) => inner.count(params),
    suggest: (prefix, limit) => inner.suggest(prefix, limit),
    mark: (q, text, options) => inner.mark(q, text, options),
    close: () => inner.close(),
  }
  search = withThread(counted, { dataDir: data, aliases: null, memory })
})
afterAll(async () => {
  await search.close()
  rmSync(data, { recursive: true })
})

test('a cheap search is answered here', async () => {
  const before = askedInner
  expect((await search.search({ ...EMPTY_SEARCH, q: '柳树' })).total).toBe(1)
  expect(askedInner).toBe(before + 1)
})

test(
  'until the thread is open what is dear is answered here, and then by the thread',
  async () => {
    const before = askedInner
    expect((await search.search(DEAR)).total).toBe(1)
    expect(askedInner).toBe(before + 1)
    await vi.waitUntil(
      async () => {
        const here = askedInner
        await search.search(DEAR)
        return askedInner === here
      },
      { timeout: START_MS, interval: 100 },
    )
    const opened = askedInner
    expect((await search.search({ ...EMPTY_SEARCH, q: '柳树', size: 100 })).total).toBe(1)
    expect(await search.count(DEAR)).toBe(1)
    expect(askedInner).toBe(opened)
    // Without passages a hundred hits are a list of titles.
    await search.search({ ...EMPTY_SEARCH, q: '柳树', size: 100 }, { fragments: false })
    expect(askedInner).toBe(opened + 1)
  },
  START_MS,
)

test(
  'a dear search is answered by the thread, as it would be here',
  async () => {
    const before = askedInner
    const { took_ms: _, ...answer } = await search.search(DEAR)
    expect(askedInner).toBe(before)
    const { took_ms: __, ...expected } = await inner.search(DEAR)
    expect(answer).toEqual(expected)
    expect(answer.total).toBe(1)
  },
  START_MS,
)

test(
  'dear searches that come together are all answered, each with its own answer',
  async () => {
    const queries = ['柳 NEAR/2 树', '柳?先', '山*水', '春 同句 河']
    const answers = await Promise.all(queries.map((q) => search.search({ ...EMPTY_SEARCH, q })))
    expect(answers.map(({ total }) => total)).toEqual([1, 1, 0, 1])
  },
  START_MS,
)

test.skipIf(!existsSync('/proc/self/task'))(
  'where the index was replaced on disk all is answered here, and no thread is kept or started for it',
  async () => {
    const other = mkdtempSync(join(tmpdir(), 'jiuwen-aside-'))
    writeStoreOf(other, [articleOf({ id: 'b'.repeat(16), title: '河上的柳', paragraphs: ['柳'] })])
    await buildIndex(other)
    const threads = () => readdirSync('/proc/self/task').length
    const before = threads()
    const replaced = withThread(inner, { dataDir: other, aliases: null, memory: new Map() })
    expect((await replaced.search(DEAR)).total).toBe(1)
    await vi.waitUntil(() => threads() > before, START_MS)
    await vi.waitUntil(() => threads() === before, START_MS)
    expect((await replaced.search(DEAR)).total).toBe(1)
    await new Promise((done) => setTimeout(done, 100))
    expect(threads()).toBe(before)
    rmSync(other, { recursive: true })
  },
  START_MS,
)
