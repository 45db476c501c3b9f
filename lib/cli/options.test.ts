import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { aliasFile } from './options.ts'
import { jiuwenHere } from './testing.ts'

afterEach(() => vi.unstubAllEnvs())

/** What a command that cannot run says, with its exit code before it. */
async function refusal(...args: string[]): Promise<string> {
  const { code, said } = await jiuwenHere(...args)
  return `${code} ${said}`
}

describe('bad use ends with 2 and one line that names the option', () => {
  test('a command that does not exist', async () => {
    expect(await refusal('injest')).toMatch(/^2 jiuwen: unknown command 'injest'.* --help .*\[usage\]\n$/)
  })

  test('an option that does not exist, with the one that may be meant', async () => {
    expect(await refusal('ingest', '--worker', '2')).toMatch(
      /^2 jiuwen: .*--worker'.*--workers.*\[usage\]\n$/,
    )
  })

  test('a value that an option cannot take', async () => {
    expect(await refusal('serve', '--port', '65536')).toMatch(/^2 jiuwen: .*--port.*65535\. .*\[usage\]\n$/)
  })

  test('a value in the environment that an option cannot take', async () => {
    vi.stubEnv('JIUWEN_WORKERS', 'all')
    expect(await refusal('ingest')).toMatch(/^2 jiuwen: .*'all' from env 'JIUWEN_WORKERS'.*\[usage\]\n$/)
  })
})

test('an empty variable of the environment counts as none', async () => {
  vi.stubEnv('JIUWEN_DATA', '')
  vi.stubEnv('JIUWEN_WORKERS', '')
  expect(await refusal('ingest', 'no/such/folder')).toMatch(/^1 .*\[input-missing\]\n$/)
})

test('the archive’s own list of other names is used when none is named', () => {
  expect(aliasFile(undefined)).toBe(fileURLToPath(new URL('../../archive/aliases.json', import.meta.url)))
})

test('a list that is named and not there is said to be missing', () => {
  expect(() => aliasFile('no/such/list.json')).toThrow('no/such/list.json: there is no such alias list')
})
