/**
 * The single documents below some paths, as bytes with their hints: what `jiuwen decode` looks at. The same walk, the
 * same refusals and the same settings as an ingest; containers and records hold many documents and are left out.
 */
import { LIMITS } from '../limits.ts'
import { archiveOf, settingsOf } from './archive.ts'
import { contentTypeOf } from './http-headers.ts'
import { readPlainFile } from './plain-file.ts'
import { REFUSALS } from './refusals.ts'
import { openRoots, walk } from './walk.ts'

/** One document's bytes and what is known of its charset from outside, or why it was not read. */
export type ReadDocument =
  | {
      readonly file: string
      readonly bytes: Uint8Array
      /** From `NAME.headers` beside it. */
      readonly contentType: string | null
      /** Charset that `sources.json` names for its outlet. */
      readonly override: string | null
    }
  | { readonly file: string; readonly refusal: string }

const MANY = '这是装有多份文档的容器或记录文件；decode 只看单份文档，请用 extract。'

/**
 * Reads the documents below `paths` one after the other.
 *
 * @throws ArchiveError for a missing path or broken settings.
 */
export function* readDocuments(paths: readonly string[]): Generator<ReadDocument> {
  const roots = openRoots(paths)
  const archives = roots.map(archiveOf)
  for (const found of walk(roots)) {
    if (found.found === 'skipped') continue
    const { file } = found
    if (found.found === 'refused') {
      yield { file, refusal: REFUSALS[found.code] }
      continue
    }
    if (found.format.read !== 'page') {
      yield { file, refusal: MANY }
      continue
    }
    const root = roots[found.root]?.path ?? ''
    const read = readPlainFile(found.path, root, LIMITS.documentBytes)
    if ('code' in read) {
      yield { file, refusal: REFUSALS[read.code] }
      continue
    }
    const override = settingsOf(archives[found.root] ?? null, found.path)?.charset ?? null
    yield {
      file,
      bytes: read.bytes,
      contentType: found.headers ? typeBeside(found.headers, root) : null,
      override,
    }
  }
}

function typeBeside(path: Buffer, root: string): string | null {
  const read = readPlainFile(path, root, LIMITS.headerFileBytes)
  return 'bytes' in read ? contentTypeOf(read.bytes.toString('latin1')) : null
}
