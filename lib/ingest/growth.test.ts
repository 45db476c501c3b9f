/**
 * Time grows with the page and no faster, whatever the page repeats: shapes that once cost more, and shapes by chance.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ingestDocument } from './pipeline.ts'

const STORY = '<p>云汀的旧水厂建于六十年代，至今仍为沿河三十个居民点供水，每天清晨都有人来记录水位。</p>'
const HEAD = '<!doctype html><title>云汀旧水厂换新</title><h1>云汀旧水厂换新</h1>'
/** Characters that are repeated, and how many times more the second page has. */
const CHARS = 8_000
const TIMES = 5
/** Five times the page may take so many times as long: a quadratic rule would take 25 times. */
const MOST_TIMES = 12
/** On a busy machine a test waits for the processor; what it measures does not. */
const MAY_TAKE_MS = 60_000
/** Less than this is no measure. */
const LEAST_MS = 150

function leastMs(unit: string, chars: number, kind: 'html' | 'text'): number {
  const filling = unit.repeat(Math.ceil(chars / unit.length))
  const page = kind === 'html' ? `${HEAD}<div>${STORY}${filling}` : `云汀旧水厂换新\n\n${filling}`
  const bytes = new TextEncoder().encode(page)
  const raw = { file: 'page', url: null, bytes, kind, contentType: null, capturedAt: null, sha256: '' }
  let least = Number.POSITIVE_INFINITY
  // The least of three, in time of the processor: the machine may be busy elsewhere.
  for (let i = 0; i < 3 && (i === 0 || least > LEAST_MS); i++) {
    const start = process.cpuUsage()
    ingestDocument(raw, null)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

function expectLinear(unit: string, kind: 'html' | 'text'): void {
  const large = leastMs(unit, CHARS * TIMES, kind)
  if (large < LEAST_MS) return
  expect(large, JSON.stringify(unit)).toBeLessThan(leastMs(unit, CHARS, kind) * MOST_TIMES + LEAST_MS)
}

const PAGES: readonly (readonly [string, string])[] = [
  ['elements within elements', '<div>字，'],
  ['lists within lists', '<ul><li>字'],
  ['tables within tables', '<table><tr><td>字'],
  ['bold type that never ends', '<p><b>字'],
  ['links in links', '<a href="x"><div>字'],
  ['end tags of nothing', '</p></br></b></div>'],
  ['headers of related stories', '<h4>延伸阅读</h4><p>住在河东小区的居民发现水压稳了，六楼也能洗澡。</p>'],
  ['editors', '<p>责任编辑：包学枫</p>'],
  ['dates', '<p>2020-01-01 05:06</p>'],
  ['scripts that never end', '<script>var a={"content":"'],
  ['scripts that hide scripts', '<script><!--<script></script>'],
  ['comments that never end', '<!-- '],
  ['brackets', '<script type="application/ld+json">[{"a":[</script>'],
  ['drawings', '<svg><title/><p>字'],
]
for (const [says, unit] of PAGES)
  test(`${says} cost what their number asks for`, () => expectLinear(unit, 'html'), MAY_TAKE_MS)

const DUMPS: readonly (readonly [string, string])[] = [
  ['one line without end', '住在河东小区的居民发现水压稳了，六楼也能洗澡。'],
  ['lines of one character', '字\n'],
  ['exports of nothing', '标题：云汀\n正文：\n'],
  ['brackets and parentheses', '[](!['],
  ['rules and page numbers', '----\n- 1 -\n'],
]
for (const [says, unit] of DUMPS)
  test(`${says} cost what their number asks for`, () => expectLinear(unit, 'text'), MAY_TAKE_MS)

const FRAGMENTS = [
  '<p>',
  '<div>',
  '</div>',
  '<td>',
  '<a>',
  '<b>',
  '<li>',
  '<br>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
]
const WORDS = [
  '字，',
  '来源：',
  '记者 ',
  '2020-01-01 ',
  '05:06',
  '编辑',
  '[1]',
  '（',
  '“',
  ' | ',
  '\n',
  '　',
  '&nbsp;',
  '{"a":',
]

test(
  'so does any page that repeats what chance has put together',
  () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...FRAGMENTS, ...WORDS), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('html' as const, 'text' as const),
        (parts, kind) => expectLinear(parts.join(''), kind),
      ),
      { numRuns: 20, seed: 4 },
    )
  },
  MAY_TAKE_MS,
)
