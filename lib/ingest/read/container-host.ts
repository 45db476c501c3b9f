/**
 * Containers are taken apart in a child process: a bomb, a parser's fault or an endless loop costs the child, and the
 * run goes on. This side starts the child, reads its frames one by one, and gives up on one that falls silent.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { LIMITS } from '../run/limits.ts'
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
}

/**
 * The documents of a container, in its order, and what could not be read. Never throws on content: a child that dies
 * ends the reading with a refusal.
 */
export async function* readContainer(request: ContainerRequest): AsyncGenerator<ContainerPiece> {
  const args = [
    `--max-old-space-size=${CHILD_HEAP_MB}`,
    CHILD,
    request.format,
    request.path.toString('hex'),
    request.root,
  ]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: childEnvironment(),
  })
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve())
    child.on('error', () => resolve())
  })
  const silence = { fell: false }
  let complete = false
  try {
    for await (const piece of framesOf(child, silence)) {
      if (piece.is === 'end') complete = true
      else yield piece
    }
    await ended
    if (!complete) yield refusal(silence.fell ? 'container-silent' : 'corrupt')
  } finally {
    child.kill('SIGKILL')
  }
}

/** Options meant for the parent, such as a small heap, are not for the child. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...environment } = process.env
  return environment
}

async function* framesOf(
  child: ChildProcessByStdio<null, Readable, null>,
  silence: { fell: boolean },
): AsyncGenerator<ContainerPiece | { readonly is: 'end' }> {
  const reader = new FrameReader()
  let timer: NodeJS.Timeout | undefined
  const rewind = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      silence.fell = true
      child.kill('SIGKILL')
    }, LIMITS.containerSilenceMs)
  }
  try {
    rewind()
    for await (const chunk of child.stdout) {
      clearTimeout(timer)
      // The consumer may take its time; only the child's silence counts.
      for (const piece of reader.take(chunk)) yield piece
      rewind()
    }
  } finally {
    clearTimeout(timer)
  }
}

function refusal(code: 'corrupt' | 'container-silent'): ContainerPiece {
  return { is: 'refusal', code, member: null, url: null, name: null }
}
