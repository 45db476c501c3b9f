/**
 * One document taken out of its container again, for a reader who asks to see it as it was received.
 *
 * A container can only be read from its beginning, so a document far inside a large one takes seconds; the reading
 * is given up when it takes longer than a reader waits. What comes out must hash to what was ingested.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { OriginalMember } from '../../store/index.ts'
import { ContainerHost, type ContainerRequest } from './container-host.ts'
import { formatOf } from './formats.ts'
import { readJsonl } from './jsonl.ts'

/** A reader waits so long, in milliseconds. */
const PATIENCE_MS = 10_000

/**
 * Reads a document of a ZIP, WACZ, WARC or compressed JSONL file.
 *
 * @param at - From the store.
 * @returns Null where the container has changed, cannot be read, or takes too long.
 */
export async function readMember(at: OriginalMember, patienceMs = PATIENCE_MS): Promise<Buffer | null> {
  const { read } = formatOf(basename(at.path.toString()))
  const found =
    read === 'zip' || read === 'warc'
      ? await memberOf({ path: at.path, root: at.root, format: read, only: at.member }, patienceMs)
      : await lineOf(at, patienceMs)
  return found && createHash('sha256').update(found).digest('hex') === at.sha256 ? found : null
}

async function memberOf(request: ContainerRequest, patienceMs: number): Promise<Buffer | null> {
  const host = new ContainerHost()
  // A reading whose child is gone ends by itself.
  const timer = setTimeout(() => host.close(), patienceMs)
  try {
    for await (const piece of host.read(request)) if (piece.is === 'document') return piece.bytes
    return null
  } finally {
    clearTimeout(timer)
    host.close()
  }
}

async function lineOf(at: OriginalMember, patienceMs: number): Promise<Buffer | null> {
  const latest = performance.now() + patienceMs
  for await (const piece of readJsonl(at.path, at.root)) {
    if (piece.line === at.member) return 'bytes' in piece ? piece.bytes : null
    if (performance.now() > latest) return null
  }
  return null
}
