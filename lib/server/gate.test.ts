import { expect, test } from 'vitest'
import { judgeRequest, keepKnownHeaders, MAX_TARGET_BYTES } from './gate.ts'

for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
  test(`${method} is refused, whatever it asks for`, () => {
    expect(judgeRequest(method, '/search?q=a')).toEqual({ kind: 'refuse', status: 405 })
  })
}

test('GET and HEAD pass with their target as it is', () => {
  expect(judgeRequest('GET', '/search?q=%E6%95%A6%E7%85%8C&page=2')).toEqual({
    kind: 'pass',
    target: '/search?q=%E6%95%A6%E7%85%8C&page=2',
  })
  expect(judgeRequest('HEAD', '/')).toEqual({ kind: 'pass', target: '/' })
})

test('OPTIONS is answered here', () => {
  expect(judgeRequest('OPTIONS', '*')).toEqual({ kind: 'options' })
})

const malformed = [
  { says: 'an absolute-form target', target: 'http://192.0.2.1/latest' },
  { says: 'a target that names another host by two slashes', target: '//elsewhere.example/' },
  { says: 'a back slash', target: '/%5Celsewhere.example/' },
  { says: 'a lone percent sign in the path', target: '/article/%' },
  { says: 'a lone percent sign in the query', target: '/search?q=%' },
  { says: 'an escape cut in the middle of a character', target: '/search?q=%E4%B8' },
  { says: 'GBK bytes', target: '/search?q=%D6%D0' },
  { says: 'an overlong slash', target: '/article/%c0%af' },
  { says: 'a line break in the path', target: '/%0d%0aX-Injected:%201' },
  { says: 'NUL in the path', target: '/article/1%00.html' },
  { says: 'a step upward', target: '/_next/../package.json' },
  { says: 'an encoded step upward', target: '/article/..%2f..%2fetc' },
]
for (const { says, target } of malformed) {
  test(`${says} is answered 400`, () => {
    expect(judgeRequest('GET', target)).toEqual({ kind: 'refuse', status: 400 })
  })
}

test('Chinese that came unescaped is escaped, byte for byte', () => {
  const raw = `/search?q=${Buffer.from('敦煌').toString('latin1')}`
  expect(judgeRequest('GET', raw)).toEqual({ kind: 'pass', target: '/search?q=%E6%95%A6%E7%85%8C' })
})

test('a target over the limit is answered 414', () => {
  expect(judgeRequest('GET', `/?${'a'.repeat(MAX_TARGET_BYTES)}`)).toEqual({ kind: 'refuse', status: 414 })
})

test('the image optimiser does not exist', () => {
  expect(judgeRequest('GET', '/_next/image?url=%2F&w=64&q=75')).toEqual({ kind: 'refuse', status: 404 })
})

test('headers that could steer the framework are dropped, what it needs stays', () => {
  const headers: Record<string, unknown> = {
    host: 'elsewhere.example',
    'x-forwarded-host': 'elsewhere.example',
    'x-middleware-subrequest': 'middleware',
    'next-action': '00',
    accept: 'text/html',
    rsc: '1',
  }
  keepKnownHeaders(headers)
  expect(headers).toEqual({ accept: 'text/html', rsc: '1' })
})

test('a router state that is no JSON is dropped', () => {
  const headers: Record<string, unknown> = { 'next-router-state-tree': '%5B%22' }
  keepKnownHeaders(headers)
  expect(headers).toEqual({})
})
