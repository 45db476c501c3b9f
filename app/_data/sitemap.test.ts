import { expect, test } from 'vitest'
import { urlSet, xmlText } from './sitemap.ts'

test('markup in a source name cannot leave its element', () => {
  expect(xmlText(`<b>&"'`)).toBe('&#60;b&#62;&#38;&#34;&#39;')
})

test('characters that XML forbids are left out', () => {
  expect(xmlText('a\u0000b\u000bc\ud800')).toBe('abc\ufffd')
})

test('every address stands in an element of its own', () => {
  expect(urlSet(['https://a.example/', 'https://a.example/?a&b'])).toContain(
    '<url><loc>https://a.example/</loc></url><url><loc>https://a.example/?a&#38;b</loc></url>',
  )
})
