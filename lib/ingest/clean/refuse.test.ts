import { describe, expect, test } from 'vitest'
import { ingestDocument } from '../pipeline.ts'
import { NOTICE_WORDS } from './refuse.ts'

const P1 = '云汀的旧水厂建于六十年代，至今仍为沿河三十个居民点供水，每天清晨都有人来记录水位。'
const P2 = '水务集团的技术人员说，新的供水管线穿越老城，沿途布设了四十二个压力监测点。'
const P3 = '住在河东小区的居民发现水压稳了，六楼也能正常洗澡，抢修队伍半小时内就能赶到。'
const P4 = '下一步，供水的部门还将更换老旧水表，并为孤寡老人上门检修管线。'
const TITLE = '云汀旧水厂的供水管线换新'

function kindOf(page: string): string | undefined {
  const bytes = new TextEncoder().encode(page)
  const raw = { file: 'page', url: null, bytes, contentType: null, capturedAt: null, sha256: '00' }
  return ingestDocument({ ...raw, kind: 'html' }, null)[0]?.kind
}

describe('every word of a notice is needed', () => {
  for (const [pattern, example] of NOTICE_WORDS)
    test(`${pattern} is needed by ${example}`, () => {
      expect(new RegExp(pattern, 'i').test(example)).toBe(true)
      const others = NOTICE_WORDS.filter(([other]) => other !== pattern)
      expect(others.some(([other]) => new RegExp(other, 'i').test(example))).toBe(false)
    })
})

test('a dated story may speak like a notice', () => {
  expect(
    kindOf(
      `<h1>${TITLE}</h1><div>2010-01-02</div><p>受天气影响，渡口正在改造中，给市民带来不便敬请谅解。</p>`,
    ),
  ).toBe('article')
})

const notArticles: readonly (readonly [string, string])[] = [
  ['an apology', '<title>很抱歉</title><p>没有这个页面哦，请检查输入的地址是否正确，或联系管理员。</p>'],
  ['building work', '<title>公告</title><p>网站正在升级改造中，给您带来不便敬请谅解。</p>'],
  ['a barred region', '<title>石桥网</title><p>根据当地要求，您所在的地区暂时不能浏览此内容。</p>'],
  [
    'a feed of addresses',
    `<rss><channel><title>石桥网</title>${'<item><title>老街修缮方案公示</title><p>http://a.example/1</p></item>'.repeat(9)}</channel></rss>`,
  ],
  [
    'teasers that break off',
    `<title>航天 - 标签</title>${[P1, P2, P3, P4].map((text, i) => `<article><h2><a href="/${i}">老街的修缮方案公示</a></h2><time>2010-01-02</time><p>${text.slice(0, 36)}……</p></article>`).join('')}`,
  ],
  [
    'comments alone',
    `<title>评论_${TITLE}</title>${['去年我们小区也搞了，效果不错。', '希望别是一阵风。'].map((text) => `<div><b>橙子皮</b><p>${text}</p></div>`).join('')}`,
  ],
]
for (const [says, page] of notArticles)
  test(`${says} is no article`, () => expect(kindOf(page)).toBe('rejected'))
