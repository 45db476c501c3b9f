import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, test } from 'vitest'
import type { Origin } from './gathered.ts'
import { Harvest } from './harvest.ts'
import { keptDraft, keptEntry, keptSketch } from './kept.ts'
import type { WorkedOutcome } from './messages.ts'
import { Spool } from './spool.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiuwen-harvest-'))
const spool = new Spool(join(folder, 'work'))
const source = { spool, last: null }
afterAll(() => {
  spool.remove()
  rmSync(folder, { recursive: true })
})

const origin = (n: number): Origin => ({
  ...{ file: `raw/x/${n}.html`, fileHex: null, root: 0, member: null, span: null, capturedUrl: null },
  ...{ sha256: n.toString(16).padStart(64, '0'), bytes: 12, key: 'k' },
})
const article = (n: number, line: string): WorkedOutcome => ({
  kind: 'article',
  line,
  ordinal: null,
  sketch: Uint32Array.of(n, 0xffff_ffff),
  facts: {
    ...{ claim: null, title: `第${n}篇`, source: '示例报', charset: 'gb18030', publishedAt: '2020-01-02' },
    ...{ publishedFrom: 'page', chars: 3, doubts: ['正文只有 3 个字'], problems: [] },
  },
})
const refused = (reason: string): WorkedOutcome => ({
  ...{ kind: 'rejected', code: 'empty', reason, title: null, charset: null, problems: [] },
  removals: [{ step: 'clean', rule: 'share-bar', text: reason, reason }],
})

test('everything that was found comes back from where it was put aside', () => {
  const harvest = new Harvest(spool, () => {})
  harvest.addWorked(origin(1), [article(7, '{"title":"第7篇"}')], 5)
  harvest.addWorked(origin(2), [refused('页面是空的')], 1)
  harvest.addCopy(origin(3))
  harvest.refuse(origin(4), 'too-large')
  const [first, second, third, fourth] = harvest.items
  if (!first || !second || !third || !fourth) throw new RangeError('four outcomes were given')
  expect(String(keptDraft(first.kept, source))).toBe('{"title":"第7篇"}')
  expect([...keptSketch(first.kept, source)]).toEqual([7, 0xffff_ffff])
  expect(keptEntry(first, source)).toMatchObject({ ...origin(1), title: '第7篇', source: '示例报', chars: 3 })
  expect(keptEntry(second, source)).toMatchObject({ refusal: { code: 'empty', reason: '页面是空的' } })
  expect(keptEntry(third, source)).toMatchObject({ ...origin(3), title: null, refusal: null })
  expect(keptEntry(fourth, source)).toMatchObject({ refusal: { code: 'too-large' } })
})

test('of each document at most a kilobyte stays in memory, however much there is to tell of it', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const harvest = new Harvest(spool, () => {})
  const documents = 2000
  collect()
  const before = process.memoryUsage().heapUsed
  for (let n = 0; n < documents; n++) {
    const text = `${n}，${'很长的正文'.repeat(1000)}`
    harvest.addWorked(origin(n), [n % 2 ? refused(text) : article(n, JSON.stringify({ text }))], 1)
  }
  collect()
  const held = process.memoryUsage().heapUsed - before
  expect(harvest.items.length).toBe(documents)
  expect(held / documents).toBeLessThan(1024)
})
