/** Lightening a page: what goes, and that nothing else changes, whatever the markup. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHtml, readLight } from './dom.ts'
import { lighten } from './lighten.ts'

test('code is taken out before parsing and still found by the head', () => {
  const html = '<script>var a = "<p>"; location.href="x"</script><style>p{}</style><p>文</p>'
  const light = lighten(html)
  expect(light.scripts).toEqual(['var a = "<p>"; location.href="x"'])
  expect(light.html).not.toContain('p{}')
  expect(readHtml(html).hints.scripts).toEqual(light.scripts)
})

const cases = [
  {
    says: 'attributes that nothing reads go, names and roles stay',
    html: '<div class="a" onclick="b > c" id=d data-x=\'<p>\'>文',
    light: '<div class="a"  id=d >文',
  },
  {
    says: 'a tag whose attributes all go keeps its name',
    html: '<a href="x"title=y>文</a>',
    light: '<a >文</a>',
  },
  {
    says: 'a quote within a bare value opens nothing',
    html: "<p title=it's class=a>文",
    light: '<p  class=a>文',
  },
  {
    says: 'a style stays that hides',
    html: '<p style="display:NONE">文',
    light: '<p style="display:NONE">文',
  },
  { says: 'a style that colours goes', html: '<p style="color:red">文', light: '<p >文' },
  { says: 'a tag does not become self-closing', html: '<svg/href=x>文', light: '<svg/ >文' },
  {
    says: 'a comment keeps apart what it parted',
    html: '一<!-- > -->二<!-->三',
    light: '一<!---->二<!---->三',
  },
  {
    says: 'text that looks like a tag in a title stays',
    html: '<title><a b=c></title>',
    light: '<title><a b=c></title>',
  },
  {
    says: 'a tag without end takes the rest of the page along',
    html: '<p>文<a title="x><b c=d>',
    light: '<p>文',
  },
]
for (const { says, html, light } of cases) test(says, () => expect(lighten(html).html).toBe(light))

test('a script that writes scripts within a comment ends where browsers end it', () => {
  const code = '<!-- document.write("<script>a()</script>") // -->'
  expect(lighten(`<script>${code}</script><p>文`).scripts).toEqual([code])
})

test('a closed script in a drawing swallows nothing', () => {
  const html = '<svg><script href="a"/></svg><p>一</p><script>var story = {}; x()</script>'
  expect(readHtml(html).blocks.map((block) => block.text)).toEqual(['一'])
})

const NAMES = [
  'p',
  'div',
  'a',
  'b',
  'span',
  'td',
  'table',
  'tr',
  'li',
  'svg',
  'title',
  'style',
  'script',
  'textarea',
]
const MORE = [
  'noscript',
  'iframe',
  'h1',
  'br',
  'input',
  'math',
  'time',
  'meta',
  'xmp',
  'font',
  'select',
  'template',
]
const ATTRIBUTES = [
  ' class="a b"',
  ' id=x',
  " style='display:none'",
  ' title="<p>"',
  ' href=x/',
  ' hidden',
  '/',
  ' =',
  '"',
]
const TEXT = [
  '文字，',
  '一',
  '。',
  '<!-- c -->',
  '<!-->',
  '<!--',
  '-->',
  '<!x>',
  '</>',
  '<',
  '>',
  '&lt;p>',
  '\n',
  ' ',
  "'",
]

const tag = fc
  .tuple(
    fc.constantFrom('<', '</'),
    fc.constantFrom(...NAMES, ...MORE),
    fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 3 }),
    fc.constantFrom('>', '>', '>', '/>', ''),
  )
  .map(([open, name, attributes, close]) => open + name + attributes.join('') + close)
const soup = fc
  .array(fc.oneof(tag, fc.constantFrom(...TEXT)), { maxLength: 30 })
  .map((parts) => parts.join(''))

test('lightening changes no block and no container of any page', () => {
  fc.assert(
    fc.property(soup, (html) => {
      const { blocks, containers, hints } = readHtml(html)
      const whole = readLight({ html, scripts: [] })
      expect({ blocks, containers, hints }).toEqual({
        blocks: whole.blocks,
        containers: whole.containers,
        hints: whole.hints,
      })
    }),
    { numRuns: 400, seed: 11 },
  )
})
