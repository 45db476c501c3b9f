import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { compressAnswer } from './compress.ts'
import { sendStylesWithin, withStyles } from './page-styles.ts'
import type { StaticFiles } from './static-files.ts'

const STYLES = 'p > a{color:red}'
const file = (styles: string) => ({ type: 'text/css', plain: Buffer.from(styles), gzip: Buffer.from('') })
const files: StaticFiles = new Map([
  ['/_next/static/a.css', file(STYLES)],
  ['/_next/static/picture.css', file('p{background:url(seal.png)}')],
])
const linkTo = (address: string) =>
  `<link rel="stylesheet" href="${address}" nonce="n0nce==" data-precedence="next"/>`
const page = (link: string) => `<html><head><title>旧闻</title>${link}</head><body>正文</body></html>`
const arranged = (text: string) => withStyles(Buffer.from(text), files).toString()

test('styles stand in the head, with the nonce of their link, and the link fetches nothing', () => {
  const text = arranged(page(linkTo('/_next/static/a.css')))
  expect(text).toBe(
    page(
      `<style nonce="n0nce==">${STYLES}</style>${linkTo('/_next/static/a.css').replace('<link', '<link disabled=""')}`,
    ),
  )
})

test('styles that are not ours, or that name other files, stay a link', () => {
  for (const address of ['/_next/static/none.css', '/_next/static/picture.css'])
    expect(arranged(page(linkTo(address)))).toBe(page(linkTo(address)))
})

test('what only looks like a stylesheet in the text of a page stays as it is, and so does half a head', () => {
  const story = `<html><head></head><body>${linkTo('/_next/static/a.css')}</body>`
  expect(arranged(story)).toBe(story)
  const half = `<html><head>${linkTo('/_next/static/a.css')}`
  expect(arranged(half)).toBe(half)
})

let server: Server | null = null
afterEach(() => server?.close())

test('only the first piece of a page is looked at, and it goes out compressed', async () => {
  const body = await bodyOf('text/html; charset=utf-8')
  expect(body.split(`<style nonce="n0nce==">${STYLES}</style>`)).toHaveLength(2)
  expect(body.split('disabled=""')).toHaveLength(2)
})

test('data that holds such a link goes out as it is', async () => {
  expect(await bodyOf('application/json')).not.toContain('<style')
})

function bodyOf(type: string): Promise<string> {
  const one = page(linkTo('/_next/static/a.css'))
  const made = createServer((request, response) => {
    compressAnswer(request, response)
    sendStylesWithin(response, files)
    response.setHeader('Content-Type', type)
    response.write(one)
    setTimeout(() => response.end(one), 5)
  })
  server = made
  return new Promise((done, fail) => {
    made.listen(0, () => {
      const { port } = made.address() as AddressInfo
      get({ port, headers: { 'accept-encoding': 'gzip' }, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => done(gunzipSync(Buffer.concat(chunks)).toString()))
      }).on('error', fail)
    })
  })
}
