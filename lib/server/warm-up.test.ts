import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { articleOf } from '../store/testing.ts'
import { warmUp } from './warm-up.ts'

/** Warms a server up that notes what it is asked for. */
async function askedBy(articles: readonly ReturnType<typeof articleOf>[], status = 200): Promise<string[]> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url ?? ''))
    response.writeHead(status).end('page')
  })
  await new Promise<void>((done) => server.listen(0, done))
  await warmUp((server.address() as AddressInfo).port, { articles: () => articles })
  server.close()
  return asked
}

test('a page of each kind is asked for: home, a search, an article', async () => {
  const article = articleOf({ id: 'a'.repeat(16), title: '春天的河', paragraphs: ['河边的柳树。'] })
  expect((await askedBy([article])).slice(0, 3)).toEqual(['/', '/search?q=春天', `/article/${article.id}`])
})

test('an empty archive has its home page', async () => {
  expect(new Set(await askedBy([]))).toEqual(new Set(['/']))
})

test('a page that fails keeps no server from starting', async () => {
  expect((await askedBy([], 500)).length).toBeGreaterThan(0)
})

test('nor does a server that does not answer', async () => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  expect(await warmUp(port, { articles: () => [] })).toBeGreaterThan(0)
})
