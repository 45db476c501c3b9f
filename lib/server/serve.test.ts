import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildIndex } from '../search/build.ts'
import { articleOf, writeStoreOf } from '../store/testing.ts'
import { startServer } from './serve.ts'

const data = mkdtempSync(join(tmpdir(), 'jiuwen-serve-'))
beforeAll(async () => {
  writeStoreOf(data, [articleOf({ id: 'a'.repeat(16), title: '春天的河' })])
  await buildIndex(data)
})
afterAll(() => rmSync(data, { recursive: true }))

/** Resolves with a port, and fails where the port given is taken. */
function listenOn(port: number): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

test('a server that cannot start gives its port back, so that the command ends', async () => {
  const port = await listenOn(0)
  const options = { dataDir: data, aliases: null, port, dev: false, siteUrl: 'no address' }
  await expect(startServer(options)).rejects.toThrow('"no address" is no site address')
  expect(await listenOn(port)).toBe(port)
})
