/**
 * Text files in small: what each way of saving a story as text needs from several steps together.
 */
import { expect, test } from 'vitest'
import type { ArticleDraft } from './document.ts'
import { ingestDocument } from './pipeline.ts'

const P1 = '云汀的旧水厂建于六十年代，至今仍为沿河三十个居民点供水，每天清晨都有人来记录水位。'
const P2 = '水务集团的技术人员说，新的供水管线穿越老城，沿途布设了四十二个压力监测点。'
const TITLE = '云汀旧水厂的供水管线换新'

function read(text: string): ArticleDraft[] {
  const hints = { file: 'a.txt', url: null, kind: 'text', contentType: null, capturedAt: null } as const
  const outcomes = ingestDocument({ ...hints, bytes: Buffer.from(text), sha256: '' }, null)
  return outcomes.flatMap((outcome) => (outcome.kind === 'article' ? [outcome.draft] : []))
}

const whole = {
  title: TITLE,
  publishedAt: '2020-01-02T03:04+08:00',
  source: '云汀样报',
  paragraphs: [P1, P2],
}
const json = {
  title: TITLE,
  publish_time: '2020-01-02 03:04:05',
  source: '云汀样报',
  content: `${P1}\n${P2}`,
}
const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`

interface Case {
  readonly says: string
  readonly text: string
  readonly want: readonly Partial<ArticleDraft>[]
}

const cases: readonly Case[] = [
  {
    says: 'a dump that names its paper and day as libraries do',
    text: `云汀日报/2013 年/11 月/6 日/第 005 版\n评论\n${TITLE}\n时雨\n${P1}\n${P2}\n`,
    want: [{ title: TITLE, publishedAt: '2013-11-06', source: '云汀日报', authors: ['时雨'] }],
  },
  {
    says: 'a correspondent in Latin letters before the date, and a clock before a day that comes first',
    text: `云汀中文网\n商业\n${TITLE}\nNORA WELLS 7:20pm 02/01/2020\n${P1}\n${P2}\n`,
    want: [
      { title: TITLE, authors: ['NORA WELLS'], source: '云汀中文网', publishedAt: '2020-01-02T19:20+08:00' },
    ],
  },
  {
    says: 'a pen name beside the date that the credits know is no outlet, the site above the headline is',
    text: `鲸样\n首页 快讯 深度 活动\n${TITLE}\n小满 · 2020-01-02 03:04\n${P1}\n${P2}\n撰文/小满\n编辑/成岚\n本文为鲸样原创，如需转载请联系授权\n`,
    want: [{ ...whole, source: '鲸样', authors: ['小满'], editors: ['成岚'] }],
  },
  {
    says: 'what a reader of feeds shows above a story',
    text: `${TITLE}\n云汀样报 / by 成岚 / 2d\n2020-01-02\n${P1}\n${P2}\n`,
    want: [{ title: TITLE, source: '云汀样报', authors: ['成岚'], paragraphs: [P1, P2] }],
  },
  {
    says: 'a last paragraph above the by-line that closes the story is no other story, headlines behind it are',
    text: `${TITLE}\n2020-01-02 03:04 云汀样报\n${P1}\n${P2}\n截至目前，开通“刷脸”的乘客有二十一万人，约占百分之六。\n云汀样报·云汀新闻 记者 于归\n点击返回首页\n首届木偶节昨晚开幕\n石桥老街修缮方案公示\n`,
    want: [
      {
        ...whole,
        authors: ['于归'],
        paragraphs: [P1, P2, '截至目前，开通“刷脸”的乘客有二十一万人，约占百分之六。'],
      },
    ],
  },
  {
    says: 'a notice keeps its phone number, its closing words, its issuer and its day',
    text: `${TITLE}\n云汀晚报　2018年3月10日\n尊敬的用户：\n${P1}\n${P2}\n客服热线：0000-96116\n由此带来的不便，敬请谅解。\n云汀水务集团\n2018年3月10日\n`,
    want: [
      {
        paragraphs: [
          '尊敬的用户：',
          P1,
          P2,
          '客服热线：0000-96116',
          '由此带来的不便，敬请谅解。',
          '云汀水务集团',
          '2018年3月10日',
        ],
      },
    ],
  },
  {
    says: 'what a page calls its summary is none of the story',
    text: `${TITLE}\n2020-01-02 03:04 云汀样报\n【内容提要】云汀旧水厂更换管线，居民水压稳了。\n${P1}\n${P2}\n住在沿河的居民说，水压比以前稳多了，六楼也能洗澡。\n`,
    want: [{ ...whole, paragraphs: [P1, P2, '住在沿河的居民说，水压比以前稳多了，六楼也能洗澡。'] }],
  },
  {
    says: 'a story that closes with its editor in brackets is not cut before them',
    text: `${TITLE}\n2020-01-02 03:04 云汀样报\n${P1}\n${P2}\n不过，摊贩们担心生意变淡，盼着早日通车。（编辑：成岚）1111011\n石桥老街修缮方案公示\n首届木偶节昨晚开幕\n`,
    want: [
      {
        ...whole,
        editors: ['成岚'],
        paragraphs: [P1, P2, '不过，摊贩们担心生意变淡，盼着早日通车。（编辑：成岚）1111011'],
      },
    ],
  },
  {
    says: 'an agency with its writer behind a dot, and its dateline on a line of its own',
    text: `${TITLE}\n云汀社·小布\n2020年01月02日 03:04\n云汀社1月2日电\n${P1}\n${P2}\n`,
    want: [{ title: TITLE, authors: ['小布'], source: '云汀社', publishedAt: '2020-01-02T03:04+08:00' }],
  },
  { says: 'an object of JSON', text: JSON.stringify(json), want: [whole] },
  { says: 'a list of objects of JSON', text: JSON.stringify([json, json], null, 2), want: [whole, whole] },
  {
    says: 'an object a line',
    text: `${JSON.stringify(json)}\n${JSON.stringify(json)}\n`,
    want: [whole, whole],
  },
  {
    says: 'JSON whose body is markup and whose date counts milliseconds',
    text: JSON.stringify({ ...json, publish_time: 1577905440000, content: `<p>${P1}</p><p>${P2}</p>` }),
    want: [whole],
  },
  {
    says: 'a table with a line of names, its cells in quotes',
    text: `title,pub_time,source,content\r\n${[TITLE, '2020-01-02 03:04', '云汀样报', `${P1}\n${P2}`].map(quoted).join(',')}\r\n`,
    want: [whole],
  },
  {
    says: 'a table between tabs, its names in Chinese',
    text: `标题\t发布时间\t来源\t正文\n${TITLE}\t2020-01-02 03:04\t云汀样报\t${P1}${P2}\n`,
    want: [{ ...whole, paragraphs: [P1 + P2] }],
  },
  {
    says: 'labels on lines of their own, their values on the next; buttons beside them stay buttons',
    text: `${TITLE}\n来源\n云汀样报\n时间\n2020-01-02 03:04\n作者\n葛若溪\n评论\n分享\n\n${P1}\n\n${P2}\n\n责编\n穆北辰\n`,
    want: [{ ...whole, authors: ['葛若溪'], editors: ['穆北辰'] }],
  },
  {
    says: 'the paper a story was taken from, and its day, behind the story',
    text: `${TITLE}\n\n${P1}\n\n${P2}\n\n（原载《云汀样刊》2001年2月3日）\n编辑：穆北辰\n`,
    want: [{ source: '云汀样刊', publishedAt: '2001-02-03', paragraphs: [P1, P2] }],
  },
  {
    says: 'the moment at which a wire went out, behind the story',
    text: `${TITLE}\n\n${P1}\n\n${P2}\n（完）\n2020-01-02 03:04 发稿\n`,
    want: [{ publishedAt: '2020-01-02T03:04+08:00', paragraphs: [P1, P2] }],
  },
  {
    says: 'the outlet that a dump names in its first line alone',
    text: `云汀日志\n山一程 水一程\n\n${TITLE}\n\n2020年1月2日\n\n${P1}\n\n${P2}\n`,
    want: [{ source: '云汀日志', paragraphs: [P1, P2] }],
  },
  {
    says: 'a first line that the foot of the dump repeats is the outlet, whatever it is called',
    text: `石闻 > 街巷\n${TITLE}\n2020-01-02\n\n${P1}\n\n${P2}\n\n© 2020 石闻。保留一切权利\n`,
    want: [{ source: '石闻', paragraphs: [P1, P2] }],
  },
  {
    says: 'the outlet alone on the line above the headline',
    text: `2020年1月2日 星期四\n第A12版：街巷\n云汀样报\n${TITLE}\n\n本报记者 葛若溪\n\n　　${P1}\n　　${P2}\n`,
    want: [{ source: '云汀样报', authors: ['葛若溪'], title: TITLE }],
  },
  {
    says: 'the outlet before its writer in a by-line with the place',
    text: `${TITLE}\n\n2020/01/02 03:04\n云汀早闻 記者葛若溪／云汀報導\n\n${P1}\n\n${P2}\n`,
    want: [{ source: '云汀早闻', authors: ['葛若溪'] }],
  },
  {
    says: 'the outlet of a report that is sent from somewhere; the line is neither headline nor writer',
    text: `${TITLE}\n葛若溪\n云汀样线记者 发自柳湾\n2020年1月2日\n分享\n\n${P1}\n\n${P2}\n`,
    want: [{ title: TITLE, source: '云汀样线', authors: ['葛若溪'], paragraphs: [P1, P2] }],
  },
  {
    says: 'ranks and buttons of a board are neither outlet nor writer',
    text: `云汀样网 » 街巷 » ${TITLE}\n${TITLE}\n\n葛若溪\n论坛元老\n发表于 2020-1-2 03:04 | 只看该作者 | 倒序看帖\n\n${P1}\n\n${P2}\n`,
    want: [{ title: TITLE, source: '云汀样网', authors: ['葛若溪'] }],
  },
  {
    says: 'the owner in the foot',
    text: `首页 街巷 图片\n${TITLE}\n2020-01-02\n\n${P1}\n\n${P2}\n\n云汀样讯 版权所有 未经书面授权不得转载\n`,
    want: [{ source: '云汀样讯' }],
  },
  {
    says: 'lead, outlet and writer between the headline and its date',
    text: `首页 街巷\n${TITLE}\n六楼也有了热水。\n云汀样声中文\n葛若溪\n2020年1月2日\n\n${P1}\n\n${P2}\n`,
    want: [{ title: TITLE, source: '云汀样声中文', authors: ['葛若溪'] }],
  },
  {
    says: 'an outlet under the headline with a slash, the writer with what he did, the size of letters a line each',
    text: `云汀样报\n即时\n${TITLE}\n云汀样报 /\n葛若溪 报道\n发布 /2020年1月2日 03:04\n字体大小:\n小\n中\n大\n${P1}\n${P2}\n`,
    want: [{ ...whole, authors: ['葛若溪'] }],
  },
  {
    says: 'headlines of others in the middle, and the story going on behind them',
    text: `${TITLE}\n2020-01-02 03:04 来源：云汀样报\n\n${P1}\n\n热门阅读\n石桥老街修缮方案公示\n石桥镇入冬供暖提前\n\n${P2}\n\n${P2}旧水厂的水压也由集团统一调度，每天两次。\n\n责任编辑：甘长青\n`,
    want: [{ ...whole, paragraphs: [P1, P2, `${P2}旧水厂的水压也由集团统一调度，每天两次。`] }],
  },
  {
    says: 'the writer alone behind the last sentence',
    text: `${TITLE}\n2020-01-02 03:04 来源：云汀样报\n\n${P1}\n\n${P2}\n\n葛若溪\n`,
    want: [{ ...whole, authors: ['葛若溪'] }],
  },
  {
    says: 'short items under one sign',
    text: `云汀样报\n街巷短讯\n2020-01-02 03:04 来源：云汀样报\n\n■旧水厂换管线\n${P1}\n■夜市规范摊位\n${P2}\n■枇杷开秤\n首日每斤八元，比去年贵一成。\n`,
    want: [
      {
        title: '街巷短讯',
        paragraphs: ['■旧水厂换管线', P1, '■夜市规范摊位', P2, '■枇杷开秤', '首日每斤八元，比去年贵一成。'],
      },
    ],
  },
  {
    says: 'the second post of a board ends the story',
    text: `云汀样网 » ${TITLE}\n${TITLE}\n摆渡人\nUID 101 帖子 12 精华 0\n发表于 2020-1-2 03:04 只看该作者\n【转自云汀样报】${P1}\n${P2}\nUID 205 帖子 3 精华 0\n路过\n好消息，我们楼也盼着换管线\n`,
    want: [{ title: TITLE, source: '云汀样报', paragraphs: [`【转自云汀样报】${P1}`, P2] }],
  },
  {
    says: 'what a broadcast is about stands above its transcript',
    text: `${TITLE}\n2020-01-02 03:04 来源：云汀样报\n\n视频简介：六楼也有了热水。\n\n${P1}\n\n${P2}\n`,
    want: [whole],
  },
  {
    says: 'the name above the headline that the foot writes as a title',
    text: `街巷\n水边零一\n社会新闻\n${TITLE}\n2020-01-02 03:04\n\n${P1}\n\n${P2}\n\n下载《水边零一》手机版\n`,
    want: [{ source: '水边零一' }],
  },
  {
    says: 'Markdown behind a head of fields between two lines of dashes',
    text: `---\ntitle: ${TITLE}\nlayout: post\ndate: 2020-01-02 03:04\nsource: 云汀样报\n---\n\n${P1}\n\n${P2}\n`,
    want: [whole],
  },
  {
    says: 'the outlet with its address and the day on the first line',
    text: `云汀样网 www.outlet.example ( 2020-01-02 )\n稿件来源: 云汀样报\n${TITLE}\n${P1}\n${P2}\n`,
    want: [{ ...whole, publishedAt: '2020-01-02' }],
  },
  {
    says: 'source and lead on lines around the date',
    text: `街巷\n${TITLE}\n来源于 云汀样报\n2020-01-02 03:04\n老城的水压稳了，管线全部换新\n${P1}\n${P2}\n`,
    want: [{ title: TITLE, source: '云汀样报' }],
  },
  {
    says: 'a trail that names the outlet, and a writer with his place behind a dot',
    text: `水边频道 > 云汀样报 > 街巷\n${TITLE}\n(2020-01-02)\n● 葛若溪（柳湾特派员）\n${P1}\n${P2}\n`,
    want: [{ title: TITLE, source: '云汀样报', authors: ['葛若溪'], paragraphs: [P1, P2] }],
  },
  {
    says: 'the first line alone names the site',
    text: `东岸水边云\n2020-01-02 03:04\n${TITLE}\n${P1}\n${P2}\n`,
    want: [{ title: TITLE, source: '东岸水边云' }],
  },
  {
    says: 'a line with the source closes the story as the writer does',
    text: `${TITLE}\n2020-01-02 03:04 来源：云汀样报\n复制链接\n葛若溪\n${P1}\n枇杷熟了。渡口的灯一盏一盏亮起来，卖豆花的阿婆收了摊。\n孩子们在堤上放纸鸢，线断了，谁也没有去追它。\n文/图 | 云汀样报全媒体记者 葛若溪\n来源 | 云汀样报\n`,
    want: [
      {
        title: TITLE,
        source: '云汀样报',
        authors: ['葛若溪'],
        paragraphs: [
          P1,
          '枇杷熟了。渡口的灯一盏一盏亮起来，卖豆花的阿婆收了摊。',
          '孩子们在堤上放纸鸢，线断了，谁也没有去追它。',
        ],
      },
    ],
  },
  {
    says: 'a masthead with its number, and a line with a clock that is no headline',
    text: `云汀样刊·人物　2020年1月2日　总第502期\n${TITLE}\n01-02 10:02 云汀样网\n${P1}\n${P2}\n`,
    want: [{ title: TITLE, source: '云汀样刊' }],
  },
]
for (const { says, text, want } of cases) test(says, () => expect(read(text)).toMatchObject(want))

test('a short story ends where sentences follow that speak each of another thing', () => {
  const others = [
    '石桥镇的老街入冬前完成修缮，二十处院落挂牌保护，游客可以免费进入参观，每周一闭馆。',
    '今年的渔获比往年多三成，码头上的冷库已经排到下个月，船主们忙着修补渔网，准备再次出海。',
    '南岭果园引进滴灌技术之后，柑橘甜度提高，订单从外省的超市接连不断飞来，包装工人都加了班。',
    '少年足球联赛周末开踢，十六支队伍分成四组，决赛将在新落成的体育场举行，门票全部赠送。',
    '夜班公交增加三条线路，末班车延长到凌晨一点，护士和餐馆伙计都说方便多了，票价仍是两元。',
    '气象台预计明天有大风降温，山区可能出现霜冻，菜农应当及早给大棚盖上草帘，牲畜也要添料。',
  ]
  const story = P1
  expect(read(`${TITLE}\n2020-01-02 03:04 云汀样报\n\n${[story, ...others].join('\n\n')}\n`)).toMatchObject([
    { paragraphs: [story] },
  ])
})

test('a story that speaks of titles and contents is no table', () => {
  expect(read(`标题,内容,谁说了算\n2020-01-02 03:04 来源：云汀样报\n\n${P1}\n\n${P2}\n`)).toMatchObject([
    { paragraphs: [P1, P2] },
  ])
})
