import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { ContainerPiece } from './frames.ts'
import { readWarcFile } from './warc.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiuwen-warc-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface RecordShape {
  readonly type?: string
  readonly url?: string
  readonly block: Buffer
  readonly length?: string
  readonly more?: readonly string[]
}

const record = ({
  type = 'response',
  url = 'http://news.example/1.html',
  block,
  length,
  more = [],
}: RecordShape) =>
  Buffer.concat([
    Buffer.from(
      [
        'WARC/1.0',
        `WARC-Type: ${type}`,
        `WARC-Target-URI: ${url}`,
        'WARC-Date: 2021-05-07T01:02:03Z',
        'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>',
        ...more,
        `Content-Length: ${length ?? block.length}`,
        '',
        '',
      ].join('\r\n'),
    ),
    block,
    Buffer.from('\r\n\r\n'),
  ])
const http = (body: string | Buffer, headers = 'Content-Type: text/html; charset=gbk', status = '200 OK') =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`), Buffer.from(body)])
const page = (text: string) => record({ block: http(text) })

async function read(...parts: Buffer[]): Promise<ContainerPiece[]> {
  const path = join(folder, 'a.warc')
  writeFileSync(path, Buffer.concat(parts))
  const pieces: ContainerPiece[] = []
  for await (const piece of readWarcFile(Buffer.from(path), folder)) pieces.push(piece)
  return pieces
}

test('a page comes with its address, its headers and the time of its capture', async () => {
  expect(await read(page('正文'))).toEqual([
    {
      is: 'document',
      member: 0,
      url: 'http://news.example/1.html',
      name: null,
      kind: 'html',
      contentType: 'text/html; charset=gbk',
      capturedAt: '2021-05-07T01:02:03.000Z',
      bytes: Buffer.from('正文'),
    },
  ])
})

test('records compressed one by one are read on, and so is a file compressed as a whole', async () => {
  const texts = async (...parts: Buffer[]) =>
    (await read(...parts)).map((piece) => (piece.is === 'document' ? String(piece.bytes) : piece.is))
  expect(await texts(gzipSync(page('甲')), gzipSync(page('乙')))).toEqual(['甲', '乙'])
  expect(await texts(gzipSync(Buffer.concat([page('甲'), page('乙')])))).toEqual(['甲', '乙'])
})

test('what is no page is passed over: requests, pictures, redirects, name look-ups', async () => {
  const pieces = await read(
    record({ type: 'request', block: Buffer.from('GET / HTTP/1.1\r\n\r\n') }),
    record({ block: http('x', 'Content-Type: image/png') }),
    record({ block: http('', 'Location: /2.html', '302 Found') }),
    record({ url: 'dns:news.example', block: Buffer.from('1.2.3.4') }),
    page('正文'),
  )
  expect(pieces.map((piece) => piece.is)).toEqual(['skipped', 'skipped', 'skipped', 'document'])
})

test('an error page is refused by what the server said', async () => {
  expect(await read(record({ block: http('没有', undefined, '404 Not Found') }))).toMatchObject([
    { code: 'http-error' },
  ])
})

test('an address that is not of the web is refused', async () => {
  expect(await read(record({ url: 'javascript:alert(1)', block: http('x') }))).toMatchObject([
    { is: 'refusal', code: 'unsafe-address', name: 'javascript:alert(1)' },
  ])
})

describe('pages met again unchanged', () => {
  const digest = 'WARC-Payload-Digest: sha1:AAAA'
  const first = record({ block: http('正文'), more: [digest] })
  const again = (url: string, more = [digest]) => record({ type: 'revisit', url, block: http(''), more })

  test('are nothing new at the same address', async () => {
    expect(await read(first, again('http://news.example/1.html'))).toMatchObject([
      { is: 'document' },
      { is: 'skipped' },
    ])
  })
  test('are a copy at another address', async () => {
    const [document, copy] = await read(first, again('http://mirror.example/1.html'))
    expect(document?.is).toBe('document')
    expect(copy).toMatchObject({ is: 'copy', url: 'http://mirror.example/1.html', size: 6 })
  })
  test('are refused where the page itself is in another file', async () => {
    expect(await read(again('http://news.example/1.html'))).toMatchObject([{ code: 'unresolved-revisit' }])
  })
})

describe('lengths that lie', () => {
  for (const length of ['99999999999999', '-5', 'NaN', '']) {
    test(`"${length}" ends the file with a refusal, what came before is kept`, async () => {
      const pieces = await read(page('甲'), record({ block: http('乙'), length }))
      expect(pieces).toMatchObject([{ is: 'document' }, { is: 'refusal', code: 'corrupt' }])
    })
  }
  test('too short a length makes no page of what it cuts off', async () => {
    const pieces = await read(record({ block: http('乙'), length: '10' }))
    expect(new Set(pieces.map((piece) => piece.is))).toEqual(new Set(['refusal']))
  })
})

test('a gzip stream that is cut short ends with a refusal', async () => {
  const whole = gzipSync(page('正文'.repeat(500)))
  expect((await read(whole.subarray(0, whole.length - 40))).at(-1)).toMatchObject({
    is: 'refusal',
    code: 'corrupt',
  })
})

test('a header without an end is given up after a megabyte', async () => {
  const pieces = await read(Buffer.from(`WARC/1.0\r\n${'x'.repeat(3 * 2 ** 20)}`))
  expect(pieces).toMatchObject([{ is: 'refusal', code: 'corrupt' }])
})

test('blanks that grow a thousandfold end the file', async () => {
  const blanks = gzipSync(Buffer.alloc(2 ** 20, 0x20), { level: 9 })
  const pieces = await read(gzipSync(page('正文')), ...Array.from({ length: 32 }, () => blanks))
  expect(pieces.at(-1)).toMatchObject({ is: 'refusal' })
})
