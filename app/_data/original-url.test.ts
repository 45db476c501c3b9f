import { expect, test } from 'vitest'
import { safeOriginalUrl } from './original-url.ts'

for (const url of [
  'javascript:alert(1)',
  'data:text/html,a',
  'file:///etc/passwd',
  '//a.example/',
  'https://a:b@c.example/',
  '',
]) {
  test(`no link leads to ${url || 'an empty address'}`, () => expect(safeOriginalUrl(url)).toBeNull())
}

test('ordinary pages are linked', () => {
  expect(safeOriginalUrl('http://news.example/a?b=1')).toBe('http://news.example/a?b=1')
  expect(safeOriginalUrl(null)).toBeNull()
})
