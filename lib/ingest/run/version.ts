/**
 * What an outcome depends on beside the document: the pipeline's version and its very sources.
 *
 * The command line always runs the current sources, so a rule changed a minute ago must not be hidden by work kept
 * from before. The digest of the sources makes forgetting to raise PIPELINE_VERSION harmless.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SourceSettings } from '../../article.ts'
import type { OutletNames } from './outlets.ts'

const LIB = fileURLToPath(new URL('../..', import.meta.url))
const ROOMS = ['charset', 'text', 'ingest', 'article.ts', 'store']

/**
 * Version and digest of the sources that shape an article; the same in every process of one checkout.
 *
 * @param outlets - Names of outlets, which any page may use.
 */
export function pipelineVersion(outlets: OutletNames): string {
  const hash = createHash('sha256').update(JSON.stringify([...outlets]))
  for (const room of ROOMS) hashSources(join(LIB, room), hash)
  // Read, not imported: the pipeline brings the HTML parser, which an unchanged archive never needs.
  const source = readFileSync(join(LIB, 'ingest/pipeline.ts'), 'utf8')
  const version = /PIPELINE_VERSION = '([^']+)'/.exec(source)?.[1] ?? '0'
  return `${version}+${hash.digest('hex').slice(0, 12)}`
}

function hashSources(path: string, hash: ReturnType<typeof createHash>): void {
  if (/\.(?:ts|mjs)$/.test(path)) {
    hash.update(readFileSync(path))
    return
  }
  const entries = readdirSync(path, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const isCode = /\.(?:ts|mjs)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name)
    if ((entry.isDirectory() && entry.name !== 'fixtures') || isCode)
      hashSources(join(path, entry.name), hash)
  }
}

/** Everything outside the bytes that shapes one document's outcome. */
export interface KeyParts {
  readonly version: string
  readonly settings: SourceSettings | null
  readonly kind: string
  readonly url: string | null
  readonly contentType: string | null
  readonly capturedAt: string | null
}

/** A short digest of {@link KeyParts}: equal keys and equal bytes give equal outcomes. */
export function outcomeKey(parts: KeyParts): string {
  const { version, settings, kind, url, contentType, capturedAt } = parts
  const text = JSON.stringify([version, settings, kind, url, contentType, capturedAt])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
