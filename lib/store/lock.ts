/**
 * One worker at a time on a data folder. The lock dies with its owner: a killed process leaves nothing in the way.
 *
 * Every contender first writes a claim under a name that only it can have, then looks who else has one. Claims of
 * processes that no longer run are swept away; if another living claim is there, ours is withdrawn. Two that meet
 * withdraw both and try again after different waits. No claim is ever taken over, so no two can hold it.
 */
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { ArchiveError, type ErrorCode } from '../errors.ts'
import { asUnwritable, isCode, makeFolder, writeFully } from './atomic.ts'

/** Claims from another machine on a shared disk count as dead when not renewed for this long. */
const FOREIGN_STALE_MS = 60_000
const RENEW_MS = 15_000
const TRIES = 4

let claimsMade = 0

/** A held lock. */
export interface Lock {
  /** Gives the lock back. May be called more than once. */
  release(): void
}

/**
 * Takes the lock `name` of a data folder, or refuses.
 *
 * @param dataDir - Made if missing.
 * @param name - What is locked, such as `ingest`.
 * @param busy - Code of the error that a second contender gets.
 * @throws ArchiveError `busy` when another process holds it; `store-unwritable` when the claim cannot be written.
 */
export async function takeLock(dataDir: string, name: string, busy: ErrorCode = 'store-busy'): Promise<Lock> {
  const prefix = `${name}.lock.`
  const claim = `${prefix}${process.pid}.${startOf(process.pid) ?? 0}.${claimsMade++}`
  for (let attempt = 0; ; attempt++) {
    const path = writeClaim(dataDir, claim)
    const other = livingRival(dataDir, prefix, claim)
    if (other === null) return held(path)
    rmSync(path, { force: true })
    if (attempt >= TRIES) {
      throw new ArchiveError(busy, `process ${other} is at work on this folder`, { file: dataDir })
    }
    await new Promise((resolve) => setTimeout(resolve, 20 + ((process.pid * 37 + attempt * 101) % 180)))
  }
}

function writeClaim(dataDir: string, claim: string): string {
  const path = join(dataDir, claim)
  try {
    makeFolder(dataDir)
    const fd = openSync(path, 'w')
    try {
      writeFully(fd, Buffer.from(`${hostname()}\n`))
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    if (existsSync(path)) rmSync(path)
    throw asUnwritable(error, dataDir)
  }
  return path
}

/** Process id of another living claim's owner, or null. Sweeps dead claims. */
function livingRival(dataDir: string, prefix: string, own: string): string | null {
  for (const entry of readdirSync(dataDir)) {
    if (!entry.startsWith(prefix) || entry === own) continue
    const path = join(dataDir, entry)
    const [pid = '', start = ''] = entry.slice(prefix.length).split('.')
    if (isAlive(path, Number(pid), start)) return pid
    rmSync(path, { force: true })
  }
  return null
}

function isAlive(path: string, pid: number, start: string): boolean {
  try {
    const owner = readFileSync(path, 'utf8').trim()
    // An empty claim is being written just now, or its owner met a full disk: judged by its process all the same.
    if (owner !== '' && owner !== hostname()) return Date.now() - statSync(path).mtimeMs < FOREIGN_STALE_MS
    process.kill(pid, 0)
    const now = startOf(pid)
    return now === null || start === '0' || now === start
  } catch (error) {
    if (isCode(error, 'EPERM')) return true
    if (isCode(error, 'ESRCH', 'ENOENT')) return false
    throw error
  }
}

/** When a process began, in the kernel's ticks: tells a reused process id from the old owner. Null off Linux. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A killed process whose parent has not yet asked for it is still listed, but holds nothing.
    return fields[0] === 'Z' ? 'dead' : (fields[19] ?? null)
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'ENOTDIR')) return null
    throw error
  }
}

function held(path: string): Lock {
  const renew = setInterval(() => {
    const now = new Date()
    try {
      utimesSync(path, now, now)
    } catch (error) {
      if (!isCode(error, 'ENOENT', 'EROFS', 'EPERM', 'EACCES')) throw error
    }
  }, RENEW_MS)
  renew.unref()
  return {
    release: () => {
      clearInterval(renew)
      rmSync(path, { force: true })
    },
  }
}
