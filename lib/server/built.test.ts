import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { buildServer, builtServer } from './built.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jiuwen-built-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const folder of ['lib/cli', 'lib/server', 'lib/ingest/read'])
    mkdirSync(join(root, folder), { recursive: true })
  write('lib/server/river.ts', "export const river: string = '春天的河'")
  write('lib/server/aside-worker.ts', "import { river } from './river.ts'\nconsole.info(river)")
  write('lib/ingest/read/container-child.ts', '')
  write(
    'lib/cli/main-built.ts',
    "export { river } from '../server/river.ts'\nexport const worker = new URL('./aside-worker.mjs', import.meta.url).href",
  )
})

const write = (name: string, text: string) => writeFileSync(join(root, name), text)

test('nothing is used before it was built', () => {
  expect(builtServer(root)).toBeNull()
})

test('what was built runs without its sources being translated, and finds the script of its thread', async () => {
  await buildServer(root)
  const built = await import(/* @vite-ignore */ builtServer(root) ?? '')
  expect(built.river).toBe('春天的河')
  await expect(import(/* @vite-ignore */ built.worker)).resolves.toBeDefined()
})

test('a source that changed or is gone makes it unused until the next build', async () => {
  await buildServer(root)
  write('lib/server/river.ts', "export const river: string = '秋天的河'")
  expect(builtServer(root)).toBeNull()
  await buildServer(root)
  expect(builtServer(root)).not.toBeNull()
  rmSync(join(root, 'lib/server/river.ts'))
  expect(builtServer(root)).toBeNull()
})

test('a source that does not parse ends the build', async () => {
  write('lib/server/river.ts', 'export const =')
  await expect(buildServer(root)).rejects.toThrow('river.ts')
})

test('a file that a source names beside itself and that is not built ends the build', async () => {
  write('lib/server/river.ts', "export const river = new URL('./bank-worker.mjs', import.meta.url)")
  await expect(buildServer(root)).rejects.toThrow('bank-worker.mjs belongs to the scripts of the server')
})
