/**
 * Finds a Chromium for the browser tests, or installs one.
 *
 * The order is from what the person chose to what needs rights: CHROMIUM_PATH, Playwright's own browser, the
 * system's, Playwright's download, Debian's package. A browser counts only when it starts: a file that is there
 * may lack its libraries.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fail, ROOT, run, step } from './steps.mjs'

/** Where downloads are blocked, some proxies never answer. */
const DOWNLOAD_MS = 240_000

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * Makes sure that there is a browser.
 *
 * @returns {Promise<string>} Path of the executable for CHROMIUM_PATH; empty where Playwright's own serves.
 */
export async function ensureBrowser() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (await starts(chosen)) return chosen
    fail(`CHROMIUM_PATH names ${chosen}, which does not start. Correct it or unset it.`)
  }
  const found = await findBrowser()
  if (found !== null) return found
  return step('Installing a browser for the tests', installBrowser)
}

async function installBrowser() {
  const result = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/playwright/cli.js'), 'install', 'chromium'],
    { stdio: 'inherit', timeout: DOWNLOAD_MS },
  )
  if (result.status === 0 && (await starts(''))) return ''
  console.log('  Playwright could not download a browser that starts here.')
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq']
    run('apt-get', [...wait, 'update'])
    run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
    })
    const found = await findBrowser()
    if (found !== null) return found
  }
  return fail(
    'No browser could be installed. Install Chromium and name it: CHROMIUM_PATH=/path/to/chromium npm test',
  )
}

/** @returns {Promise<string | null>} */
async function findBrowser() {
  if (await starts('')) return ''
  for (const name of SYSTEM_NAMES) {
    const path = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (path && (await starts(path))) return path
  }
  return null
}

/**
 * Whether a browser really starts.
 *
 * @param {string} executablePath - Empty for Playwright's own.
 */
async function starts(executablePath) {
  const { chromium } = await import('playwright')
  try {
    const browser = await chromium.launch(executablePath ? { executablePath } : {})
    await browser.close()
    return true
  } catch {
    // Every reason why it does not start means the same here: try the next one.
    return false
  }
}
