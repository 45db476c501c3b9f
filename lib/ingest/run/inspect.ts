/**
 * What every step did to one document, for `jiuwen inspect`.
 */
import { type Trace, traceDocument } from '../pipeline.ts'
import { archiveOf, settingsOf } from '../read/archive.ts'
import { ContainerHost } from '../read/container-host.ts'
import { REFUSALS } from '../read/refusals.ts'
import { openRoots, walk } from '../read/walk.ts'
import type { Task } from './messages.ts'
import { pipelineVersion } from './version.ts'
import { prepare } from './work.ts'

/** A document with its trace, or why it was never given to the pipeline. */
export type Inspection =
  | {
      readonly file: string
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
  const roots = openRoots([path])
  const version = pipelineVersion(new Map())
  for (const found of walk(roots)) {
    if (found.found === 'skipped') continue
    if (found.found === 'refused') {
      yield { file: found.file, refusal: REFUSALS[found.code] }
      continue
    }
    const root = roots[found.root]
    if (!root) continue
    const settings = settingsOf(archiveOf(root), found.path)
    const base = { task: 0, file: found.file, settings, known: null }
    const { read } = found.format
    if (read === 'page' || read === 'mhtml') {
      const kind = found.format.read === 'page' ? found.format.kind : 'html'
      const headers = found.headers?.toString('latin1') ?? null
      const path = found.path.toString('latin1')
      yield await inspectTask(
        { ...base, from: 'file', path, root: root.path, kind, mhtml: read === 'mhtml', headers },
        version,
      )
      continue
    }
    if (read === 'jsonl') {
      yield { file: found.file, refusal: '这是逐行的记录文件，字段直接成为文章；请用 extract 查看。' }
      continue
    }
    const host = new ContainerHost()
    let seen = 0
    try {
      for await (const piece of host.read({ path: found.path, root: root.path, format: read })) {
        if (piece.is === 'refusal')
          yield { file: piece.url ?? piece.name ?? found.file, refusal: REFUSALS[piece.code] }
        if (piece.is !== 'document') continue
        const { bytes, kind, url, contentType, capturedAt } = piece
        yield await inspectTask(
          { ...base, from: 'bytes', bytes, kind, url, contentType, capturedAt },
          version,
        )
        if (++seen >= MEMBERS_MAX) break
      }
    } finally {
      host.close()
    }
  }
}

async function inspectTask(task: Task, version: string): Promise<Inspection> {
  const ready = await prepare(task, version)
  if ('did' in ready) {
    return { file: task.file, refusal: ready.did === 'refuse' ? REFUSALS[ready.code] : '没有变化。' }
  }
  const { raw, bytes } = ready
  const { file, sha256, url } = raw
  return { file, bytes, sha256, url, trace: traceDocument(raw, task.settings) }
}
