/**
 * The newcomer's first minute: a clean clone, one command, a working site; the second start does no work again.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'playwright/test'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')
/** A first start installs packages and builds the site; a slow machine is no failure. */
const FIRST_START_MS = 8 * 60_000

/** What a clone of the present state would hold: tracked files and new ones that git does not ignore. */
function cloneInto(folder: string): void {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  for (const file of list.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(ROOT, file), join(folder, file))
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** `npm start` as a process group of its own, with what it printed. */
function npmStart(folder: string, port: number): { child: ChildProcess; printed: () => string } {
  const { JIUWEN_DATA: _, ...env } = process.env
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    env: { ...env, NODE_ENV: 'production', PORT: String(port) },
  })
  let printed = ''
  child.stdout?.on('data', (chunk) => (printed += chunk))
  child.stderr?.on('data', (chunk) => (printed += chunk))
  return { child, printed: () => printed }
}

async function serves(
  url: string,
  started: { child: ChildProcess; printed: () => string },
  timeoutMs: number,
): Promise<void> {
  const until = Date.now() + timeoutMs
  while (Date.now() < until) {
    if (started.child.exitCode !== null) throw new Error(`npm start ended:\n${started.printed()}`)
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error(`npm start did not serve within ${timeoutMs / 1000} s:\n${started.printed()}`)
}

async function stop({ child }: { child: ChildProcess }): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  process.kill(-child.pid, 'SIGTERM')
  await ended
}

test('npm start sets up a clean clone, serves it, and does nothing twice', async ({ page }) => {
  test.setTimeout(FIRST_START_MS + 120_000)
  const folder = mkdtempSync(join(tmpdir(), 'jiuwen-clone-'))
  cloneInto(folder)
  const port = await freePort()
  const home = `http://127.0.0.1:${port}/`
  const first = npmStart(folder, port)
  try {
    await serves(home, first, FIRST_START_MS)
    expect(first.printed()).toContain('Installing packages')
    await page.goto(home)
    await page
      .getByRole('combobox', { name: '搜索' })
      .or(page.getByRole('searchbox', { name: '搜索' }))
      .first()
      .fill('中国')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('article').first()).toBeVisible()
    await stop(first)

    const second = npmStart(folder, port)
    try {
      await serves(home, second, 60_000)
      expect(second.printed()).not.toContain('Installing packages')
      expect(second.printed()).not.toContain('Building the site')
    } finally {
      await stop(second)
    }
  } finally {
    await stop(first)
    rmSync(folder, { recursive: true, force: true })
  }
})
