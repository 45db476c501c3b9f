import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KeptPages } from './kept-pages.ts'

const HOUR = 3_600_000
let server: Server
let made = 0
let clock = 0
let nonces = 0

/** A page as Next sends one: in pieces, its scripts with the nonce. */
beforeEach(async () => {
  made = 0
  const kept = new KeptPages(() => clock)
  server = createServer((request, response) => {
    const nonce = `nonce${nonces++}abcdefgh`
    response.setHeader('X-Nonce', nonce)
    if (kept.answer(request, response, nonce)) return
    kept.watch(request, response, nonce)
    made++
    response.writeHead(request.url?.startsWith('/article/none') ? 404 : 200, { 'Content-Type': 'text/html' })
    response.write(`<script nonce="${nonce}">一</script>`)
    response.end(`<p>${'二'.repeat(800)}</p><script nonce="${nonce}">三</script>`)
  })
  await new Promise<void>((listening) => server.listen(0, listening))
})

afterEach(() => new Promise((closed) => server.close(closed)))

async function ask(path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://localhost:${port}${path}`, {
    headers: { connection: 'close', ...headers },
  })
  return { response, text: await response.text(), nonce: response.headers.get('x-nonce') ?? '' }
}

test('a page that lasts is made once, and every reader has a nonce of their own in it', async () => {
  for (const path of ['/', '/help?lang=en', '/article/aaaabbbbccccdddd', '/browse/2021/05', '/sources/a']) {
    const before = made
    const [first, second] = [await ask(path), await ask(path)]
    expect(made).toBe(before + 1)
    expect(second.nonce).not.toBe(first.nonce)
    expect(second.text).toBe(first.text.replaceAll(first.nonce, second.nonce))
    expect(second.text.split(second.nonce)).toHaveLength(3)
    expect(second.response.headers.get('content-type')).toBe('text/html')
  }
})

test('searches, data, pages that are not there and what scripts ask for are made each time', async () => {
  const others = ['/search?q=a', '/article/aaaabbbbccccdddd?q=a', '/article/none', '/api/suggest?q=a']
  for (const path of others) {
    await ask(path)
    await ask(path)
  }
  await ask('/')
  await ask('/', { rsc: '1' })
  expect(made).toBe(others.length * 2 + 2)
  expect((await ask('/article/none')).response.status).toBe(404)
})

test('a page is compressed for whoever takes it, kept or not', async () => {
  for (const _ of [1, 2]) {
    expect(
      (await ask('/about', { 'accept-encoding': 'gzip' })).response.headers.get('content-encoding'),
    ).toBe('gzip')
    expect(
      (await ask('/about', { 'accept-encoding': 'identity' })).response.headers.get('content-encoding'),
    ).toBeNull()
  }
  expect(made).toBe(1)
})

test('pages are made anew when the hour changes, since some name the day', async () => {
  clock = 5 * HOUR
  await ask('/')
  clock = 6 * HOUR - 1
  await ask('/')
  expect(made).toBe(1)
  clock = 6 * HOUR
  await ask('/')
  expect(made).toBe(2)
})
