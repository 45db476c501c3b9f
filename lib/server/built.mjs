/**
 * The server as plain scripts: made with the site, and what `jiuwen serve` runs as long as its sources are the same.
 *
 * Running it from the TypeScript sources means a translator in every thread, itself with a thread of its own: 80 MB
 * in all and a second of processor time before anything is served. `next build` calls {@link buildServer}; errors show
 * where they happened in the sources under `node --enable-source-maps`.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Two folders below the checkout, as the sources that name files of the checkout are. */
const FOLDER = '.next/jiuwen'
/** The command, and what it starts beside itself: these take the place of the scripts that start them on the sources. */
const SCRIPTS = {
  serve: 'lib/cli/main-built.ts',
  'aside-worker': 'lib/server/aside-worker.ts',
  'container-child': 'lib/ingest/read/container-child.ts',
}
/** A file that a source names beside itself. */
const NEIGHBOUR = /new URL\(["']\.\/([^"']+)["'], import\.meta\.url\)/g
/** Which sources the scripts were made of, with their SHA-256. */
const SOURCES = 'sources.json'

/**
 * Builds the scripts into the checkout's `.next`.
 *
 * @param {string} root - The checkout.
 * @throws Error where a source does not parse, or names a file beside itself that is not built.
 */
export async function buildServer(root) {
  const { build } = await import('esbuild')
  rmSync(join(root, FOLDER), { recursive: true, force: true })
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
  for (const output of Object.keys(metafile.outputs)) checkNeighbours(join(root, output))
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

/** @param {string} script */
function checkNeighbours(script) {
  for (const [, name = ''] of readFileSync(script, 'utf8').matchAll(NEIGHBOUR))
    if (!existsSync(join(dirname(script), name)))
      throw new Error(`${name} belongs to the scripts of the server`)
}

/** @param {string} file - A file that is gone has no digest. */
function digestOf(file) {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : ''
}
