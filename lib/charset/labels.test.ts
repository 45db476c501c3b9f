import { expect, test } from 'vitest'
import { findClaims } from './declared.ts'
import { charsetOfLabel } from './labels.ts'
import { unfold } from './unfold.ts'

const labels = [
  ['GB2312', 'gb18030'],
  ['x-gbk', 'gb18030'],
  ['UTF8', 'utf-8'],
  [' Big5-HKSCS ', 'big5-hkscs'],
  ['unicode', 'utf-16le'],
  ['ISO-8859-1', 'windows-1252'],
  ['hz-gb-2312', 'hz-gb-2312'],
] as const
for (const [label, charset] of labels) {
  test(`the label ${label} stands for ${charset}`, () => expect(charsetOfLabel(label)).toBe(charset))
}

for (const label of ['hex', 'base64', 'utf-7', 'binary', 'zh-cn', 'ucs4', '', '__proto__']) {
  test(`"${label}" is no charset, though some library takes it for one`, () => {
    expect(charsetOfLabel(label)).toBeNull()
  })
}

const claims = [
  ['<meta charset=gbk>', ['gbk']],
  ['<META http-equiv=Content-Type content="text/html; CHARSET=Big5">', ['Big5']],
  ["<?xml version='1.0' encoding='gb2312'?><rss>", ['gb2312']],
  [`<!--${'x'.repeat(3000)}--><meta charset="gbk">`, ['gbk']],
  ['<meta charset="utf-8"><meta http-equiv="x" content="charset=gbk">', ['utf-8', 'gbk']],
  ['<!-- <meta charset="gbk"> --><script>"<meta charset=big5>"</script>', []],
  ['<p>charset=gbk</p>', []],
] as const
for (const [html, page] of claims) {
  test(`claims of ${html.slice(0, 50)}`, () => {
    expect(findClaims(Buffer.from(html), null)).toEqual({ http: null, page })
  })
}

test('the HTTP header is a claim of its own', () => {
  expect(findClaims(Buffer.from(''), 'text/html; Charset="GB2312"; x=y').http).toBe('GB2312')
})

test('a hostile head is scanned in linear time', () => {
  const started = performance.now()
  findClaims(Buffer.from('<meta charset<!--'.repeat(20_000)), null)
  expect(performance.now() - started).toBeLessThan(500)
})

test('ordinary lines are not taken for folds', () => {
  expect(
    unfold(Buffer.from(Array.from({ length: 40 }, (_, i) => '行'.repeat((i * i) % 37)).join('\n'))),
  ).toBeNull()
})

test('folds with CR LF are undone', () => {
  expect(unfold(Buffer.from(`${'x'.repeat(76)}\r\n`.repeat(6)))?.length).toBe(76 * 6)
})
