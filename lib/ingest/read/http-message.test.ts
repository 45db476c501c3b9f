import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { dechunk, readHttpMessage } from './http-message.ts'

const response = (headers: string, body: Uint8Array) =>
  readHttpMessage(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`), body]))
const bodyOf = (headers: string, body: Uint8Array) => {
  const message = response(headers, body)
  return 'code' in message ? message.code : message.body.toString()
}
const page = Buffer.from('<p>正文正文</p>')

const codings = [
  { coding: 'gzip', body: gzipSync(page) },
  { coding: 'x-gzip', body: gzipSync(page) },
  { coding: 'deflate', body: deflateSync(page) },
  { coding: 'deflate', body: deflateRawSync(page) },
  { coding: 'br', body: brotliCompressSync(page) },
  { coding: 'identity', body: page },
]
describe('content codings', () => {
  for (const { coding, body } of codings) {
    test(`${coding} is undone`, () => expect(bodyOf(`Content-Encoding: ${coding}`, body)).toBe(String(page)))
  }
  test('a body that is not coded as its header says is taken as it is', () => {
    expect(bodyOf('Content-Encoding: gzip', page)).toBe(String(page))
  })
  test('blanks that grow a thousandfold are a bomb', () => {
    expect(bodyOf('Content-Encoding: gzip', gzipSync(Buffer.alloc(19 * 2 ** 20)))).toBe('bomb')
  })
})

describe('chunks', () => {
  const chunked = Buffer.from('5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n')
  test('are joined', () => expect(bodyOf('Transfer-Encoding: chunked', chunked)).toBe('hello world'))
  test('around a compressed body are undone first', () => {
    const packed = gzipSync(page)
    const body = Buffer.concat([
      Buffer.from(`${packed.length.toString(16)}\r\n`),
      packed,
      Buffer.from('\r\n0\r\n\r\n'),
    ])
    expect(bodyOf('Content-Encoding: gzip\r\nTransfer-Encoding: chunked', body)).toBe(String(page))
  })
  test('a body that is in none is taken as it is', () => {
    expect(bodyOf('Transfer-Encoding: chunked', page)).toBe(String(page))
  })
  test('cut short, what came is kept', () =>
    expect(String(dechunk(Buffer.from('5\r\nhello\r\n9\r\nwor')))).toBe('hellowor'))
})

test('bytes that are no response are refused', () => {
  expect(readHttpMessage(Buffer.from('HTTP/1.1 2'))).toEqual({ code: 'corrupt' })
})
