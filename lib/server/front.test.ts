/** The server in front, with pages of our own behind it instead of Next's. */
import { Agent, createServer, get, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import type { OpenArchive } from './archive.ts'
import { Front } from './front.ts'
import type { Pages } from './pages.ts'
import { RightOfWay } from './right-of-way.ts'

const archive = {
  search: { engine: { size: 3, fingerprint: 'abc' } },
  store: { forward: (id: string) => (id === 'retired' ? { kind: 'gone' } : null) },
  openings: 1,
  rightOfWay: new RightOfWay(60_000),
} as unknown as OpenArchive

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function front(handle: Pages['handle']): Promise<{ front: Front; port: number }> {
  const pages: Pages = { handle, close: async () => {} }
  const settings = { dev: false, https: false }
  const limits = { inside: 2, waiting: 3, waitMs: 5000 }
  const made = new Front(archive, Promise.resolve(pages), settings, 'news.example', limits)
  server = createServer()
  made.attach(server)
  await new Promise<void>((done) => server?.listen(0, done))
  return { front: made, port: (server.address() as AddressInfo).port }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

function fetchPath(port: number, path: string, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request({ port, path, method, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += chunk))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', fail)
    sent.end()
  })
}

test('a page sees our own host, its nonce and its language, and nothing that could steer it', async () => {
  const { port } = await front(async (incoming, response) => {
    response.end(JSON.stringify(incoming.headers))
  })
  const { body, headers } = await fetchPath(port, '/search?q=a&lang=en')
  const seen = JSON.parse(body)
  expect(seen.host).toBe('news.example')
  expect(seen['x-jiuwen-lang']).toBe('en')
  expect(seen['content-security-policy']).toBe(headers['content-security-policy'])
})

test('every answer has a nonce of its own', async () => {
  const { port } = await front(async (_incoming, response) => void response.end())
  const first = await fetchPath(port, '/')
  const second = await fetchPath(port, '/')
  expect(first.headers['content-security-policy']).not.toBe(second.headers['content-security-policy'])
})

test('connections are kept for longer than clients are told, so that no request meets one being closed', async () => {
  const { port } = await front(async (_incoming, response) => void response.end())
  const agent = new Agent({ keepAlive: true })
  const told = await new Promise<unknown>((done, fail) => {
    get({ port, agent }, (response) => done(response.resume().headers['keep-alive'])).on('error', fail)
  })
  agent.destroy()
  expect(told).toBe('timeout=10')
  expect(server?.keepAliveTimeout).toBeGreaterThan(15_000)
})

test('what methods there are is said to whom asks', async () => {
  const { port } = await front(async () => {
    throw new Error('no page is asked')
  })
  const answer = await fetchPath(port, '/', 'OPTIONS')
  expect(answer.status).toBe(204)
  expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS')
})

test('health says how many articles are served, from which index', async () => {
  const { port } = await front(async () => {})
  const { status, body } = await fetchPath(port, '/healthz')
  expect(status).toBe(200)
  expect(JSON.parse(body)).toEqual({ status: 'ok', articles: 3, index: 'abc', openings: 1 })
})

test('an article that was taken out of the archive is gone, not merely unknown', async () => {
  const { port } = await front(async (_incoming, response) => void response.end())
  expect((await fetchPath(port, '/article/retired?q=a')).status).toBe(410)
  expect((await fetchPath(port, '/article/other')).status).toBe(200)
})

test('while stopping, no page is begun and health says so', async () => {
  const { front: made, port } = await front(async (_incoming, response) => void response.end())
  made.stopping = true
  expect((await fetchPath(port, '/')).status).toBe(503)
  expect((await fetchPath(port, '/healthz')).status).toBe(503)
})

test('a page that fails is a plain 500 without paths or traces', async () => {
  const { port } = await front(async () => {
    throw new Error('secret /home/path')
  })
  const { status, body } = await fetchPath(port, '/')
  expect(status).toBe(500)
  expect(body).not.toContain('secret')
})

test('a page that fails while it is rendered says so in words, not in an empty page for scripts to fill', async () => {
  const { port } = await front(async (_incoming, response) => {
    response.statusCode = 500
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Link', '</a.css>; rel=preload')
    response.flushHeaders()
    response.write('<html id="empty">')
    response.end('</html>')
  })
  const { status, body, headers } = await fetchPath(port, '/article/a')
  expect(status).toBe(500)
  expect(body).toContain('这一页没有打开')
  expect(body).not.toContain('empty')
  expect(headers.link).toBeUndefined()
  const nonce = /nonce="([^"]+)"/.exec(body)?.[1]
  expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
})

test('an answer for programs keeps its own fault, and a page that succeeds its own words', async () => {
  const { port } = await front(async (incoming, response) => {
    response.statusCode = incoming.url === '/api/search' ? 500 : 200
    response.setHeader('Content-Type', incoming.url === '/api/search' ? 'application/json' : 'text/html')
    response.flushHeaders()
    response.write('{"of')
    response.end('its own"}')
  })
  expect(await fetchPath(port, '/api/search')).toMatchObject({ status: 500, body: '{"ofits own"}' })
  expect(await fetchPath(port, '/')).toMatchObject({ status: 200, body: '{"ofits own"}' })
})

test('beyond what can be worked on and wait, readers hear 503 at once, and all is well again after', async () => {
  const working: (() => void)[] = []
  const { port } = await front(async (_incoming, response) => {
    await new Promise<void>((go) => working.push(go))
    response.end('late')
  })
  const begun = Array.from({ length: 5 }, () => fetchPath(port, '/'))
  const refused = await Promise.race(Array.from({ length: 4 }, () => fetchPath(port, '/')))
  expect(refused.status).toBe(503)
  expect(refused.headers['retry-after']).toBe('5')
  const release = setInterval(() => {
    for (const go of working.splice(0)) go()
  }, 5)
  const answers = await Promise.all(begun)
  const after = await fetchPath(port, '/')
  clearInterval(release)
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(1)
  expect(after.body).toBe('late')
})

test('scripts and styles do not wait behind pages', async () => {
  const { port } = await front(async (incoming, response) => {
    if (incoming.url?.startsWith('/_next/static/')) response.end('script')
  })
  for (let pages = 0; pages < 5; pages++) fetchPath(port, '/').catch(() => {})
  expect((await fetchPath(port, '/_next/static/a.js')).body).toBe('script')
})

test('an upgrade to another protocol is refused', async () => {
  const { port } = await front(async () => {})
  const status = await new Promise((done) => {
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket' }
    get({ port, path: '/', headers, agent: false }, (response) => done(response.statusCode)).on('error', () =>
      done(0),
    )
  })
  expect(status).toBe(400)
})

test('long pages have no turn while a short one is being answered, and one when it is', async () => {
  const answers: (() => void)[] = []
  const { port } = await front(async (incoming, response) => {
    if (incoming.url === '/short') answers.push(() => response.end('short'))
    else response.end(String(incoming.headers['x-jiuwen-dear']))
  })
  const short = fetchPath(port, '/short')
  await vi.waitUntil(() => answers.length > 0)
  expect((await fetchPath(port, '/search?size=100')).body).toBe('1')
  let hadTurn = false
  const turn = archive.rightOfWay.turn().then(() => {
    hadTurn = true
  })
  await new Promise((done) => setImmediate(done))
  await new Promise((done) => setImmediate(done))
  expect(hadTurn).toBe(false)
  answers[0]?.()
  expect((await short).body).toBe('short')
  await turn
})
