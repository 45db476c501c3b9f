import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../store/index.ts'
import { ingest } from '../run/ingest.ts'
import { readMember } from './member.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiuwen-member-'))
afterAll(() => rmSync(folder, { recursive: true }))

const body = (seed: string) =>
  [1, 2, 3].map(
    (n) => `${seed}镇的第${n}条河堤已经加固，沿岸住户在汛期之前搬回了各自的院子，渡口也重新开放。`,
  )
const page = (seed: string) =>
  `<html><head><title>${seed}镇河堤加固</title></head><body><h1>${seed}镇河堤加固</h1><p>${body(seed).join('</p><p>')}</p></body></html>`
const record = (seed: string) => JSON.stringify({ title: `${seed}镇河堤加固`, body: body(seed).join('\n') })

const capture = (seed: string) => {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page(seed)}`
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/${encodeURIComponent(seed)}.html\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n`
  return gzipSync(`${head}${http}\r\n\r\n`)
}

/** The originals of all articles that come from `file`, by seed. */
async function originals(file: string, bytes: Uint8Array) {
  const archive = mkdtempSync(join(folder, 'archive-'))
  const data = mkdtempSync(join(folder, 'data-'))
  writeFileSync(join(archive, file), bytes)
  await ingest({ paths: [archive], dataDir: data, startedAt: '2026-01-01T00:00:00.000Z', workers: 0 })
  const store = openStore(data)
  const members = [...store.articles()].map(({ id }) => store.originalMember(id))
  const texts = await Promise.all(members.map(async (member) => member && readMember(member)))
  store.close()
  return { path: join(archive, file), members, texts: texts.map(String).sort() }
}

const SEEDS = ['北', '南', '西']

test('a page in a ZIP is taken out of it again', async () => {
  const members = Object.fromEntries(SEEDS.map((seed, at) => [`${at}.html`, strToU8(page(seed))]))
  expect((await originals('a.zip', zipSync(members))).texts).toEqual(SEEDS.map(page).sort())
})

test('a page in a compressed WARC is taken out of it again', async () => {
  const { texts } = await originals('a.warc.gz', Buffer.concat(SEEDS.map(capture)))
  expect(texts).toEqual(SEEDS.map(page).sort())
})

test('the line of a compressed record is its original', async () => {
  const { texts } = await originals('a.jsonl.gz', gzipSync(SEEDS.map(record).join('\n')))
  expect(texts).toEqual(SEEDS.map(record).sort())
})

test('a container that was changed, or takes longer than a reader waits, gives nothing', async () => {
  const { path, members } = await originals('a.zip', zipSync({ 'a.html': strToU8(page('东')) }))
  const [member] = members
  if (!member) throw new Error('the page of the ZIP is missing')
  expect(await readMember(member, 1)).toBeNull()
  writeFileSync(path, zipSync({ 'a.html': strToU8(page('中')) }))
  expect(await readMember(member)).toBeNull()
  rmSync(path)
  expect(await readMember(member)).toBeNull()
})
