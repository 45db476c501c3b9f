/**
 * The set-up steps behind `npm start` and `npm test`: each looks whether its work is done, does it if not, and says so.
 *
 * Plain JavaScript on Node's own modules, because it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

const OLDEST_NODE = [20, 9]
const JIUWEN = join(ROOT, 'lib/cli/jiuwen.mjs')

/**
 * Runs one step and prints what it is and how long it took.
 *
 * @template T
 * @param {string} title - What is done, as a sentence for a person.
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  console.log(`\n▸ ${title}`)
  const start = performance.now()
  const result = await work()
  console.log(`  done in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

/**
 * Runs a program with its output shown; ends our process with its exit code if it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] - Replaces the environment.
 */
export function run(command, args, env = process.env) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env })
  if (result.error) fail(`${command} could not be started: ${result.error.message}`)
  if (result.status !== 0) fail(`"${[command, ...args].join(' ')}" failed (see above).`, result.status ?? 1)
}

/**
 * Runs a tool from node_modules under this Node.
 *
 * @param {string} script - Path below node_modules.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runTool(script, args, env) {
  run(process.execPath, [join(ROOT, 'node_modules', script), ...args], env)
}

/**
 * @param {string} message
 * @param {number} [code]
 * @returns {never}
 */
export function fail(message, code = 1) {
  console.error(`\n✗ ${message}`)
  process.exit(code)
}

/** The environment without NODE_ENV: every tool sets the one it needs, whatever the caller's shell says. */
export function neutralEnv() {
  const { NODE_ENV: _, ...env } = process.env
  return /** @type {NodeJS.ProcessEnv} */ (env)
}

/** Ends with a plain sentence where Node is too old to run anything here. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantMajor = 0, wantMinor = 0] = OLDEST_NODE
  if (major < wantMajor || (major === wantMajor && minor < wantMinor))
    fail(
      `Node ${process.versions.node} is too old: Jiuwen needs ${OLDEST_NODE.join('.')} or later (https://nodejs.org).`,
    )
}

/** Installs the packages of the lock file, development ones too, unless this very lock file is installed already. */
export async function ensureInstalled() {
  const stampFile = join(ROOT, 'node_modules/.jiuwen-install')
  const stamp = digest(
    [join(ROOT, 'package-lock.json')],
    `${process.versions.modules} ${process.platform} ${process.arch}`,
  )
  if (readIfThere(stampFile) === stamp) return
  await step('Installing packages (npm ci)', () => {
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    // npm tells its scripts where it lives; started by hand, the one on the PATH serves.
    const npm = process.env.npm_execpath
    if (npm?.endsWith('.js')) run(process.execPath, [npm, ...args])
    else run('npm', args)
    writeFileSync(stampFile, stamp)
  })
}

/** Ingests archive/ and builds the index. Both commands do nothing where nothing changed. */
export async function ensureIndexed() {
  await step('Reading archive/ (jiuwen ingest)', () => run(process.execPath, [JIUWEN, 'ingest']))
  await step('Building the search index (jiuwen index)', () =>
    run(process.execPath, [JIUWEN, 'index', '--if-stale']),
  )
}

/** Builds the site for production unless these very sources are built already. */
export async function ensureBuilt() {
  const stampFile = join(ROOT, '.next/jiuwen-build')
  const stamp = digest(
    [
      ...filesBelow(join(ROOT, 'app')),
      ...filesBelow(join(ROOT, 'lib')),
      ...['next.config.js', 'package-lock.json', 'tsconfig.json'].map((name) => join(ROOT, name)),
    ],
    process.versions.modules,
  )
  if (readIfThere(stampFile) === stamp) return
  await step('Building the site (next build)', () => {
    runTool('next/dist/bin/next', ['build'], {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    })
    writeFileSync(stampFile, stamp)
  })
}

/**
 * SHA-256 over names and contents, so that a moved checkout keeps its stamps.
 *
 * @param {readonly string[]} files - Absolute paths, in a fixed order.
 * @param {string} salt
 */
function digest(files, salt) {
  const hash = createHash('sha256').update(salt)
  for (const file of files) hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/**
 * Source files below a folder in a fixed order. Tests and fixtures do not reach the site.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory())
        return ['fixtures', 'node_modules'].includes(entry.name) ? [] : filesBelow(path)
      return entry.isFile() && !entry.name.endsWith('.test.ts') ? [path] : []
    })
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
