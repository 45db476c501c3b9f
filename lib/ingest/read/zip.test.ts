import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import type { ContainerPiece } from './frames.ts'
import { readZipFile } from './zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiuwen-zip-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function readBytes(bytes: Uint8Array): Promise<ContainerPiece[]> {
  const path = join(folder, 'a.zip')
  writeFileSync(path, bytes)
  const pieces: ContainerPiece[] = []
  for await (const piece of readZipFile(Buffer.from(path), folder)) pieces.push(piece)
  return pieces
}
const read = (members: Zippable) => readBytes(zipSync(members))

test('pages are read in the order of the directory, other things passed over', async () => {
  const pieces = await read({
    'a/1.html': strToU8('<p>甲'),
    'a/photo.jpg': strToU8('x'),
    'a/.DS_Store': strToU8('x'),
    '2.txt': strToU8('乙'),
  })
  expect(pieces).toMatchObject([
    { is: 'document', member: 0, name: 'a/1.html', kind: 'html', url: null, bytes: Buffer.from('<p>甲') },
    { is: 'skipped', what: '.jpg' },
    { is: 'skipped', what: 'leftover' },
    { is: 'document', member: 1, kind: 'text', bytes: Buffer.from('乙') },
  ])
})

test('a name that climbs out of the folder is only a name: nothing is ever written', async () => {
  expect(await read({ '../../etc/passwd.html': strToU8('x') })).toMatchObject([{ is: 'document', url: null }])
})

test('the WARC in a WACZ is read as one', async () => {
  const block = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>正文'
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    'WARC-Target-URI: http://news.example/1',
    'WARC-Date: 2021-05-07T01:02:03Z',
  ]
  const warc = [...head, `Content-Length: ${Buffer.byteLength(block)}`, '', `${block}\r\n\r\n`].join('\r\n')
  const pieces = await read({
    'archive/data.warc': strToU8(warc),
    'pages/pages.jsonl': strToU8('{}'),
    'datapackage.json': strToU8('{}'),
  })
  expect(pieces.filter((piece) => piece.is !== 'skipped')).toMatchObject([
    { is: 'document', url: 'http://news.example/1', bytes: Buffer.from('<p>正文') },
  ])
})

test('a member that grows a thousandfold is refused, its neighbours are read', async () => {
  const pieces = await read({ 'bomb.html': new Uint8Array(19 * 2 ** 20), 'ok.html': strToU8('<p>甲') })
  expect(pieces).toMatchObject([
    { is: 'refusal', code: 'bomb', name: 'bomb.html' },
    { is: 'document', member: 1 },
  ])
})

test('a zip within a zip is refused', async () => {
  expect(await read({ 'inner.zip': zipSync({ 'a.html': strToU8('x') }) })).toMatchObject([
    { is: 'refusal', code: 'unsupported-container' },
  ])
})

test('bytes that are no ZIP are refused', async () => {
  expect(await readBytes(Buffer.from('PK\u0003\u0004 nothing'))).toMatchObject([
    { is: 'refusal', code: 'corrupt' },
  ])
})

test('a member whose bytes are damaged is refused, the next one is read', async () => {
  const bytes = zipSync({ 'a.html': strToU8('甲'.repeat(300)), 'b.html': strToU8('乙') })
  const declared = Buffer.from(bytes)
  // The directory says a size that the member does not have.
  const entry = declared.indexOf(Buffer.from('PK\u0001\u0002'))
  declared.writeUInt32LE(899, entry + 24)
  const pieces = await readBytes(declared)
  expect(pieces[0]).toMatchObject({ is: 'refusal', code: 'corrupt' })
  expect(pieces.at(-1)).toMatchObject({ is: 'document', bytes: Buffer.from('乙') })
})
