import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerFile, readStaticFiles } from './static-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiuwen-static-'))
const SCRIPT = 'console.log("旧闻")\n'.repeat(20)
let server: Server

beforeAll(async () => {
  mkdirSync(join(folder, 'chunks'))
  writeFileSync(join(folder, 'chunks/a[b].js'), SCRIPT)
  writeFileSync(join(folder, 'seal.png'), 'x')
  const files = readStaticFiles(folder)
  server = createServer((incoming, response) => {
    if (!answerFile(files, incoming, response)) response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, done))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

function fetched(path: string, encoding: string, method = 'GET') {
  const { port } = server.address() as AddressInfo
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>(
    (done, fail) => {
      const headers = { 'accept-encoding': encoding }
      const sent = request({ port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      })
      sent.on('error', fail).end()
    },
  )
}

const address = '/_next/static/chunks/a%5Bb%5D.js'

test('a script is sent compressed to whom takes that, and may be kept for good', async () => {
  const { status, headers, body } = await fetched(address, 'gzip, br')
  expect(status).toBe(200)
  expect(gunzipSync(body).toString()).toBe(SCRIPT)
  expect(headers).toMatchObject({
    'content-type': 'application/javascript; charset=UTF-8',
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  })
})

for (const encoding of ['identity', 'gzip;q=0', 'br, gzip; q=0.0'])
  test(`it is sent plain to whom accepts ${encoding}`, async () => {
    const { headers, body } = await fetched(`${address}?v=1`, encoding)
    expect(headers['content-encoding']).toBeUndefined()
    expect(body.toString()).toBe(SCRIPT)
  })

test('HEAD tells the length and sends nothing', async () => {
  const { headers, body } = await fetched(address, 'identity', 'HEAD')
  expect(headers['content-length']).toBe(String(Buffer.byteLength(SCRIPT)))
  expect(body).toHaveLength(0)
})

for (const path of [
  '/_next/static/seal.png',
  '/_next/static/chunks/',
  '/_next/static/../static/chunks/a.js',
  '/search',
])
  test(`${path} is not answered here`, async () => expect((await fetched(path, 'gzip')).status).toBe(404))
