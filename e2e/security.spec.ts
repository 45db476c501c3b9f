/**
 * The security checklist, item by item, spoken over the wire. Malformed requests are sent byte for byte, because no
 * browser would send them.
 */

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, headlines, PAGES, test } from './reader.ts'
import { JIUWEN, ROOT, serve, serveInVain } from './server.ts'

const MARKUP = '<script>alert(1)</script>'

/** Sends bytes and gives everything that comes back. */
function raw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((done, fail) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'))
    let text = ''
    socket.on('data', (chunk) => (text += chunk))
    socket.on('close', () => done(text))
    socket.on('error', fail)
  })
}

const get = (target: string, host = 'localhost') =>
  `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`

for (const [name, path] of PAGES) {
  test(`${name}: the policy allows only scripts with this answer's nonce, and no cookie is set`, async ({
    request,
  }) => {
    const answer = await request.get(path)
    const headers = answer.headers()
    const policy = headers['content-security-policy'] ?? ''
    for (const part of ["object-src 'none'", "base-uri 'none'", 'frame-ancestors', "form-action 'self'"])
      expect(policy).toContain(part)
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
    expect(scripts).not.toMatch(/unsafe/)
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1]
    const html = await answer.text()
    for (const [, attributes = ''] of html.matchAll(/<script\b([^>]*)>/g))
      if (!attributes.includes('application/ld+json')) expect(attributes).toContain(`nonce="${nonce}"`)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBeTruthy()
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['set-cookie']).toBeUndefined()
  })
}

test('no script is blocked and nothing is logged on any page', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  for (const [name, path] of PAGES.filter(([name]) => name !== 'not found')) {
    await page.goto(path)
    await expect(page.getByRole('main'), name).toBeVisible()
  }
  expect(complaints).toEqual([])
})

for (const key of ['q', 'source', 'notsource', 'from', 'page', 'sort', 'lang', 'at', 'nonsense']) {
  test(`markup in ${key}= comes back as text`, async ({ request }) => {
    const html = await (await request.get(`/search?${key}=${encodeURIComponent(MARKUP)}`)).text()
    expect(html).not.toContain(MARKUP)
  })
}

test('markup in the path and in the User-Agent is never repeated', async ({ request }) => {
  const answer = await request.get(`/${encodeURIComponent(MARKUP)}`, { headers: { 'User-Agent': MARKUP } })
  expect(answer.status()).toBe(404)
  expect(await answer.text()).not.toContain(MARKUP)
})

for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE']) {
  test(`${method} is answered 405`, async ({ baseURL }) => {
    const answer = await raw(
      baseURL ?? '',
      `${method} /search?q=a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 405 /)
    expect(answer).toContain('Allow: GET, HEAD, OPTIONS')
    expect(answer).toContain("object-src 'none'")
  })
}

const malformed = [
  ['an absolute-form target', 'http://192.0.2.1/'],
  ['a cut escape', '/search?q=%E4%B8'],
  ['a lone percent sign', '/article/%'],
  ['GBK bytes', '/search?q=%D6%D0'],
  ['NUL in the path', '/article/a%00b'],
  ['a way out of the folder', '/article/..%2f..%2fetc%2fpasswd'],
] as const
for (const [name, target] of malformed) {
  test(`${name} is answered 400 with all headers`, async ({ baseURL }) => {
    const answer = await raw(baseURL ?? '', get(target))
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain("object-src 'none'")
    expect(answer).not.toContain('root:')
  })
}

test('bytes that are no HTTP are answered 400', async ({ baseURL }) => {
  expect(await raw(baseURL ?? '', '\x16\x03\x01\x02\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
})

test('a foreign Host or forwarded host appears nowhere', async ({ baseURL }) => {
  for (const target of ['/', '/robots.txt', '/sitemap.xml', '/search?q=中国']) {
    const request = get(encodeURI(target), 'evil.example').replace(
      '\r\nConnection',
      '\r\nX-Forwarded-Host: evil.example\r\nConnection',
    )
    expect(await raw(baseURL ?? '', request)).not.toContain('evil.example')
  }
})

for (const id of ['constructor', '__proto__', 'aaaaaaaaaaaaaaaa', '.json', '%F0%9F%98%80', 'a'.repeat(300)]) {
  test(`the id ${id.slice(0, 20)} names no article`, async ({ request }) => {
    expect([400, 404]).toContain((await request.get(`/article/${id}`)).status())
    expect([400, 404]).toContain((await request.get(`/article/${id}/original`)).status())
  })
}

test('names of object properties are only words and values', async ({ request }) => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(
      (await request.get(`/search?q=${name}&source=${name}&year=${name}&reprints=${name}`)).status(),
    ).toBe(200)
  }
})

test('the image optimiser, server actions and source maps are off', async ({ request, page }) => {
  expect((await request.get('/_next/image?url=%2F&w=64&q=75')).status()).toBe(404)
  expect((await request.post('/', { headers: { 'Next-Action': '00' } })).status()).toBe(405)
  await page.goto('/')
  const script = await page.locator('script[src]').first().getAttribute('src')
  expect((await request.get(`${script}.map`)).status()).toBe(404)
})

test('an unknown parameter changes nothing and is not stored', async ({ request }) => {
  const answer = await request.get('/?utm_content=x')
  expect(answer.headers()['cache-control']).toMatch(/no-store/)
})

test('links to original pages leak nothing and lend no weight', async ({ page }) => {
  await page.goto('/search?q=花江峡谷大桥')
  await headlines(page).first().click()
  const original = page.getByRole('link', { name: /原网页/ })
  await expect(original).toHaveAttribute('rel', 'noopener noreferrer nofollow')
  await expect(original).toHaveAttribute('href', /^https?:/)
})

test('the site map is well-formed', async ({ page, request }) => {
  for (const path of ['/sitemap.xml', '/sitemaps/0.xml']) {
    const answer = await request.get(path)
    expect(answer.headers()['content-type']).toContain('xml')
    const error = await page.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent,
      await answer.text(),
    )
    expect(error).toBeUndefined()
  }
})

test('the index is opened once, however many pages were shown', async ({ request }) => {
  for (const [, path] of PAGES) await request.get(path)
  const health = await (await request.get('/healthz')).json()
  expect(health).toMatchObject({ status: 'ok', openings: 1 })
})

test('in development the index is opened once, too', async () => {
  test.setTimeout(120_000)
  const served = await serve(process.env.JIUWEN_E2E_DATA ?? '', ['--dev'])
  try {
    for (const path of ['/', '/search?q=a', '/api/search?q=a'])
      expect((await fetch(served.url + path)).status).toBe(200)
    expect(await (await fetch(`${served.url}/healthz`)).json()).toMatchObject({ openings: 1 })
  } finally {
    await served.stop()
  }
})

test('an archive without articles says how to fill it, on every page that would list them', async () => {
  test.setTimeout(120_000)
  const data = mkdtempSync(join(tmpdir(), 'jiuwen-none-'))
  const files = join(data, 'files')
  mkdirSync(files)
  for (const args of [['ingest', files], ['index']])
    execFileSync(process.execPath, [JIUWEN, ...args, '--data', data], { cwd: ROOT, stdio: 'pipe' })
  const served = await serve(data)
  try {
    for (const path of ['/', '/search?q=a', '/sources', '/browse']) {
      const html = await (await fetch(served.url + path)).text()
      expect(html, path).toContain('档案还是空的')
      expect(html, path).toContain('archive/raw/')
    }
    expect((await fetch(`${served.url}/about`)).status).toBe(200)
  } finally {
    await served.stop()
    rmSync(data, { recursive: true, force: true })
  }
})

test('without an index the server does not start, and says what to do', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'jiuwen-empty-'))
  try {
    const { code, printed } = await serveInVain(empty)
    expect(code).toBe(1)
    expect(printed).toContain('npx jiuwen')
    expect(printed).not.toMatch(/\n\s+at /)
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
})

test('told to stop, the server ends in peace', async () => {
  const served = await serve(process.env.JIUWEN_E2E_DATA ?? '')
  expect((await fetch(`${served.url}/healthz`)).status).toBe(200)
  expect(await served.stop()).toBe(0)
})

test('a page that fails says so without scripts, names no path, and the others go on', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const data = mkdtempSync(join(tmpdir(), 'jiuwen-damaged-'))
  cpSync(process.env.JIUWEN_E2E_DATA ?? '', data, { recursive: true })
  const served = await serve(data)
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    const { hits } = await (await fetch(`${served.url}/api/search?q=青藏铁路&limit=1`)).json()
    // The disk fails under the server.
    for (const file of articleFiles(data)) truncateSync(file)
    const page = await context.newPage()
    const answer = await page.goto(`${served.url}/article/${hits[0].id}`)
    expect(answer?.status()).toBe(500)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('这一页没有打开')
    await expect(page.getByRole('link', { name: /再试一次/ })).toBeVisible()
    expect(await page.content()).not.toMatch(/jiuwen-damaged|\n\s+at /)
    expect((await page.goto(`${served.url}/help`))?.status()).toBe(200)
  } finally {
    await context.close()
    await served.stop()
    rmSync(data, { recursive: true, force: true })
  }
})

/** Where the store keeps its articles. */
function articleFiles(data: string): string[] {
  return readdirSync(join(data, 'store'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /articles-\d+\.jsonl$/.test(name))
    .map((name) => join(data, 'store', name))
}
