/**
 * Who may import whom. Data flows one way: ingest writes the store, search reads it, the site shows it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Room -> rooms it may use. Rooms are the folders of lib (or a file there), and app. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  app: ['search', 'store', 'text', 'article'],
  cli: ['ingest', 'charset', 'search', 'store', 'server', 'article', 'errors'],
  // Originals are taken out of containers as ingestion does it.
  server: ['ingest', 'search', 'store', 'errors'],
  ingest: ['charset', 'store', 'text', 'article', 'errors'],
  search: ['store', 'text', 'article', 'errors'],
  store: ['article', 'errors'],
  charset: ['article'],
  article: [],
  text: [],
  errors: [],
  setup: [],
  // Measuring rooms and the browser tests look at everything from outside.
  eval: ['*'],
  bench: ['*'],
  e2e: ['*'],
}

/** Packages that only one room may import, so that each can be changed in one place. */
const PACKAGE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  'iconv-lite': ['charset'],
  cheerio: ['ingest'],
  warcio: ['ingest'],
  yauzl: ['ingest'],
  mailsplit: ['ingest'],
  minisearch: ['search'],
  next: ['app', 'server'],
  esbuild: ['server'],
  react: ['app'],
  commander: ['cli'],
  'cli-progress': ['cli'],
  playwright: ['setup', 'e2e'],
}

const isSource = (name: string) => /\.(ts|tsx|mjs)$/.test(name) && !/\.(test|bench)\.tsx?$/.test(name)

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'fixtures') yield* sources(path)
    } else if (isSource(entry.name)) yield path
  }
}

function roomOf(path: string): string {
  const [top, second = ''] = relative(ROOT, path).split('/')
  if (top === 'lib') return second.replace(/\.ts$/, '')
  return top ?? ''
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"\n]*?\bfrom\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

function importsOf(path: string): string[] {
  const code = readFileSync(path, 'utf8').replace(/(import|export)\s*(type\s*)?\{[^}]*\}/g, '$1 {}')
  return [...code.matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? m[3] ?? '')
}

const files = ['lib', 'app', 'e2e'].flatMap((top) => [...sources(join(ROOT, top))])

test('every room of lib has its line in the table', () => {
  const rooms = new Set(files.map(roomOf))
  expect([...rooms].filter((room) => !(room in MAY_USE) && room !== 'boundaries')).toEqual([])
})

test('no room imports a room that the table does not grant it', () => {
  const wrong: string[] = []
  for (const file of files) {
    const from = roomOf(file)
    const granted = MAY_USE[from] ?? []
    for (const spec of importsOf(file)) {
      const target = spec.startsWith('@/')
        ? join(ROOT, spec.slice(2))
        : spec.startsWith('.')
          ? resolve(dirname(file), spec)
          : null
      if (!target) continue
      const to = roomOf(target)
      if (to === from || to === 'package.json' || granted.includes('*') || granted.includes(to)) continue
      wrong.push(`${relative(ROOT, file)} imports ${spec}`)
    }
  }
  expect(wrong).toEqual([])
})

/** Folders of ingestion that work on a page, in order: each may use itself and those before it. */
const PAGE_STEPS = ['lines', 'extract', 'clean', 'metadata']

test('what reads a line knows nothing of pages, and no step of cleaning one that comes later', () => {
  const stepOf = (path: string): number => {
    const [top, room, folder] = relative(ROOT, path).split('/')
    return top === 'lib' && room === 'ingest' ? PAGE_STEPS.indexOf(folder ?? '') : -1
  }
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((spec) => stepOf(file) >= 0 && spec.startsWith('.'))
      .filter((spec) => stepOf(resolve(dirname(file), spec)) > stepOf(file))
      .map((spec) => `${relative(ROOT, file)} imports ${spec}`),
  )
  expect(wrong).toEqual([])
})

test('each package is imported by its own room alone', () => {
  const wrong: string[] = []
  for (const file of files) {
    const from = roomOf(file)
    if (from === 'bench' || from === 'eval') continue
    for (const spec of importsOf(file)) {
      const name = spec.startsWith('@') ? spec.split('/').slice(0, 2).join('/') : (spec.split('/')[0] ?? '')
      const rooms = PACKAGE_ROOMS[name]
      if (rooms && !rooms.includes(from)) wrong.push(`${relative(ROOT, file)} imports ${spec}`)
    }
  }
  expect(wrong).toEqual([])
})

test('lib never uses the @/ alias, so that plain Node and worker threads load it as it is', () => {
  const aliased = files
    .filter((file) => relative(ROOT, file).startsWith('lib/'))
    .filter((file) => importsOf(file).some((spec) => spec.startsWith('@/')))
  expect(aliased).toEqual([])
})
