/**
 * The engines that we compare with: native packages that nothing else needs, with a lock of their own.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Installs them where they are not installed yet. */
export function installAnchors(): void {
  const folder = fileURLToPath(new URL('./anchors/', import.meta.url))
  if (existsSync(join(folder, 'node_modules', 'better-sqlite3'))) return
  process.stderr.write('installing what we compare with (about a minute)…\n')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
