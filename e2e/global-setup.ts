/**
 * Before the browser tests: the sample archive is ingested and indexed into a temporary folder and served by the
 * production build on a free port. The tests find the address in `JIUWEN_E2E_URL`. Gives back how to end it all.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JIUWEN, ROOT, serve } from './server.ts'

export default async function globalSetup(): Promise<() => Promise<void>> {
  if (!existsSync(join(ROOT, '.next/BUILD_ID')))
    throw new Error('The site is not built: run "npm test", or "npx next build" first.')
  const data = mkdtempSync(join(tmpdir(), 'jiuwen-e2e-'))
  const jiuwen = (...args: string[]) =>
    execFileSync(process.execPath, [JIUWEN, ...args, '--data', data], { cwd: ROOT, stdio: 'pipe' })
  jiuwen('ingest', 'archive')
  jiuwen('index')
  const server = await serve(data)
  process.env.JIUWEN_E2E_URL = server.url
  process.env.JIUWEN_E2E_DATA = data
  return async () => {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
