import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Article } from '../article.ts'
import { takeLock } from '../store/index.ts'
import { writeStoreOf } from '../store/testing.ts'
import { buildIndex } from './build.ts'
import { contractArchive, seededRandom } from './engines/contract/archive.ts'
import { request, run } from './engines/contract/suite.ts'
import { indexRoot, readIndexManifest } from './index-folder.ts'
import { openArchive } from './open.ts'
import { verifyIndex } from './verify.ts'

const root = mkdtempSync(join(tmpdir(), 'jiuwen-build-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A data folder with a store of invented articles. */
function dataWith(articles: readonly Article[]): string {
  const data = mkdtempSync(join(root, 'data-'))
  writeStore(data, articles)
  return data
}

function writeStore(data: string, articles: readonly Article[], prefix = 'a'): void {
  const idOf = (n: number) =>
    `${prefix.repeat(12)}${[...n.toString().padStart(4, '0')].map((d) => 'abcdefghij'[Number(d)]).join('')}`
  writeStoreOf(
    data,
    articles.map((article, n) => ({ ...article, id: idOf(n), clusterId: null })),
  )
}

function filesBelow(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    found.set(path.slice(folder.length), readFileSync(path).toString('base64'))
  }
  return found
}

test('an index is built, verified, opened and searched', async () => {
  const data = dataWith(contractArchive(60))
  const seen: number[] = []
  const manifest = await buildIndex(data, (done) => seen.push(done))
  expect(seen.at(-1)).toBe(manifest.articles)
  expect((await verifyIndex(data)).articles).toBe(manifest.articles)
  const archive = await openArchive(data)
  expect(archive.isCurrent).toBe(true)
  expect(archive.engine.fingerprint).toBe(manifest.fingerprint)
  expect((await archive.engine.search(request(run('灯塔')))).total).toBeGreaterThan(0)
  await archive.close()
})

test('building again gives the same bytes and leaves nothing over', async () => {
  const data = dataWith(contractArchive(30))
  await buildIndex(data)
  const before = filesBelow(indexRoot(data))
  await buildIndex(data)
  expect(filesBelow(indexRoot(data))).toEqual(before)
  expect(readdirSync(indexRoot(data)).length).toBe(2)
})

test('an open index goes on answering while a new one replaces it', async () => {
  const data = dataWith(contractArchive(30))
  await buildIndex(data)
  const archive = await openArchive(data)
  writeStore(data, contractArchive(50))
  await buildIndex(data)
  const { total } = await archive.engine.search(request(run('河口大桥')))
  expect(total).toBeGreaterThan(0)
  await archive.close()
})

test('what a killed build left lying is swept away', async () => {
  const data = dataWith(contractArchive(20))
  await buildIndex(data)
  const before = filesBelow(indexRoot(data))
  const [folder = ''] = readdirSync(indexRoot(data)).filter((name) => name !== 'manifest.json')
  renameSync(join(indexRoot(data), folder), join(indexRoot(data), 'building-1'))
  writeFileSync(join(indexRoot(data), 'manifest.json.1'), 'half')
  await expect(verifyIndex(data)).rejects.toMatchObject({ code: 'index-damaged' })
  await buildIndex(data)
  expect(filesBelow(indexRoot(data))).toEqual(before)
})

test('every flipped bit and every cut of any file is noticed, and a new build repairs it', async () => {
  const data = dataWith(contractArchive(20))
  await buildIndex(data)
  const random = seededRandom(21)
  const paths = [...filesBelow(indexRoot(data)).keys()].map((name) => join(indexRoot(data), name))
  for (let n = 0; n < 60; n++) {
    const path = paths[n % paths.length] ?? ''
    const sound = readFileSync(path)
    const bytes = Buffer.from(sound)
    const at = Math.floor(random() * bytes.length)
    bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8)), at)
    writeFileSync(path, n % 3 === 0 ? sound.subarray(0, at) : bytes)
    await expect(verifyIndex(data), `${path} at ${at}`).rejects.toMatchObject({
      code: expect.stringMatching(/^index-/),
      remedy: expect.stringContaining('npx jiuwen index'),
    })
    if (n > 56) {
      await buildIndex(data)
      expect(readFileSync(path).equals(sound)).toBe(true)
    } else writeFileSync(path, sound)
  }
  await verifyIndex(data)
})

test('an index of another version is refused as foreign', async () => {
  const data = dataWith(contractArchive(5))
  await buildIndex(data)
  const { fingerprintOf, manifestText } = await import('./index-folder.ts')
  const manifest = readIndexManifest(data)
  for (const versions of [
    { ...manifest.versions, text: 'other' },
    { ...manifest.versions, engine: 'other' },
    { ...manifest.versions, engineVersion: 99 },
  ]) {
    const fingerprint = fingerprintOf(versions, manifest.store, manifest.files)
    const text = manifestText({ ...manifest, versions, fingerprint })
    writeFileSync(join(indexRoot(data), 'manifest.json'), text)
    await expect(openArchive(data)).rejects.toMatchObject({ code: 'index-foreign' })
  }
})

test('a sealed manifest of another form is refused as foreign, whatever it holds', async () => {
  const data = dataWith(contractArchive(5))
  await buildIndex(data)
  const { manifestText } = await import('./index-folder.ts')
  const manifest = readIndexManifest(data)
  for (const other of [
    ...Object.keys(manifest).flatMap((key) => [
      { ...manifest, [key]: undefined },
      { ...manifest, [key]: null },
      { ...manifest, [key]: {} },
    ]),
    { ...manifest, fingerprint: '../store' },
    [],
  ]) {
    writeFileSync(join(indexRoot(data), 'manifest.json'), manifestText(other as typeof manifest))
    const fault = { code: 'index-foreign', remedy: expect.stringContaining('npx jiuwen index') }
    await expect(verifyIndex(data), JSON.stringify(other)).rejects.toMatchObject(fault)
  }
})

test('an index of another archive is refused; one of an older state of this archive serves', async () => {
  const data = dataWith(contractArchive(5))
  await buildIndex(data)
  writeStore(data, contractArchive(9))
  const older = await openArchive(data)
  expect(older.isCurrent).toBe(false)
  await older.close()
  writeStore(data, contractArchive(5), 'b')
  await expect(openArchive(data)).rejects.toMatchObject({ code: 'index-foreign' })
  await expect(verifyIndex(data)).rejects.toMatchObject({ code: 'index-foreign' })
  await buildIndex(data)
  await verifyIndex(data)
})

test('without an index or a store, the error says what to run', async () => {
  const data = dataWith(contractArchive(5))
  await expect(openArchive(data)).rejects.toMatchObject({ code: 'index-missing' })
  await expect(buildIndex(mkdtempSync(join(root, 'none-')))).rejects.toMatchObject({ code: 'store-missing' })
})

test('a second build at the same time is refused, and one that cannot write says so', async () => {
  const data = dataWith(contractArchive(5))
  const lock = await takeLock(data, 'index')
  // The same process may hold a lock twice only by mistake: it counts as a rival like any other.
  await expect(buildIndex(data)).rejects.toMatchObject({ code: 'index-busy' })
  lock.release()
  writeFileSync(indexRoot(data), 'in the way')
  await expect(buildIndex(data)).rejects.toMatchObject({ code: 'index-unwritable' })
  expect(existsSync(indexRoot(data))).toBe(true)
})
