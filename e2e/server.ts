/** Starts `jiuwen serve` as a process of its own, as a user would, and stops it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../..')
/** The command line. */
export const JIUWEN = resolve(ROOT, 'lib/cli/jiuwen.mjs')

/** A server at work. */
export interface Served {
  readonly url: string
  /** Everything it printed so far. */
  readonly printed: () => string
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>
}

const START_MS = 60_000

/**
 * Serves a data folder on a port that the system chooses.
 *
 * @param flags - Further options of `jiuwen serve`.
 * @throws Error with what was printed, where it ends or is silent for a minute.
 */
export async function serve(data: string, flags: readonly string[] = []): Promise<Served> {
  const { child, printed } = start(data, flags)
  const stop = () => {
    const ended = exitCode(child)
    child.kill('SIGTERM')
    return ended
  }
  try {
    return { url: await addressOf(child, printed), printed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Runs `jiuwen serve` where it is expected to end by itself; gives its exit code and what it printed. */
export async function serveInVain(data: string): Promise<{ code: number | null; printed: string }> {
  const { child, printed } = start(data)
  const code = await exitCode(child)
  return { code, printed: printed() }
}

function start(data: string, flags: readonly string[] = []) {
  const args = [JIUWEN, 'serve', '--data', data, '--port', '0', ...flags]
  const child = spawn(process.execPath, args, { cwd: ROOT })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk
    })
  return { child, printed: () => text }
}

function addressOf(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`No address within a minute:\n${printed()}`)), START_MS)
    child.stdout?.on('data', () => {
      const url = /http:\/\/localhost:\d+/.exec(printed())?.[0]
      if (!url) return
      clearTimeout(timer)
      done(url)
    })
    child.once('exit', () => {
      clearTimeout(timer)
      fail(new Error(`The server ended:\n${printed()}`))
    })
  })
}

/** Resolves when the process has ended; null where a signal ended it. */
function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((done) => child.once('exit', (code) => done(code)))
}
