import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, StoreWriter, sweepLeftovers, takeLock, verifyStore } from './index.ts'
import { readLedger, updateLedger } from './ledger.ts'
import { findRow, packOffsets, placeAt } from './offsets.ts'
import { articleOf, writeStoreOf } from './testing.ts'

let data = ''
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'jiuwen-store-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const idAt = (index: number) => `aaaaaaaaaaaa${'abcdefgh'[index >> 3]}${'abcdefgh'[index & 7]}aa`
const article = (index: number) =>
  articleOf({ id: idAt(index), title: `第${index}篇`, paragraphs: ['正文。'] })

function write(count: number, inputs = 'inputs'): void {
  const articles = Array.from({ length: count }, (_, index) => article(index))
  writeStoreOf(data, articles, inputs)
}

describe('reading', () => {
  test('gives each article by its id and all of them in the order of ids', () => {
    write(40)
    const store = openStore(data)
    expect(store.size).toBe(40)
    for (let index = 0; index < 40; index++) expect(store.article(idAt(index))?.title).toBe(`第${index}篇`)
    expect([...store.articles()].map((one) => one.id)).toEqual(
      Array.from({ length: 40 }, (_, index) => idAt(index)),
    )
    store.close()
  })

  test('gives the story of an article without its removals and its provenance', () => {
    const removal = { step: 'clean', rule: 'share-bar', text: '分享', reason: '分享按钮' } as const
    const whole = { ...article(0), title: '题里有,\\"removals\\":[也不断', removals: [removal] }
    writeStoreOf(data, [whole])
    const store = openStore(data)
    const { removals, provenance, ...story } = whole
    expect(store.story(whole.id)).toEqual(story)
    expect(store.article(whole.id)).toEqual(whole)
    expect(removals).toHaveLength(1)
    expect(provenance.file).toBe(`${whole.id}.txt`)
    expect(store.story(idAt(1))).toBeNull()
    store.close()
  })

  test('reads articles longer than most', () => {
    const long = { ...article(0), paragraphs: ['长'.repeat(100_000)] }
    writeStoreOf(data, [long])
    const store = openStore(data)
    expect(store.story(long.id)?.paragraphs).toEqual(long.paragraphs)
    expect(store.article(long.id)).toEqual(long)
    store.close()
  })

  test('knows no other id, however it is written', () => {
    write(3)
    const store = openStore(data)
    for (const id of ['', '../manifest', '__proto__', idAt(50), 'x'.repeat(9999), `${idAt(0)} `]) {
      expect(store.article(id)).toBeNull()
      expect(store.original(id)).toBeNull()
    }
    store.close()
  })

  test('an open store goes on serving what it opened while another is written', () => {
    write(3)
    const store = openStore(data)
    write(2, 'other inputs')
    expect(store.article(idAt(2))?.title).toBe('第2篇')
    expect([...store.articles()]).toHaveLength(3)
    store.close()
    const next = openStore(data)
    expect(next.size).toBe(2)
    next.close()
  })

  test('finds an entry again by its place, however long the lines before it are', () => {
    const entries = ['短', '长'.repeat(700_000), '中'.repeat(400_000), '末'].map((title) => ({ title }))
    const writer = new StoreWriter(data)
    writer.addFile(
      'documents.jsonl',
      entries.map((entry) => `${JSON.stringify(entry)}\n`),
    )
    writer.finish({ pipeline: '1', inputs: 'inputs', roots: [], documents: entries.length })
    const store = openStore(data)
    const placed = [...store.placedEntries()]
    expect(placed.map(({ entry }) => entry.title)).toEqual(entries.map(({ title }) => title))
    for (const { entry, offset, length } of placed) expect(store.entryAt(offset, length)).toEqual(entry)
    store.close()
  })

  test('where there is no store the message says what to run', () => {
    expect(() => openStore(data)).toThrow(/Run "npx jiuwen ingest" first\. \[store-missing\]/)
  })
})

describe('writing', () => {
  test('the same articles give the same bytes and the same fingerprint', () => {
    write(9)
    const first = readFileSync(join(data, 'store', 'manifest.json'), 'utf8')
    rmSync(join(data, 'store'), { recursive: true })
    write(9)
    expect(readFileSync(join(data, 'store', 'manifest.json'), 'utf8')).toBe(first)
  })

  test('older generations and what killed writers left are swept away', () => {
    write(2)
    write(3, 'other inputs')
    new StoreWriter(data).addFile('half', ['x'])
    sweepLeftovers(data)
    const { generation } = verifyStore(data)
    expect(readdirSync(join(data, 'store')).sort()).toEqual([generation, 'manifest.json'].sort())
  })

  test('ids out of order are a fault and leave the old store in place', () => {
    write(2)
    const writer = new StoreWriter(data)
    writer.addArticle(idAt(5), Buffer.from('{}'))
    expect(() => writer.addArticle(idAt(4), Buffer.from('{}'))).toThrow(/out of order/)
    writer.abandon()
    expect(verifyStore(data).articles).toBe(2)
  })
})

describe('damage', () => {
  const everyFile = () => {
    write(3)
    const { generation, files } = verifyStore(data)
    return [
      ...Object.keys(files).map((name) => join(data, 'store', generation, name)),
      join(data, 'store', 'manifest.json'),
    ]
  }

  test('one flipped bit in any file is noticed, and the remedy named', () => {
    for (const path of everyFile()) {
      const bytes = readFileSync(path)
      for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 7))) {
        const broken = Buffer.from(bytes)
        broken.writeUInt8(broken.readUInt8(at) ^ 4, at)
        writeFileSync(path, broken)
        expect(() => verifyStore(data), `${path} at ${at}`).toThrow(/rebuild.*\[store-damaged\]/)
      }
      writeFileSync(path, bytes)
    }
    expect(verifyStore(data).articles).toBe(3)
  })

  test('a file cut short or missing is noticed when the store is opened', () => {
    const [first = ''] = everyFile()
    const bytes = readFileSync(first)
    truncateSync(first, 5)
    expect(() => openStore(data)).toThrow('[store-damaged]')
    rmSync(first)
    expect(() => openStore(data)).toThrow('[store-damaged]')
    writeFileSync(first, bytes)
    openStore(data).close()
  })
})

describe('the offset table', () => {
  test('finds every row it holds and no other', () => {
    const rows = Array.from({ length: 33 }, (_, index) => ({
      id: idAt(index),
      shard: index % 3,
      offset: index * 2 ** 33,
      length: index,
    }))
    const table = packOffsets(rows)
    for (const [index, { id, ...place }] of rows.entries()) {
      expect(findRow(table, id)).toBe(index)
      expect(placeAt(table, index)).toEqual(place)
    }
    expect(findRow(table, idAt(34))).toBe(-1)
    expect(findRow(packOffsets([]), idAt(0))).toBe(-1)
  })
})

describe('the ledger', () => {
  const live = (...names: readonly string[]) =>
    names.map((name) => ({ id: `id-${name}`, file: `${name}.html`, sha256: `sha-${name}` }))
  const update = (names: readonly string[], at: string) => updateLedger(data, live(...names), new Map(), at)

  test('notes each id once, and the moment it was first seen', () => {
    update(['a'], '1')
    update(['a', 'b'], '2')
    const ledger = readLedger(data)
    expect([ledger.get('id-a')?.firstSeen, ledger.get('id-b')?.firstSeen]).toEqual(['1', '2'])
    expect(update(['a', 'b'], '3')).toBe(0)
  })

  test('a line cut by a kill is dropped, and the next run writes it again', () => {
    update(['a', 'b'], '1')
    const path = join(data, 'ledger.jsonl')
    truncateSync(path, readFileSync(path).length - 10)
    expect(readLedger(data).has('id-b')).toBe(false)
    update(['a', 'b'], '2')
    expect(readLedger(data).get('id-b')?.firstSeen).toBe('2')
    expect(readLedger(data).get('id-a')?.firstSeen).toBe('1')
  })

  test('an id whose document became a copy leads to the one that is kept', () => {
    update(['a', 'b'], '1')
    updateLedger(data, live('b'), new Map([['id-a', 'id-b']]), '2')
    expect(readLedger(data).get('id-a')?.forward).toEqual({ kind: 'moved', to: 'id-b' })
  })
})

describe('the lock', () => {
  test('refuses a second holder and is free after it is given back', async () => {
    const lock = await takeLock(data, 'ingest')
    await expect(takeLock(data, 'ingest')).rejects.toThrow('[store-busy]')
    lock.release()
    const again = await takeLock(data, 'ingest')
    again.release()
    expect(readdirSync(data)).toEqual([])
  })

  test('a claim of a process that is gone is swept away', async () => {
    writeFileSync(join(data, 'ingest.lock.999999999.1.0'), '')
    const lock = await takeLock(data, 'ingest')
    lock.release()
    expect(readdirSync(data)).toEqual([])
  })

  // Only Linux tells when a process began.
  test.runIf(process.platform === 'linux')(
    'a claim of an earlier process with the same number does not count',
    async () => {
      writeFileSync(join(data, `ingest.lock.${process.pid}.1.0`), '')
      const lock = await takeLock(data, 'ingest')
      lock.release()
      expect(readdirSync(data)).toEqual([])
    },
  )
})

test('a data folder that cannot be made is a message, not an endless try', async () => {
  const file = join(data, 'file')
  writeFileSync(file, '')
  await expect(takeLock(join(file, 'below'), 'ingest')).rejects.toThrow('[store-unwritable]')
  if (process.platform === 'linux') {
    await expect(takeLock('/proc/jiuwen', 'ingest')).rejects.toThrow('[store-unwritable]')
  }
})
