/**
 * The server as plain scripts: made with the site, and what `jiuwen serve` runs as long as its sources are the same.
 *
 * Running it from the TypeScript sources means a translator in every thread, itself with a thread of its own: 80 MB
 * in all and a second of processor time before anything is served. `next build` calls {@link buildServer}; errors show
 * where they happened in the sources under `node --enable-source-maps`.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Two folders below the checkout, as the sources are: what they name beside themselves is found from here too. The
 * thread's script takes the place of the one that starts it on the sources.
 */
const FOLDER = '.next/jiuwen'
const SCRIPTS = { serve: 'lib/cli/main-built.ts', 'aside-worker': 'lib/server/aside-worker.ts' }
/** Which sources the scripts were made of, with their SHA-256. */
const SOURCES = 'sources.json'

/**
 * Builds the scripts into the checkout's `.next`.
 *
 * @param {string} root - The checkout.
 */
export async function buildServer(root) {
  const { build } = await import('esbuild')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: SCRIPTS,
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.9',
    charset: 'utf8',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  })
  const sources = Object.keys(metafile.inputs).sort()
  const digests = Object.fromEntries(sources.map((name) => [name, digestOf(join(root, name))]))
  writeFileSync(join(root, FOLDER, SOURCES), JSON.stringify(digests, null, 1))
}

/**
 * Where the built command is, to be imported.
 *
 * @param {string} root - The checkout.
 * @returns {string | null} Null where it was not built, or a source is another by now.
 */
export function builtServer(root) {
  const list = join(root, FOLDER, SOURCES)
  if (!existsSync(list)) return null
  const digests = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(list, 'utf8')))
  const isSame = Object.entries(digests).every(([name, digest]) => digestOf(join(root, name)) === digest)
  return isSame ? pathToFileURL(join(root, FOLDER, 'serve.mjs')).href : null
}

/** @param {string} file - A file that is gone has no digest. */
function digestOf(file) {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : ''
}
