import { randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGunzip, gunzipSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import { compressAnswer } from './compress.ts'

const TEXT = '旧闻'.repeat(1000)
let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(answer: (response: ServerResponse) => void): Promise<number> {
  server = createServer((incoming, response) => {
    compressAnswer(incoming, response)
    answer(response)
  })
  await new Promise<void>((done) => server?.listen(0, done))
  return (server.address() as AddressInfo).port
}

function ask(port: number, encoding = 'gzip', method = 'GET') {
  return new Promise<{ headers: IncomingHttpHeaders; status: number | undefined; body: Buffer }>(
    (done, fail) => {
      const sent = request(
        { port, method, headers: { 'accept-encoding': encoding }, agent: false },
        (got) => {
          const chunks: Buffer[] = []
          got.on('data', (chunk: Buffer) => chunks.push(chunk))
          got.on('end', () =>
            done({ headers: got.headers, status: got.statusCode, body: Buffer.concat(chunks) }),
          )
        },
      )
      sent.on('error', fail)
      sent.end()
    },
  )
}

const asText = (response: ServerResponse) => response.setHeader('Content-Type', 'text/html; charset=utf-8')

test('text goes out compressed, in pieces or as a whole, and says that it depends on what the reader takes', async () => {
  for (const send of [
    (response: ServerResponse) => response.end(TEXT),
    (response: ServerResponse) => {
      response.flushHeaders()
      response.write(TEXT.slice(0, 10))
      response.write(Buffer.from(TEXT.slice(10)))
      response.end()
    },
  ]) {
    const { headers, body } = await ask(
      await serve((response) => {
        asText(response).setHeader('Vary', 'rsc')
        send(response)
      }),
    )
    expect(headers['content-encoding']).toBe('gzip')
    expect(headers.vary).toBe('rsc, Accept-Encoding')
    expect(gunzipSync(body).toString()).toBe(TEXT)
    server?.close()
  }
})

test('pictures, short texts, what is compressed already, and answers for readers who take none go out as they are', async () => {
  const cases: readonly [string, (response: ServerResponse) => void][] = [
    ['gzip', (response) => response.setHeader('Content-Type', 'image/png').end(TEXT)],
    ['gzip', (response) => asText(response).writeHead(200, { 'Content-Length': 2 }).end('ab')],
    ['gzip', (response) => asText(response).setHeader('Content-Encoding', 'br').end(TEXT)],
    ['br, gzip;q=0', (response) => asText(response).end(TEXT)],
  ]
  for (const [encoding, answer] of cases) {
    const { headers, body } = await ask(await serve(answer), encoding)
    expect(headers['content-encoding']).not.toBe('gzip')
    expect([TEXT, 'ab']).toContain(body.toString())
    server?.close()
  }
})

test('data whose type is set as a list, as route handlers do, goes out compressed', async () => {
  const port = await serve((response) => response.setHeader('Content-Type', ['application/json']).end(TEXT))
  expect((await ask(port)).headers['content-encoding']).toBe('gzip')
})

test('an answer without a body stays without one', async () => {
  const port = await serve((response) => asText(response).writeHead(304).end())
  expect(await ask(port)).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  expect((await ask(port, 'gzip', 'HEAD')).headers['content-encoding']).toBeUndefined()
})

test('a piece is with the reader before the next one is written', async () => {
  let goOn = () => {}
  const port = await serve((response) => {
    asText(response).write('first')
    // As Next does after each piece.
    Object(response).flush()
    goOn = () => response.end('second')
  })
  const seen: string[] = []
  request({ port, headers: { 'accept-encoding': 'gzip' }, agent: false }, (got) => {
    got.pipe(createGunzip()).on('data', (chunk: Buffer) => seen.push(chunk.toString()))
  }).end()
  await vi.waitUntil(() => seen.join('') === 'first')
  goOn()
  await vi.waitUntil(() => seen.join('') === 'firstsecond')
})

test('a reader who takes nothing holds the writer up, and who leaves ends it', async () => {
  const piece = randomBytes(1 << 16).toString('hex')
  let written = 0
  let isClosed = false
  const port = await serve((response) => {
    asText(response)
    response.on('close', () => {
      isClosed = true
    })
    const more = () => {
      while (written < 1000 && !isClosed) {
        written++
        if (!response.write(piece)) return
      }
    }
    response.on('drain', more)
    more()
  })
  const sent = request({ port, headers: { 'accept-encoding': 'gzip' }, agent: false }, (got) => got.pause())
  sent.on('error', () => {})
  sent.end()
  await new Promise((done) => setTimeout(done, 300))
  expect(written).toBeLessThan(500)
  sent.destroy()
  await vi.waitUntil(() => isClosed)
})
