/**
 * Containers are taken apart in a child process: a bomb, a parser's fault or an endless loop costs the child, and the
 * run goes on. One child serves a whole run; one that dies or falls silent is replaced.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { LIMITS } from '../limits.ts'
import type { WireRequest } from './container-child.ts'
import { type ContainerFormat, type ContainerPiece, FrameReader } from './frames.ts'

const CHILD = fileURLToPath(new URL('./container-child.mjs', import.meta.url))
/** Heap of the child. A record is at most 20 MB, so this is ample. */
const CHILD_HEAP_MB = 256

/** A container to read. */
export interface ContainerRequest {
  /** Absolute path as bytes. */
  readonly path: Buffer
  /** Real path of the folder or file it must lie in. */
  readonly root: string
  readonly format: ContainerFormat
  /** Number of the one document that is wanted; null for all. */
  readonly only: number | null
}

/** A running child. */
interface Helper {
  readonly process: ChildProcess
  readonly chunks: AsyncIterator<Buffer>
  readonly frames: FrameReader
}

/** Reads containers, one after the other. Close it when done. */
export class ContainerHost {
  private helper: Helper | null = null

  /**
   * The documents of a container, in its order, and what could not be read. Never throws on content: a child that
   * dies ends the reading with a refusal.
   */
  async *read(request: ContainerRequest): AsyncGenerator<ContainerPiece> {
    const helper = this.helper ?? this.start()
    const wire: WireRequest = { ...request, path: request.path.toString('hex') }
    helper.process.stdin?.write(`${JSON.stringify(wire)}\n`)
    for (;;) {
      const chunk = await nextChunk(helper)
      if (chunk === 'silent' || chunk === 'ended') {
        this.close()
        const code = chunk === 'silent' ? 'container-silent' : 'corrupt'
        yield { is: 'refusal', code, member: null, url: null, name: null }
        return
      }
      for (const piece of helper.frames.take(chunk)) {
        if (piece.is === 'end') return
        yield piece
      }
    }
  }

  /** Ends the child. A later {@link read} starts another. */
  close(): void {
    this.helper?.process.kill('SIGKILL')
    this.helper = null
  }

  private start(): Helper {
    const args = [`--max-old-space-size=${CHILD_HEAP_MB}`, CHILD]
    const child = spawn(process.execPath, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: childEnvironment(),
    })
    // A child that is gone is seen by the end of its output; writing to it must not throw.
    child.on('error', () => {})
    child.stdin.on('error', () => {})
    this.helper = { process: child, chunks: child.stdout[Symbol.asyncIterator](), frames: new FrameReader() }
    return this.helper
  }
}

/** Options meant for the parent, such as a small heap, are not for the child. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...environment } = process.env
  return environment
}

/** The child's next output, or why there is none. Only the child's silence counts, not our own slowness. */
async function nextChunk(helper: Helper): Promise<Buffer | 'silent' | 'ended'> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<'silent'>((resolve) => {
    timer = setTimeout(() => resolve('silent'), LIMITS.containerSilenceMs)
  })
  try {
    const next = await Promise.race([helper.chunks.next(), silence])
    if (next === 'silent') return next
    return next.done ? 'ended' : next.value
  } finally {
    clearTimeout(timer)
  }
}
