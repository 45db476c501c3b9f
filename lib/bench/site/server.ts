/**
 * The production server as a process of its own, with what the system says of its time and memory.
 *
 * Time and memory come from `/proc`, so this part of the benchmark runs on Linux alone.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..')
/** The command line of the checkout. */
export const JIUWEN = join(ROOT, 'lib/cli/jiuwen.mjs')

/** A server at work. */
export interface BenchServer {
  readonly port: number
  /** Milliseconds of processor time so far, of all its threads. The system counts in ticks of ten. */
  cpuMs(): number
  /** Resident memory in MB of the process and its children. */
  memoryMb(): number
  /** Asks it to end and waits for that; may be called again. */
  stop(): Promise<void>
}

const START_MS = 120_000
const MS_PER_TICK = 10
const BYTES_PER_MB = 1e6

/**
 * Starts `jiuwen serve` on a free port, as `npm start` does.
 *
 * @param root - Checkout or built copy of it to serve from.
 * @param data - Data folder.
 * @throws Error with what it printed, where it ends or is silent for two minutes.
 */
export async function startBenchServer(root: string, data: string): Promise<BenchServer> {
  if (!existsSync('/proc/self/stat')) throw new Error('The site benchmark reads /proc: it needs Linux.')
  const args = [...startFlags(root), join(root, 'lib/cli/jiuwen.mjs'), 'serve', '--data', data, '--port', '0']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  // A benchmark that is ended early must not leave a server behind.
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const port = await portOf(child)
  const pid = child.pid ?? 0
  return {
    port,
    cpuMs: () => cpuMsOf(pid),
    memoryMb: () => [pid, ...childrenOf(pid)].reduce((sum, one) => sum + memoryMbOf(one), 0),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      process.off('exit', end)
    },
  }
}

/** What `npm start` tells the engine of the language. */
function startFlags(root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string }
  }
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    let printed = ''
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(new Error(`The server did not start:\n${printed}`))
    }, START_MS)
    const look = (chunk: Buffer) => {
      // Kept short: a server that logs for hours must not fill our memory.
      printed = (printed + chunk.toString()).slice(-10_000)
      const port = /http:\/\/localhost:(\d+)/.exec(printed)?.[1]
      if (!port) return
      clearTimeout(timer)
      done(Number(port))
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('exit', () => {
      clearTimeout(timer)
      fail(new Error(`The server ended:\n${printed}`))
    })
  })
}

/** User and system time, fields 14 and 15 of proc_pid_stat(5); the name before them may hold anything. */
function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
}

function memoryMbOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kilobytes ?? 0) * 1024) / BYTES_PER_MB
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}
