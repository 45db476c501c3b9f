/**
 * The sample archive, read whole: what a newcomer sees after the first `npm start` must be perfect.
 *
 * Whoever has put other files into `archive/` has no use for these sentences; they are skipped then.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../article.ts'
import { type ExtractedDocument, extractDocuments } from './index.ts'

const ARCHIVE = fileURLToPath(new URL('../../archive/', import.meta.url))
const LANDMARK = `${ARCHIVE}raw/lanjiang-daily/1999/11/22/kj01.htm`
/** The page whose last bytes are cut in the middle of a character. */
const CUT = 'tingchuan-gov/gnyw/200607/t20060704_033.txt'

/** Words of pages, never of these stories. */
const BOILERPLATE =
  /责任编辑|責任編輯|责编|分享到|分享至|打印本页|友善列印|字号|相关阅读|相关标签|相关报道|延伸阅读|延伸閱讀|热门|网友评论|发表评论|楼$|ICP备|版权所有|版權所有|Copyright|上一篇|下一篇|下一页|打开APP|打开观澜|扫码|二维码|点击上方|阅读原文|登录|登入|免责声明|tpl_font3|index_new5|https?:\/\//

const REPRINTS: readonly (readonly string[])[] = [
  [
    'haiyu-times/2003/10/17/china_01.htm',
    'lanjiang-daily/2003/10/16/content_1016_1.shtml',
    'xingcha-science/2003/10/shenzhou5.html',
    'yunzhou-evening/news/2003/10/16/0101.shtml',
  ],
  ['guiji-weekly/2006/27/qingzang.shtml', 'lanjiang-daily/2006/07/03/content_0703_4.shtml', CUT],
  ['beiling-morning/2009/07/24/content_09.htm', 'xingcha-science/2009/07/23/eclipse.shtml'],
  ['lanjiang-daily/2014/12/13/yw_0031.shtml', 'tingchuan-gov/gnyw/201412/t20141215_009.html'],
]

/** Everyone who writes or edits in the sample. All invented. */
const WRITERS =
  '何桥生 秦岭南 陸青帆 周念北 程望野 林溯 孟沛然 方晴川 叶听雨 贺小满 唐蔚 顾以宁 唐问渠 罗亦宁 贺东篱 江映雪'.split(
    ' ',
  )
const EDITORS =
  '罗半夏 叶听雨 唐蔚 邱砚 宋知秋 沈㛃 秦岭南 魏临风 陸青帆 贺东篱 罗亦宁 周以棠 孙予安 江映雪'.split(' ')
/** Pages that name no writer, and pages that name no editor. */
const NO_WRITER = [
  'beiling-morning/2009/07/24/content_09.htm',
  'haiyu-times/2003/10/17/china_01.htm',
  'lanjiang-daily/2006/07/03/content_0703_4.shtml',
  'lanjiang-daily/2011/11/04/kj_0021.txt',
  'tingchuan-gov/gnyw/200607/t20060704_033.txt',
  'tingchuan-gov/gnyw/201412/t20141215_009.html',
  'tingchuan-gov/kpyd/200407/t20040730_118.html',
  'tingchuan-gov/kpyd/200601/t20060101_002.txt',
  'tingchuan-gov/kpyd/201306/t20130621_077.txt',
  'tingchuan-gov/kpyd/gnzs/index_22.html',
  'tingchuan-gov/zwdt/200804/t20080405_021.html',
  'tingchuan-gov/zwdt/202411/t20241130_104.html',
  'unsorted/saved/zhuhuan',
  'xingcha-science/2003/10/shenzhou5.html',
  'yunzhou-evening/news/2003/10/16/0101.shtml',
]
const NO_EDITOR = ['unsorted/saved/zhuhuan']

/** Documents that hold a trap, and what a reader sees on them. */
const TRAPS = [
  {
    says: 'a page of 1999 in GBK that declares gb2312',
    file: 'lanjiang-daily/1999/11/22/kj01.htm',
    charset: 'gb18030',
    title: '“神舟”号试验飞船返回地面',
    publishedAt: '1999-11-22T07:40+08:00',
    source: '澜江日报',
    editors: ['罗半夏'],
  },
  {
    says: 'a page in GBK that declares nothing',
    file: 'yantian-culture/1998/0502/a03.htm',
    charset: 'gb18030',
    title: '河南博物院新馆开门迎客',
    publishedAt: '1998-05-02',
    source: '砚田文化周报',
    editors: ['叶听雨'],
  },
  {
    says: 'a page in GBK that claims to be UTF-8',
    file: 'yunzhou-evening/sports/2004/08/29/0007.shtml',
    charset: 'gb18030',
    title: '12秒91！刘翔夺得奥运会110米栏金牌',
    publishedAt: '2004-08-29T08:30+08:00',
    source: '云洲晚报',
    editors: ['邱砚'],
  },
  {
    says: 'a page in UTF-8 that claims to be GB2312',
    file: 'beiling-morning/2001/10/08/sports_1.htm',
    charset: 'utf-8',
    title: '一球小胜阿曼 中国男足首次闯进世界杯',
    publishedAt: '2001-10-08',
    source: '北岭晨报',
    editors: ['魏临风'],
  },
  {
    says: 'GB18030 with a name of a four-byte character',
    file: 'xingcha-science/2000/06/genome.xhtml',
    charset: 'gb18030',
    title: '人类基因组工作框架图绘成',
    publishedAt: '2000-06-28',
    source: '星槎科学网',
    editors: ['沈㛃'],
  },
  {
    says: 'Big5 with a character of Hong Kong',
    file: 'haiyu-times/1998/07/07/local_02.htm',
    charset: 'big5-hkscs',
    title: '赤鱲角新機場啟用 啟德機場熄燈',
    publishedAt: '1998-07-07T07:30+08:00',
    source: '海嶼時報',
    editors: ['唐蔚'],
  },
  {
    says: 'a page in UTF-16BE',
    file: 'guiji-weekly/2019/12/31/jingzhang.html',
    charset: 'utf-16be',
    title: '京张高铁开通 百年之后再过八达岭',
    publishedAt: '2019-12-31T08:30+08:00',
    source: '轨迹周刊',
    editors: ['宋知秋'],
  },
  {
    says: 'a text dump of a site in UTF-16LE',
    file: 'tingchuan-gov/kpyd/200601/t20060101_002.txt',
    charset: 'utf-16le',
    title: '今晨多出一秒：闰秒是怎么回事',
    publishedAt: '2006-01-01T10:00+08:00',
    source: '汀川发布',
    editors: ['贺东篱'],
  },
  {
    says: 'a text dump of an app',
    file: 'beiling-morning/app/20210516/000_3d7a11e85cf29b04.txt',
    charset: 'utf-8',
    title: '天问一号着陆火星乌托邦平原',
    publishedAt: '2021-05-16',
    source: '北岭晨报',
    editors: ['周以棠', '魏临风', '孙予安'],
  },
  {
    says: 'a page whose readers comment at hours that are not its own',
    file: 'yunzhou-evening/bbs/2003/08/thread-8716.html',
    charset: 'gb18030',
    title: '六万年来最近的一次 火星昨天“走”到地球跟前',
    publishedAt: '2003-08-28',
    source: '云洲晚报',
    editors: ['邱砚'],
  },
  {
    says: 'a story that stands only in embedded state',
    file: 'beiling-morning/web/2022/02/05/kaimu.html',
    charset: 'utf-8',
    title: '立春之夜 北京冬奥会开幕',
    publishedAt: '2022-02-05T00:40+08:00',
    source: '北岭晨报',
    editors: ['魏临风'],
  },
  {
    says: 'an account’s post, whose outlet is the account',
    file: 'tingchuan-gov/weixin/20210103-jinyu.html',
    charset: 'utf-8',
    title: '长江“十年禁渔”全面启动',
    publishedAt: '2021-01-03T10:00+08:00',
    source: '汀川发布',
    editors: ['贺东篱'],
  },
] as const

const isSample = existsSync(LANDMARK)

describe.skipIf(!isSample)('the sample archive (skipped where archive/ holds other files)', () => {
  const documents: ExtractedDocument[] = []
  let articles: Article[] = []
  /** Path below `archive/raw`. */
  const nameOf = (file: string) => file.replace(/^.*?raw\//, '')
  const articleOf = (name: string) => articles.find((one) => nameOf(one.provenance.file) === name)

  beforeAll(async () => {
    for await (const one of extractDocuments({ paths: [ARCHIVE] })) documents.push(one)
    articles = documents.flatMap(({ article }) => article ?? [])
  }, 120_000)

  test('it holds at least 72 articles, and every year from 1998 to 2026 has one', () => {
    expect(articles.length).toBeGreaterThanOrEqual(72)
    const years = new Set(articles.map((one) => Number(one.publishedAt?.slice(0, 4))))
    const missing = Array.from({ length: 29 }, (_, n) => 1998 + n).filter((year) => !years.has(year))
    expect(missing).toEqual([])
  })

  test('every document decodes without loss, but for the one that is cut in the middle of a character', () => {
    const broken = articles.filter(
      (one) =>
        one.provenance.charset.repairs.length > 0 || /\uFFFD/.test(one.title + one.paragraphs.join('')),
    )
    expect(broken.map((one) => nameOf(one.provenance.file))).toEqual([CUT])
  })

  test('every encoding is met, declared and not', () => {
    const charsets = new Set(articles.map((one) => one.provenance.charset.charset))
    expect([...charsets].sort()).toEqual(['big5-hkscs', 'gb18030', 'utf-16be', 'utf-16le', 'utf-8'])
    const declared = new Set(
      articles.map((one) => one.provenance.charset.declared?.toLowerCase() ?? 'nothing'),
    )
    for (const claim of ['gb2312', 'gbk', 'gb18030', 'big5', 'utf-8', 'nothing'])
      expect(declared).toContain(claim)
  })

  test('the outlets are the eight of sources.json, whatever names the pages use for them', () => {
    const settings = JSON.parse(readFileSync(`${ARCHIVE}sources.json`, 'utf8')) as Record<
      string,
      { name: string }
    >
    const named = new Set(articles.flatMap((one) => one.source ?? []))
    expect(named).toEqual(new Set(Object.values(settings).map((one) => one.name)))
    expect(named.size).toBe(8)
  })

  test('one article shows no outlet and one shows no date, and neither is made up', () => {
    const files = (claim: (one: Article) => boolean) =>
      articles.filter(claim).map((one) => nameOf(one.provenance.file))
    expect(files((one) => one.source === null)).toEqual(['unsorted/saved/zhuhuan'])
    expect(files((one) => one.publishedAt === null)).toEqual(['tingchuan-gov/kpyd/gnzs/index_22.html'])
  })

  test('each of the four reprinted stories is tied together, and nothing else is', () => {
    const groups = new Map<string, string[]>()
    for (const one of articles) {
      if (one.clusterId)
        groups.set(one.clusterId, [...(groups.get(one.clusterId) ?? []), nameOf(one.provenance.file)])
    }
    const tied = [...groups.values()].map((files) => files.sort().join(' ')).sort()
    expect(tied).toEqual(REPRINTS.map((files) => [...files].sort().join(' ')).sort())
  })

  test('the three exact copies are folded into the document they copy', () => {
    const copies = documents.filter(({ entry }) => entry.status === 'duplicate')
    expect(copies).toHaveLength(3)
    for (const { entry } of copies) {
      const kept = articles.find((one) => one.id === entry.duplicateOf)
      expect(kept?.provenance.sha256).toBe(entry.sha256)
    }
  })

  test('the missing page and the list are refused, with a reason', () => {
    const refused = documents.filter(({ entry }) => entry.status === 'rejected').map(({ entry }) => entry)
    expect(refused.map((one) => nameOf(one.file)).sort()).toEqual([
      'lanjiang-daily/kj/list_1.shtml',
      'yunzhou-evening/news/2009/03/12/0044.shtml',
    ])
    for (const one of refused) expect(one.refusal?.reason).toMatch(/\p{Script=Han}/u)
  })

  test('no story holds the words of its page', () => {
    const leaks = articles.flatMap((one) =>
      one.paragraphs
        .filter((text) => BOILERPLATE.test(text))
        .map((text) => `${one.provenance.file}: ${text}`),
    )
    expect(leaks).toEqual([])
  })

  test('every story is whole: 150 to 600 characters that end as sentences end', () => {
    const odd = articles.filter((one) => {
      const { length } = one.paragraphs.join('')
      return length < 150 || length > 640 || !/[。？！”」]$/.test(one.paragraphs.at(-1) ?? '')
    })
    expect(odd.map((one) => nameOf(one.provenance.file))).toEqual([])
  })

  test('no paragraph is a mere label of the page', () => {
    const short = articles.flatMap((one) => one.paragraphs.filter((text) => text.length < 12))
    expect(short).toEqual([])
  })

  test('writers and editors are those that the pages name', () => {
    expect(new Set(articles.flatMap((one) => one.authors))).toEqual(new Set(WRITERS))
    expect(new Set(articles.flatMap((one) => one.editors))).toEqual(new Set(EDITORS))
    const without = (who: 'authors' | 'editors') =>
      articles.filter((one) => one[who].length === 0).map((one) => nameOf(one.provenance.file))
    expect(without('authors').sort()).toEqual([...NO_WRITER].sort())
    expect(without('editors').sort()).toEqual([...NO_EDITOR].sort())
  })

  test('ten stories and more speak of 中国', () => {
    expect(articles.filter((one) => one.paragraphs.join('').includes('中国')).length).toBeGreaterThanOrEqual(
      10,
    )
  })

  for (const { says, file, charset, ...seen } of TRAPS) {
    test(says, () => {
      const { title, publishedAt, source, editors, provenance } = articleOf(file) ?? {}
      expect({ title, publishedAt, source, editors }).toEqual(seen)
      expect(provenance?.charset.charset).toBe(charset)
    })
  }
})
