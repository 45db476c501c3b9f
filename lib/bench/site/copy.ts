/**
 * A built copy of the site with two routes more: an empty dynamic page and an empty route handler. What they cost is
 * the framework's own price in this very build, below the same frame and behind the same server in front.
 *
 * The copy lies in the checkout's own git-ignored data folder, where the bundler finds the packages of the checkout.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from './server.ts'

/** Addresses of the two added routes. */
export const EMPTY_PAGE = '/bench-empty'
export const EMPTY_HANDLER = '/api/bench-empty'

const COPY = join(ROOT, '.data/bench-site')
const BARE = join(ROOT, '.data/bench-bare')

const PAGE = 'export default function Empty() {\n  return <main id="main" />\n}\n'
const HANDLER = 'export function GET(): Response {\n  return Response.json({})\n}\n'

/**
 * Settings of a copy two folders below the checkout, whose packages it uses.
 *
 * @param overrides - Settings that are others than the checkout's, as they stand in a script.
 */
const settings = (overrides = '') => `import { fileURLToPath } from 'node:url'
import settings from '../../next.config.js'
const root = fileURLToPath(new URL('../../', import.meta.url))
export default { ...settings, turbopack: { ...settings.turbopack, root }, ${overrides} }
`
/** The bare page has no server of ours to be built with it. */
const NO_SERVER = 'compiler: {}'

/** Builds the copy; gives its folder. */
export function buildCopy(): string {
  rmSync(COPY, { recursive: true, force: true })
  for (const name of ['app', 'lib', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, name), join(COPY, name), { recursive: true, filter: isWanted })
  write(COPY, `app${EMPTY_PAGE}/page.tsx`, PAGE)
  write(COPY, `app${EMPTY_HANDLER}/route.ts`, HANDLER)
  build(COPY, settings())
  return COPY
}

/** Compressed bytes of script that a bare page with one `<Link>` sends: the framework's own. */
export function bareScriptBytes(): number {
  rmSync(BARE, { recursive: true, force: true })
  try {
    for (const name of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, name), join(BARE, name))
    write(BARE, 'app/layout.tsx', LAYOUT)
    write(BARE, 'app/page.tsx', LINK_PAGE)
    build(BARE, settings(NO_SERVER))
    const html = readFileSync(join(BARE, '.next/server/app/index.html'), 'utf8')
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)]
      .map(([tag]) => tag)
      // Only browsers without modules fetch these.
      .filter((tag) => !/\bnomodule\b/i.test(tag))
      .map((tag) => /\bsrc="\/_next\/([^"?]+)/.exec(tag)?.[1])
      .filter((path) => path !== undefined)
    return [...new Set(scripts)].reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(BARE, '.next', path))).length,
      0,
    )
  } finally {
    rmSync(BARE, { recursive: true, force: true })
  }
}

const LAYOUT = `import type { ReactNode } from 'react'
export default function Layout({ children }: { readonly children: ReactNode }) {
  return <html lang="zh-Hans"><body>{children}</body></html>
}
`
const LINK_PAGE = `import Link from 'next/link'
export default function Page() {
  return <Link href="/">旧闻</Link>
}
`

/** Takes the copy away. */
export function removeCopy(): void {
  rmSync(COPY, { recursive: true, force: true })
}

function isWanted(path: string): boolean {
  return !/\/(?:node_modules|fixtures)$|\.test\.tsx?$/.test(path)
}

function write(folder: string, name: string, text: string): void {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
}

function build(folder: string, config: string): void {
  write(folder, 'next.config.js', config)
  execFileSync(process.execPath, [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
