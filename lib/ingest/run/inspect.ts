/**
 * What every step did to one document, for `jiuwen inspect`.
 */
import { type Trace, traceDocument } from '../pipeline.ts'
import { archiveOf, settingsOf } from '../read/archive.ts'
import { ContainerHost, type ContainerRequest } from '../read/container-host.ts'
import { REFUSALS } from '../read/refusals.ts'
import { openRoots, walk } from '../read/walk.ts'
import type { Task } from './messages.ts'
import { pipelineVersion } from './version.ts'
import { prepare } from './work.ts'

/** A document with its trace, or why it was never given to the pipeline. */
export type Inspection =
  | {
      readonly file: string
      /** Its name inside a ZIP, else null. */
      readonly member: string | null
      readonly bytes: number
      readonly sha256: string
      readonly url: string | null
      readonly trace: Trace
    }
  | { readonly file: string; readonly refusal: string }

/** Documents of a container that are inspected at most; a person reads them. */
const MEMBERS_MAX = 20

/**
 * Inspects a file: one document, or the first documents of a container.
 *
 * @throws ArchiveError where there is no such file.
 */
export async function* inspectFile(path: string): AsyncGenerator<Inspection> {
  const version = pipelineVersion(new Map())
  const roots = openRoots([path])
  for (const found of walk(roots)) {
    const root = found.found === 'file' ? roots[found.root] : undefined
    if (found.found === 'refused') yield { file: found.file, refusal: REFUSALS[found.code] }
    if (found.found !== 'file' || !root) continue
    const base = {
      task: 0,
      file: found.file,
      settings: settingsOf(archiveOf(root), found.path),
      known: null,
    }
    const { format } = found
    if (format.read === 'jsonl')
      yield { file: found.file, refusal: '这是逐行的记录文件，字段直接成为文章；请用 extract 查看。' }
    else if (format.read === 'warc' || format.read === 'zip')
      yield* inspectMembers(
        { path: found.path, root: root.path, format: format.read, only: null },
        base,
        version,
      )
    else
      yield await inspectTask(
        {
          ...base,
          from: 'file',
          path: found.path.toString('latin1'),
          root: root.path,
          kind: format.read === 'page' ? format.kind : 'html',
          mhtml: format.read === 'mhtml',
          headers: found.headers?.toString('latin1') ?? null,
        },
        null,
        version,
      )
  }
}

async function* inspectMembers(
  request: ContainerRequest,
  base: Pick<Task, 'task' | 'file' | 'settings' | 'known'>,
  version: string,
): AsyncGenerator<Inspection> {
  const host = new ContainerHost()
  let seen = 0
  try {
    for await (const piece of host.read(request)) {
      if (piece.is === 'refusal')
        yield { file: piece.url ?? piece.name ?? base.file, refusal: REFUSALS[piece.code] }
      if (piece.is !== 'document') continue
      const { bytes, kind, url, name, contentType, capturedAt } = piece
      const task: Task = { ...base, from: 'bytes', bytes, kind, url, contentType, capturedAt }
      yield await inspectTask(task, name, version)
      if (++seen >= MEMBERS_MAX) return
    }
  } finally {
    host.close()
  }
}

async function inspectTask(task: Task, member: string | null, version: string): Promise<Inspection> {
  const ready = await prepare(task, version)
  if ('did' in ready) {
    return { file: task.file, refusal: ready.did === 'refuse' ? REFUSALS[ready.code] : '没有变化。' }
  }
  const { raw, bytes } = ready
  const { file, sha256, url } = raw
  return { file, member, bytes, sha256, url, trace: traceDocument(raw, task.settings) }
}
