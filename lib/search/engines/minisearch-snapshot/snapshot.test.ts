import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { articleOf } from '../../../store/testing.ts'
import type { SharedMemory } from '../../shared-memory.ts'
import { contractArchive, seededRandom } from '../contract/archive.ts'
import { request, run } from '../contract/suite.ts'
import { minisearchSnapshot } from './index.ts'
import { mergeSegments } from './merge.ts'
import { SectionFile, SectionWriter } from './section-file.ts'
import { BODY, Segment, TITLE } from './segment.ts'
import { TermTable } from './term-table.ts'

const root = mkdtempSync(join(tmpdir(), 'jiuwen-snapshot-'))
const folder = (name: string) => mkdtempSync(join(root, name))
afterAll(() => rmSync(root, { recursive: true }))

test('the same articles give the same bytes', async () => {
  const dirs = [folder('a'), folder('b')]
  for (const dir of dirs) await minisearchSnapshot.build(contractArchive(80), dir)
  const [a, b] = dirs.map((dir) =>
    readdirSync(dir).map((name) => readFileSync(join(dir, name)).toString('base64')),
  )
  expect(a).toEqual(b)
})

test('an index of no articles opens and answers nothing', async () => {
  const dir = folder('empty')
  await minisearchSnapshot.build([], dir)
  const engine = await minisearchSnapshot.open(dir)
  expect((await engine.search(request(run('灯塔')))).total).toBe(0)
  expect((await engine.search(request({ kind: 'everything' }))).total).toBe(0)
  await engine.close()
})

test('segments merge into the lists that one segment would have given', () => {
  const random = seededRandom(3)
  const postings = Array.from({ length: 400 }, (_, doc) => ({
    doc,
    terms: Array.from({ length: 12 }, () => ({
      term: Math.floor(random() ** 2 * 300),
      count: 1 + Math.floor(random() * 3),
    })),
  }))
  const merged = (cuts: readonly number[]) => {
    const dir = folder('merge')
    const table = new TermTable()
    for (let key = 1; key <= 300; key++) table.pair(key)
    const segment = new Segment()
    const paths: string[] = []
    const flush = () => {
      paths.push(join(dir, `segment-${paths.length}`))
      segment.write(paths.at(-1) ?? '', table)
    }
    for (const { doc, terms } of postings) {
      if (cuts.includes(doc)) flush()
      segment.begin(doc)
      for (const { term, count } of new Map(terms.map((t) => [t.term, t])).values())
        segment.add(term, term % 3 === 0 ? TITLE : BODY, count)
    }
    flush()
    const writer = new SectionWriter(join(dir, 'out'))
    const lengths = mergeSegments(paths, table.sortedNumbers(), writer)
    writer.add('lists', lengths.view())
    writer.finish(null)
    writer.close()
    const file = new SectionFile(join(dir, 'out'), new Map())
    return [file.bytes('postings').toString('hex'), file.bytes('lists').toString('hex')]
  }
  expect(merged([1, 2, 77, 200, 399])).toEqual(merged([]))
})

test('every flipped bit and every cut of the index file is refused at opening', async () => {
  const dir = folder('damage')
  await minisearchSnapshot.build(contractArchive(40), dir)
  const path = join(dir, 'index.bin')
  const sound = readFileSync(path)
  const random = seededRandom(9)
  for (let n = 0; n < 200; n++) {
    const bytes = Buffer.from(sound)
    const at = Math.floor(random() * bytes.length)
    if (n % 2 === 0) bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8)), at)
    writeFileSync(path, n % 2 === 0 ? bytes : bytes.subarray(0, at))
    await expect(minisearchSnapshot.open(dir)).rejects.toMatchObject({ code: 'index-damaged' })
  }
  writeFileSync(path, sound)
  appendFileSync(join(dir, 'text.bin'), 'x')
  await expect(minisearchSnapshot.open(dir)).rejects.toMatchObject({ code: 'index-damaged' })
})

test('a thread that shares memory takes the index from there and answers the same', async () => {
  const dir = folder('shared')
  await minisearchSnapshot.build(contractArchive(40), dir)
  const memory: SharedMemory = new Map()
  const here = await minisearchSnapshot.open(dir, memory)
  const wanted = request(run('灯塔'))
  const expected = await here.search(wanted)
  // Whoever read the file again would find it damaged.
  writeFileSync(join(dir, 'index.bin'), 'damaged')
  const there = await minisearchSnapshot.open(dir, new Map(memory))
  expect(await there.search(wanted)).toEqual(expected)
  expect(expected.total).toBeGreaterThan(0)
  await here.close()
  await there.close()
})

test('a missing file is told apart from a damaged one', async () => {
  await expect(minisearchSnapshot.open(folder('none'))).rejects.toMatchObject({
    code: 'index-missing',
  })
})

test('an article without any text can be found by its date alone', async () => {
  const dir = folder('blank')
  await minisearchSnapshot.build([articleOf({ id: 'only', publishedAt: '2020-05-01' })], dir)
  const engine = await minisearchSnapshot.open(dir)
  const page = await engine.search(request({ kind: 'dates', from: '2020-05-01', to: null }))
  expect(page.hits.map((hit) => hit.id)).toEqual(['only'])
  await engine.close()
})
