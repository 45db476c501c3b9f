import { expect, test } from 'vitest'
import { readMhtml } from './mhtml.ts'

const message = (parts: readonly string[], head: readonly string[] = []) =>
  Buffer.from(
    [
      'From: <Saved by a browser>',
      'Snapshot-Content-Location: http://news.example/1.html',
      'Date: Fri, 7 May 2021 09:02:00 +0800',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="--b--"',
      ...head,
      '',
      '',
      ...parts.flatMap((part) => ['----b--', part]),
      '----b----',
      '',
    ].join('\r\n'),
    'latin1',
  )
const html = (location: string, body: string, encoding = 'quoted-printable') =>
  [
    'Content-Type: text/html; charset=gb2312',
    `Content-Transfer-Encoding: ${encoding}`,
    `Content-Location: ${location}`,
    '',
    body,
  ].join('\r\n')

test('the page comes as bytes, with its address, its hint of a charset and the time of saving', async () => {
  const page = await readMhtml(
    message([html('http://news.example/1.html', '<p>=D5=FD=\r\n=CE=C4 1=2B1</p>')]),
  )
  expect(page).toEqual({
    bytes: Buffer.from('<p>\xd5\xfd\xce\xc4 1+1</p>', 'latin1'),
    url: 'http://news.example/1.html',
    contentType: 'text/html; charset=gb2312',
    capturedAt: '2021-05-07T01:02:00.000Z',
  })
})

test('of several pages the one with the address of the snapshot counts, not a frame before it', async () => {
  const page = await readMhtml(
    message([html('http://ads.example/frame', 'frame'), html('http://news.example/1.html', 'page')]),
  )
  expect(String(page?.bytes)).toBe('page')
})

test('a part in base64 is decoded', async () => {
  const page = await readMhtml(
    message([html('http://news.example/1.html', Buffer.from('<p>ok').toString('base64'), 'base64')]),
  )
  expect(String(page?.bytes)).toBe('<p>ok')
})

test('a message without a page is none', async () => {
  expect(await readMhtml(message(['Content-Type: text/css\r\n\r\n.a{}']))).toBeNull()
  expect(await readMhtml(Buffer.from('no message at all'))).toBeNull()
})
