/**
 * What a browser sees: how soon the largest part of a page is painted, what moves after that, and how much script comes.
 */
import { type Browser, chromium, type Page } from 'playwright'
import { ensureBrowser } from '../../setup/browser.mjs'
import { EMPTY_PAGE } from './copy.ts'
import { type SiteRow, share } from './rows.ts'
import type { Visits } from './visits.ts'

const LOADS = 5
const KB = 1000

/** Quiet time after loading in which a page may still move or fetch scripts. */
const SETTLE_MS = 700

/** Until a new window is at rest. */
const OPENING_MS = 500

/** As text, because the loader that compiles us adds names that a page does not know. */
const PAINT = `new Promise((done) => {
  let painted = 0
  let moved = 0
  new PerformanceObserver((list) => { for (const one of list.getEntries()) painted = one.startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) moved += one.value })
    .observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => done({ painted, moved }), ${SETTLE_MS})
})`

interface Loaded {
  readonly painted: number
  readonly moved: number
  readonly scriptBytes: number
}

/**
 * Rows on painting and scripts.
 *
 * @param bareBytes - Script that a bare page of the framework sends; what is above it is ours.
 */
export async function measureInBrowser(port: number, visits: Visits, bareBytes: number): Promise<SiteRow[]> {
  const kinds = {
    home: '/',
    search: visits.search[0] ?? '/search',
    'search, 100 a page': `${visits.search[0]}&size=100`,
    article: visits.articles[0] ?? '/',
    'article with hits': `${visits.articles[0]}?q=${encodeURIComponent('的')}&at=1`,
    sources: '/sources',
    days: '/browse',
    help: '/help',
    about: '/about',
  }
  const executablePath = await ensureBrowser()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    // Chromium's own sandbox does not start for the superuser, as in containers.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const origin = `http://127.0.0.1:${port}`
    await load(browser, origin + EMPTY_PAGE)
    const rows: SiteRow[] = []
    let mostScript = 0
    for (const [kind, path] of Object.entries(kinds)) {
      const loads: Loaded[] = []
      for (let n = 0; n < LOADS; n++) loads.push(await load(browser, origin + path))
      mostScript = Math.max(mostScript, ...loads.map(({ scriptBytes }) => scriptBytes))
      rows.push(...paintRows(kind, loads))
    }
    return [
      ...rows,
      { name: 'script on the page with most of it, gzip', value: mostScript / KB, unit: 'KB', goal: 165 },
      {
        name: 'of it ours',
        value: (mostScript - bareBytes) / KB,
        unit: 'KB',
        goal: 25,
        note: `a bare page with a link has ${(bareBytes / KB).toFixed(0)} KB`,
      },
    ]
  } finally {
    await browser.close()
  }
}

function paintRows(kind: string, loads: readonly Loaded[]): SiteRow[] {
  const painted = loads.map((one) => one.painted)
  const moved = Math.max(...loads.map((one) => one.moved))
  const script = Math.max(...loads.map((one) => one.scriptBytes))
  return [
    {
      name: `${kind}: largest paint, median of ${LOADS}`,
      value: share(painted, 0.5),
      unit: 'ms',
      goal: 400,
      note: `quickest ${Math.min(...painted).toFixed(0)} ms; ${(script / KB).toFixed(1)} KB of script`,
    },
    { name: `${kind}: layout shift`, value: moved, unit: '', goal: 0.02 },
  ]
}

/** One first visit: nothing is cached. */
async function load(browser: Browser, url: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    // A window that has just been opened is still being set up; a reader's is there already.
    await page.waitForTimeout(OPENING_MS)
    const scripts = countScripts(page)
    await page.goto(url, { waitUntil: 'load' })
    const paint = (await page.evaluate(PAINT)) as Omit<Loaded, 'scriptBytes'>
    return { ...paint, scriptBytes: await scripts() }
  } finally {
    await context.close()
  }
}

function countScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
