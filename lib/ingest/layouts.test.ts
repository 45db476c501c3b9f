/**
 * Layouts in small: what each kind of page needs from several steps together. One page a case, as short as shows it.
 */
import { expect, test } from 'vitest'
import type { ArticleDraft } from './document.ts'
import { ingestDocument } from './pipeline.ts'

const P1 = '云汀的旧水厂建于六十年代，至今仍为沿河三十个居民点供水，每天清晨都有人来记录水位。'
const P2 = '水务集团的技术人员说，新的供水管线穿越老城，沿途布设了四十二个压力监测点。'
const P3 = '住在河东小区的居民发现水压稳了，六楼也能正常洗澡，抢修队伍半小时内就能赶到。'
const P4 = '下一步，供水的部门还将更换老旧水表，并为孤寡老人上门检修管线。'
const P5 = '管线改造的费用由财政和集团共同承担，居民不必出钱，水价一年之内不变。'
const TITLE = '云汀旧水厂的供水管线换新'
const p = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('')

interface Case {
  readonly says: string
  readonly page: string
  readonly kind?: 'html' | 'text'
  readonly want: Partial<ArticleDraft>
}

const encoded = encodeURIComponent(
  JSON.stringify({ news: { news_title: TITLE, news_content: p(P1, P2), news_date: '2019-03-04 05:06' } }),
)

const ABOUT_CODES = '扫个码就能免费领鸡蛋，扫码关注公众号后，还要填写姓名和电话。'
const ABOUT_RIGHTS = '这家公司的法律顾问介绍，未经许可转载照片的小店，去年有三百余家。'

const cases: readonly Case[] = [
  {
    says: 'paragraphs that tell of codes to scan and of rights belong to the story, a notice about them does not',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>2020-01-02 云汀样报</div><div>${p(ABOUT_CODES, ABOUT_RIGHTS, P1, P2, '扫描下方二维码，关注我们的公众号，获取更多内容。', '未经许可，任何单位和个人不得转载本报稿件。')}</div>`,
    want: { paragraphs: [ABOUT_CODES, ABOUT_RIGHTS, P1, P2] },
  },
  {
    says: 'a page titled by its paper and the day has its headline, its day and its paper all the same',
    page: `<title>云汀日报 1998.12.14</title><h3>${TITLE}</h3><p>${P1}<p>${P2}<hr><p>云汀日报1998.12.14<br><a href="1.htm">返回目录</a>`,
    want: { title: TITLE, source: '云汀日报', publishedAt: '1998-12-14', paragraphs: [P1, P2] },
  },
  {
    says: 'a board is the source of its threads, and the member who opened one is its writer',
    page: `<title>${TITLE} - 云汀杂谈 - 云汀论坛 - Powered by Discuz!</title><div><h1>${TITLE}</h1><table><tr><td class="postauthor"><cite>闲云野鹤</cite></td><td><div>发表于 2012-7-5 20:09</div><div>${p(P1, P2)}</div></td></tr></table></div>`,
    want: { source: '云汀论坛', authors: ['闲云野鹤'], publishedAt: '2012-07-05T20:09+08:00' },
  },
  {
    says: 'what kind of story it is, in brackets, and a place alone are no outlets',
    page: `<title>${TITLE} | 云汀日报 | 要闻港闻 | 20140612</title><h1>${TITLE}</h1><div>2014.06.12</div><p>【有片】</p><div>${p(P1, P2)}</div>`,
    want: { source: '云汀日报' },
  },
  {
    says: 'the outlet is known by its form where a pen name stands nearer to the date',
    page: `<title>${TITLE}_新闻_云汀网</title><h1>${TITLE}</h1><div><span>社会新闻</span><span>江样都市报</span><span>秋实</span><span>2013-04-18 09:22</span></div><div>${p(P1, P2)}</div>`,
    want: { source: '江样都市报' },
  },
  {
    says: 'an account is the source, not the office behind it',
    page: `<title>${TITLE}</title><h2>${TITLE}</h2><div><p>云汀观察</p><div>云汀区融媒体中心官方账号 <span>2020-12-01 07:52</span></div></div><div>${p(P1, P2)}</div>`,
    want: { source: '云汀观察' },
  },
  {
    says: 'names that are set wide behind the source',
    page: `<title>${TITLE}_云汀网——综合</title><h1>${TITLE}</h1><div>2008年10月08日 07:52 来源：云汀经济日报 顾 盼 白 马</div><div>${p(P1, P2)}</div>`,
    want: { source: '云汀经济日报', authors: ['顾盼', '白马'] },
  },
  {
    says: 'a page whose title opens with its paper and closes with the headline',
    page: `<title>云汀日报多媒体数字报-诗三首</title><table><tr><td>第B3版：副刊</td><td>2009年9月15日</td></tr></table><font><b>诗三首</b></font><div>${p(P1, P2)}</div>`,
    want: { title: '诗三首', source: '云汀日报', publishedAt: '2009-09-15' },
  },
  {
    says: 'an account on a line of its own comes before the place beside the date and before its motto',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>关山</div><div><a href="#">县城笔记</a></div><div>2023-07-01 07:30<em>云岭</em></div><div><p>写给这座小城的人们</p><p>全文约 3200 字，阅读大约需要 8 分钟</p>${p(P1, P2)}</div>`,
    want: { source: '县城笔记', authors: ['关山'] },
  },
  {
    says: 'a paper before the label of its writer, without a date',
    page: `<title>云汀之窗</title><h2>${TITLE}</h2><p>云汀晨报　作者：本报记者</p><p>2001年12月25日</p>${p(P1, P2)}<p>［返回］［推荐给好友］</p>`,
    want: { source: '云汀晨报', authors: [], publishedAt: '2001-12-25', paragraphs: [P1, P2] },
  },
  {
    says: 'a page of a longer story loses the number behind its headline',
    page: `<title>${TITLE}(2)_云汀网</title><h1>${TITLE}(2)</h1><div>2020-01-02 云汀网</div><div>${p(P1, P2)}</div><p>[<a href="1">上一页</a>] [<a href="1">1</a>] [2]</p>`,
    want: { title: TITLE, paragraphs: [P1, P2] },
  },
  {
    says: 'an outlet whose name the title gives in two scripts',
    page: `<title>${TITLE} | 生活 | 云汀新聞網 YUNTING.EXAMPLE</title><h1>${TITLE}</h1><time>2020/08/31 12:47</time><p>生活中心／巫青報導</p><div>${p(P1, P2)}</div>`,
    want: { source: '云汀新聞網', authors: ['巫青'], paragraphs: [P1, P2] },
  },
  {
    says: 'a correspondent signs in Latin letters under the headline',
    page: `<title>${TITLE} - 云汀中文网</title><div>2009年02月23日 08:14</div><h1>${TITLE}</h1><div>Lena Marsh</div><div>${p(P1, P2)}</div>`,
    want: { authors: ['Lena Marsh'], source: '云汀中文网', paragraphs: [P1, P2] },
  },
  {
    says: 'an update without a colon is the day where the page has no other, and the writer has an office below the name',
    page: `<title>云汀广播中文网 - 城乡 - ${TITLE}</title><div>更新时间 2010年6月29日, 格林尼治标准时间12:05</div><h1>${TITLE}</h1><div><div>江枫</div><div>云汀广播中文网记者</div></div><div>${p(P1, P2)}</div>`,
    want: { publishedAt: '2010-06-29', authors: ['江枫'], source: '云汀广播中文网', paragraphs: [P1, P2] },
  },
  {
    says: 'related links in the middle of a story do not end it',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div class="text">${p(P1)}<div class="box"><h4>延伸阅读</h4><ul><li><a href="/1">石桥老街修缮方案公示</a></li></ul></div>${p(P2, P3)}</div>`,
    want: { paragraphs: [P1, P2, P3] },
  },
  {
    says: 'a box of related headlines in the middle of a story is none of it, linked or not',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div class="text">${p(P1)}<div class="box">${p('相关新闻', '石桥老街修缮方案公示', '石桥镇入冬供暖提前')}</div>${p(P2, P3)}</div>`,
    want: { paragraphs: [P1, P2, P3] },
  },
  {
    says: 'a second story below the first, with headline and info line of the same form, is none of it',
    page: `<title>${TITLE}</title><div><article><h1>${TITLE}</h1><div>云汀样报 2020-01-02 03:04</div><div>${p(P1, P2)}</div></article><article><h1>石桥老街修缮方案公示</h1><div>云汀样报 2020-01-01 10:11</div><div>${p(P3, P4, P5, P3.replace('河东', '河西'))}</div></article></div>`,
    want: { title: TITLE, paragraphs: [P1, P2], publishedAt: '2020-01-02T03:04+08:00' },
  },
  {
    says: 'state whose paragraphs hold their text in runs below runs, with an object beside them for date and outlet',
    page: `<title>样报</title><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { post: { heading: TITLE, meta: { publishedAt: '2019-03-04T05:06:00+08:00', outlet: { name: '云汀样报' } }, blocks: [P1, P2].map((text) => ({ type: 'paragraph', children: [{ text: text.slice(0, 9) }, { type: 'link', children: [{ text: text.slice(9) }] }] })) }, latest: [{ heading: '石桥老街修缮方案公示' }] } })}</script>`,
    want: {
      title: TITLE,
      paragraphs: [P1, P2],
      source: '云汀样报',
      publishedAt: '2019-03-04T05:06+08:00',
    },
  },
  {
    says: 'an outlet whose name lost a character is none',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>2020-01-02 来源：云汀样\ufffd</div><div>${p(P1, P2)}</div>`,
    want: { source: null, publishedAt: '2020-01-02' },
  },
  {
    says: 'a letter of one paragraph keeps its salutation and its closing',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>2020-01-02 云汀样报</div><div>${p('各位父老乡亲：', P1, '此致', '敬礼！', '云汀一位读者')}</div>`,
    want: { paragraphs: ['各位父老乡亲：', P1, '此致', '敬礼！', '云汀一位读者'] },
  },
  {
    says: 'a table of results behind a short story belongs to it, a table of links does not',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>2020-01-02 云汀样报</div><div>${p(P1)}<table><tr><td>一</td><td>1:10:30</td></tr><tr><td>二</td><td>1:12:40</td></tr></table><table><tr><td><a href="/1">石桥老街</a></td><td><a href="/2">石桥新街</a></td></tr><tr><td><a href="/3">上街</a></td><td><a href="/4">下街</a></td></tr></table></div>`,
    want: { paragraphs: [P1, '一', '1:10:30', '二', '1:12:40'] },
  },
  {
    says: 'related links behind a story end it, though teasers follow them',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div class="text">${p(P1, P2)}</div><h4>延伸阅读</h4><div class="list"><div><a href="/1">石桥老街修缮方案公示</a></div><p>石桥镇的老街将按原样修缮，二十处院落挂牌保护。</p></div>`,
    want: { paragraphs: [P1, P2] },
  },
  {
    says: 'paragraphs that a page folds away belong to the story',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div class="text">${p(P1, P2, P3)}<div style="display:none">${p(P4, P5)}</div></div><a href="#">展开全文</a>`,
    want: { paragraphs: [P1, P2, P3, P4, P5] },
  },
  {
    says: 'a heap of links is no prose, however many there are and whatever parts them',
    page: `<title>${TITLE}</title>${Array.from({ length: 9000 }, (_, i) => `<a href="/${i}">石桥老街之${i}</a> | `).join('')}<h1>${TITLE}</h1><div>${p(P1, P2)}</div>`,
    want: { paragraphs: [P1, P2] },
  },
  {
    says: 'captions that tell the whole story are the story',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><ul>${[P1, P2, P3].map((text, i) => `<li><img src="${i}.jpg"><div>${text.slice(0, 30)}。水石 摄</div></li>`).join('')}</ul>`,
    want: { paragraphs: [P1, P2, P3].map((text) => `${text.slice(0, 30)}。水石 摄`) },
  },
  {
    says: 'short lines outside the element of the story are no part of it; a lead is',
    page: `<title>${TITLE}</title><article><h1>${TITLE}</h1><p>${P1}</p><div>09/04/2020 - 08:43</div><div><p>电子信箱新闻信</p></div><div class="body">${p(P2, P3, P2.replace('集团', '公司'))}</div><ul><li>亚洲</li></ul></article>`,
    want: { paragraphs: [P1, P2, P3, P2.replace('集团', '公司')], publishedAt: '2020-04-09T08:43+08:00' },
  },
  {
    says: 'a summary that the story repeats is read once',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div class="intro">${P1.slice(0, 26)}...</div><div>${p(P1, P2)}</div>`,
    want: { paragraphs: [P1, P2] },
  },
  {
    says: 'results that look like a clock stay in their table',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>${p(P1)}<table><tr><td>一</td><td>1:10:30</td></tr></table>${p(P2)}</div>`,
    want: { paragraphs: [P1, '一', '1:10:30', P2] },
  },
  {
    says: 'a page titled by its section takes the line above the info line for its headline',
    page: `<title>新闻详细_云汀医院</title><table><tr><td>${TITLE}</td></tr><tr><td>来源：本院 发布时间：2011-3-4</td></tr><tr><td>${p(P1, P2)}</td></tr></table>`,
    want: { title: TITLE, publishedAt: '2011-03-04' },
  },
  {
    says: 'a heading that holds the info line too is cut where that begins, and the line is read',
    page: `<title>${TITLE} - 本地</title><h1>${TITLE}<br><span>2012-05-06 07:08 来源：云汀门户网 点击：</span></h1><div>${p(P1, P2)}</div>`,
    want: { title: TITLE, publishedAt: '2012-05-06T07:08+08:00', source: '云汀门户网' },
  },
  {
    says: 'a person beside the date is the writer, the publisher of the structured data the source',
    page: `<title>${TITLE}</title><script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"云上经济"}}</script><h1>${TITLE}</h1><div>葛若溪 · 2020-01-02 03:04</div><div>${p(P1, P2)}</div>`,
    want: { authors: ['葛若溪'], source: '云上经济' },
  },
  {
    says: 'a by-line with the place of the report names the writer and is no paragraph',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>2020-01-02 03:04</div><div>${p('記者葛若溪／台北報導', P1, P2)}</div>`,
    want: { authors: ['葛若溪'], paragraphs: [P1, P2] },
  },
  {
    says: 'the issuer and the day under a notice belong to it',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>发布日期：2005-03-12</div><div>${p(P1, P2, '云汀住房和城乡建设局', '2005年3月11日')}</div>`,
    want: { paragraphs: [P1, P2, '云汀住房和城乡建设局', '2005年3月11日'], publishedAt: '2005-03-12' },
  },
  {
    says: 'a trail in the line of the date names sections; its first step is the source',
    page: `<title>${TITLE}</title><div>东风样网 &gt; 生活 2020年01月02日 03:04</div><h1>${TITLE}</h1><div>${p(P1, P2)}</div>`,
    want: { source: '东风样网', publishedAt: '2020-01-02T03:04+08:00' },
  },
  {
    says: 'labels and values in cells of a table above the headline',
    page: `<title>${TITLE}_云汀市人民政府</title><table><tr><td>发布机构</td><td>云汀市住建局</td><td>文　　号</td><td>建发3号</td></tr></table><h1>${TITLE}</h1><div>发布日期：2005-03-12</div><div>${p(P1, P2)}</div>`,
    want: { source: '云汀市住建局', publishedAt: '2005-03-12' },
  },
  {
    says: 'labels that are set wide, under a page title that names the section alone',
    page: `<title>工作动态 - 云汀区政府</title><div>${TITLE}</div><div><span>发 布 时 间：2005-03-12</span><span>来 源：区应急管理局</span></div><div>${p(P1, P2)}</div>`,
    want: { title: TITLE, source: '区应急管理局', publishedAt: '2005-03-12' },
  },
  {
    says: 'who uploaded a page and who made its picture are no source',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>发布者：葛若溪 发布时间：2005-03-12</div><div>${p(P1, P2)}<p>来源：党委宣传部</p></div><div>图片来源: 资料库</div>`,
    want: { source: '党委宣传部' },
  },
  {
    says: 'the account behind its writer is the source of a saved post',
    page: `<title>${TITLE}</title><meta property="og:site_name" content="微信公众平台"><h1>${TITLE}</h1><div><span>原创</span><span>葛若溪</span><span>河口观察</span></div><div>2005-03-12</div><div>${p(P1, P2)}</div>`,
    want: { source: '河口观察', authors: ['葛若溪'] },
  },
  {
    says: 'the labelled outlet behind the story comes before the site beside the date',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>2005-03-12 07:08 云汀样网</div><div>${p(P1, P2)}</div><div>来源：钱江样讯　编辑：葛若溪</div>`,
    want: { source: '钱江样讯', editors: ['葛若溪'] },
  },
  {
    says: 'a page titled by the section at the end of its trail takes its headline from the page',
    page: `<title>媒体聚焦-云汀水厂</title><div>首页 » 媒体聚焦</div><div>${TITLE}</div><div>来源：云汀水厂 发布日期：2005-03-12</div><div>${p(P1, P2)}</div>`,
    want: { title: TITLE },
  },
  {
    says: 'writer and outlet share a line under the headline',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><p>石佳/云汀青年样报</p><p>2005-03-12 07:08</p><div>${p(P1, P2)}</div>`,
    want: { authors: ['石佳'], source: '云汀青年样报' },
  },
  {
    says: 'a name in the element of the writer is the writer’s, short as it is',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><table><tr><td class="author">宗仁</td><td>2005-03-12 07:08</td></tr></table><div>${p(P1, P2)}</div>`,
    want: { authors: ['宗仁'] },
  },
  {
    says: 'the opening’s own outlet is the source where no label names one',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>2005-03-12 07:08</div><div>${p(`云汀样报讯（记者 石佳）${P1}`, P2)}</div>`,
    want: { source: '云汀样报', authors: ['石佳'] },
  },
  {
    says: 'a page’s title may open with the share that the story is about',
    page: `<title>云汀水务(600000)_公司公告_关于${TITLE}及停水安排的公告</title><h1>云汀水务(600000)</h1><table><tr><th>关于${TITLE}及停水安排的公告</th></tr><tr><td>公告日期：2019-05-08</td></tr><tr><td>${p(P1, P2)}</td></tr></table>`,
    want: { title: `关于${TITLE}及停水安排的公告`, source: null },
  },
  {
    says: 'an outlet stands beside a date without its year, too',
    page: `<link rel="canonical" href="http://news.example.invalid/2016/1208/1.html"><title>${TITLE}</title><h1>${TITLE}</h1><div>12月08日 09:30　健康云报</div><div>${p(P1, P2)}</div>`,
    want: { source: '健康云报', publishedAt: '2016-12-08T09:30+08:00' },
  },
  {
    says: 'the day of the update is taken where the page shows no other',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>作者：佚名 文章来源：云汀样台 点击数：12 更新时间：2013-2-4 10:12:00 文章录入：admin</div><div>${p(P1, `${P2}（石佳 王小明）`)}</div>`,
    want: { publishedAt: '2013-02-04T10:12+08:00', source: '云汀样台', authors: ['石佳', '王小明'] },
  },
  {
    says: 'a notice keeps the telephone that it names; a page’s own is cut off behind the story',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>发布日期：2005-03-12</div><div>${p(P1, '举报电话：0000-8800000', P2, P3)}<p>举报电话：0000-1111111</p></div>`,
    want: { paragraphs: [P1, '举报电话：0000-8800000', P2, P3] },
  },
  {
    says: 'writer and outlet stand side by side under the headline',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div><span>滕朔</span><span>远衡观察</span></div><div>2023-11-16 10:05 来源：远衡观察</div><div>${p(P1, P2)}</div>`,
    want: { source: '远衡观察', authors: ['滕朔'] },
  },
  {
    says: 'a name of two characters directly under the headline is the writer’s; tools in brackets are no source',
    page: `<title>${TITLE}</title><table><tr><td><b>${TITLE}</b></td></tr><tr><td>郦朔</td></tr><tr><td>2005年05月06日10:22　【字号 大 中 小】【留言】【论坛】</td></tr><tr><td>${p(P1, P2)}</td></tr><tr><td>来源：《云汀样报》</td></tr></table>`,
    want: { authors: ['郦朔'], source: '云汀样报' },
  },
  {
    says: 'an outlet in brackets behind an address',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>NEWS.OUTLET.EXAMPLE　2005年05月06日08:15　来源：[ <a>体坛样讯</a> ]</div><div>${p(P1, P2)}</div>`,
    want: { source: '体坛样讯' },
  },
  {
    says: 'a section beside the date is no source, an outlet before it is',
    page: `<title>${TITLE}_云汀网</title><h1>${TITLE}</h1><div><span>新桦社</span><span>2014-08-18 16:30</span><span>国内新闻</span></div><div>${p(P1, P2)}</div>`,
    want: { source: '新桦社' },
  },
  {
    says: 'a paper names a page of short news by its masthead alone; its headline stands in bold',
    page: `<title>云汀样报</title><p>云汀样报 2008年12月5日 星期五 第2版 要闻</p><table><tr><td><b>本市简讯</b></td></tr><tr><td>${p(P1, P2)}</td></tr></table>`,
    want: { title: '本市简讯', source: '云汀样报' },
  },
  {
    says: 'buttons beside the date are no source',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div><em>云上财讯</em> <em>2005-03-12 07:08</em> <em>听新闻</em> <a href="#">我要评论</a></div><div>${p(P1, P2)}</div>`,
    want: { source: '云上财讯' },
  },
  {
    says: 'a paper with the day of its issue is the source, its page is not',
    page: `<title>云汀新闻</title><center><b>${TITLE}</b></center><p>（《云汀样报》1999年5月12日　第一版）</p><hr>　　${P1}<p>　　${P2}`,
    want: { title: TITLE, source: '云汀样报', publishedAt: '1999-05-12' },
  },
  {
    says: 'a story in a paper’s table: the line above the by-line is the headline, the masthead the source',
    page: `<title>云汀样报多媒体数字版</title><table><tr><td>第A02版：要闻</td></tr><tr><td>2008年12月1日 星期一</td></tr><tr><td>${TITLE}</td></tr><tr><td>□穆北辰</td></tr><tr><td>${p(P1, P2)}</td></tr></table>`,
    want: { title: TITLE, source: '云汀样报', authors: ['穆北辰'], publishedAt: '2008-12-01' },
  },
  {
    says: 'a date whose parts stand apart on one line',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div><b>2005</b><i>04/20</i><em>09:47</em></div><div>${p(P1, P2)}</div>`,
    want: { publishedAt: '2005-04-20T09:47+08:00' },
  },
  {
    says: 'a post of a bulletin board has its own labels, and a line of its station at the end',
    kind: 'text',
    page: `发信人: river (小溪), 信区: News\n标  题: ${TITLE}\n发信站: 柳湾站 (2005年4月20日09:47:08 星期三), 站内信件\n\n${P1}\n${P2}\n--\n※ 来源:．柳湾站．[FROM: 10.0.0.1]\n`,
    want: { title: TITLE, publishedAt: '2005-04-20T09:47+08:00', paragraphs: [P1, P2] },
  },
  {
    says: 'rules between the parts of a dump are neither headline nor story',
    kind: 'text',
    page: `${TITLE}\n================\n时间：2005-04-20 09:47    来源：东泽样报\n----------------\n${P1}\n\n${P2}\n`,
    want: { title: TITLE, source: '东泽样报', paragraphs: [P1, P2] },
  },
  {
    says: 'an English head names writer and date, and no source',
    page: `<title>${TITLE} - 环海样报</title><h1>${TITLE}</h1><p>By 华子墨</p><p>Posted on 2012-05-06 07:08</p><div>${p(P1, P2)}</div>`,
    want: { authors: ['华子墨'], source: '环海样报', publishedAt: '2012-05-06T07:08+08:00' },
  },
  {
    says: 'the date stands behind short lines and a lead',
    page: `<title>${TITLE}</title><main><h1>${TITLE}</h1><div>图像来源，视觉图库</div><p>${P1}</p><div>2012年5月6日</div>${p(P2, P3)}</main>`,
    want: { publishedAt: '2012-05-06' },
  },
  {
    says: 'a time of the afternoon is read as such and names no source',
    page: `<title>${TITLE} | 狮城样报</title><h1>${TITLE}</h1><div>2021年12月17日 02:39 PM</div><div>${p(P1, P2)}</div>`,
    want: { publishedAt: '2021-12-17T14:39+08:00', source: '狮城样报' },
  },
  {
    says: 'state that a script decodes is read where the page shows nothing',
    page: `<title>样报</title><div id="app"></div><script>window.__INITIAL_STATE__=JSON.parse(decodeURIComponent("${encoded}"))</script>`,
    want: { title: TITLE, paragraphs: [P1, P2], publishedAt: '2019-03-04T05:06+08:00' },
  },
  {
    says: 'state that a function returns is read with its arguments',
    page: `<title>样报</title><div id="__nuxt"></div><script>window.__NUXT__=(function(a,b){return {data:[{detail:{title:"${TITLE}",content:"${P1}\\u003Cbr\\u003E${P2}",source:a,top:b}}]}}("湖畔新闻",false));</script>`,
    want: { title: TITLE, paragraphs: [P1, P2], source: '湖畔新闻' },
  },
  {
    says: 'an export with English and with composed labels',
    kind: 'text',
    page: `Title: ${TITLE}\n刊登媒体：云汀样报\n刊登日期：2001年2月3日\nAuthor: 葛若溪\nContent: ${P1}\n${P2}\n`,
    want: {
      title: TITLE,
      source: '云汀样报',
      publishedAt: '2001-02-03',
      authors: ['葛若溪'],
      paragraphs: [P1, P2],
    },
  },
  {
    says: 'a mail has fields above its body and no label before it',
    kind: 'text',
    page: `From: 晨光样刊\nTo: reader@example.org\nDate: 2001年2月3日 04:05\nSubject: ${TITLE}\n\n${P1}\n\n${P2}\n`,
    want: { title: TITLE, source: '晨光样刊', publishedAt: '2001-02-03T04:05+08:00', paragraphs: [P1, P2] },
  },
  {
    says: 'the outlet above the date of a dump is no headline',
    kind: 'text',
    page: `打开APP\n${TITLE}\n河口头条\n2010-01-02 03:04\n${P1}\n${P2}\n`,
    want: { title: TITLE, source: '河口头条', paragraphs: [P1, P2] },
  },
  {
    says: 'a dump on one line is cut at its wide gaps',
    kind: 'text',
    page: `${TITLE}  2010-01-02 03:04  来源：松江样网  　　${P1}　　${P2}`,
    want: { title: TITLE, source: '松江样网', publishedAt: '2010-01-02T03:04+08:00', paragraphs: [P1, P2] },
  },
  {
    says: 'a wrapped story between menus and lists is joined',
    kind: 'text',
    page: `首页\n\n${TITLE}\n\n2010-01-02 03:04\n\n${[P1, P2, P3].map((text) => text.replace(/(.{16})/g, '$1\n').replace(/\n$/, '')).join('\n\n')}\n\n相关新闻\n\n石桥老街修缮\n`,
    want: { title: TITLE, paragraphs: [P1, P2, P3] },
  },
  {
    says: 'a poem is a story where it is dated',
    page: `<title>${TITLE}</title><h1>${TITLE}</h1><div>2010-01-02 作者：陈小明</div><div><p>雾从木桩上升起</p><p>一只船慢慢醒来</p><p>橹声摇碎了星光</p><p>对岸的人在喊</p></div><ul><li><a href="/1">石桥老街修缮方案公示</a></li></ul>`,
    want: {
      title: TITLE,
      paragraphs: ['雾从木桩上升起', '一只船慢慢醒来', '橹声摇碎了星光', '对岸的人在喊'],
    },
  },
  {
    says: 'a dated story of one sentence is no login page, though the site asks to log in',
    kind: 'text',
    page: `欢迎光临 请先登录\n${TITLE}\n\n2010-01-02 来源：石桥晚报\n\n${P1.slice(0, 34)}。\n`,
    want: { title: TITLE, paragraphs: [`${P1.slice(0, 34)}。`], publishedAt: '2010-01-02' },
  },
  {
    says: 'a short story in a state is known by the headline and date beside it',
    page: `<div id="app"></div><script>window.__STATE__={"nav":["首页","要闻","社会","体育","文化","评论","专题","图片","视频"],"article":{"id":1,"title":"${TITLE}","publishTime":"2010-01-02 03:04","content":"${P1}"}}</script>`,
    want: { title: TITLE, paragraphs: [P1], publishedAt: '2010-01-02T03:04+08:00' },
  },
  {
    says: 'outlet and writer on lines of their own above the date are no part of the story',
    page: `<title>${TITLE}</title><article><h1>${TITLE}</h1><ul><li>石桥晚报</li><li>陈小明</li><li>2010/01/02 03:04</li></ul>${p(P1, P2)}</article>`,
    want: { paragraphs: [P1, P2], source: '石桥晚报', publishedAt: '2010-01-02T03:04+08:00' },
  },
  {
    says: 'a bullet before a headline and brackets round its particulars are taken off',
    kind: 'text',
    page: `◆ ${TITLE}\n【2010-01-02 03:04】【石桥晚报】【播音：陈小明】\n\n${P1}\n\n${P2}\n`,
    want: { title: TITLE, paragraphs: [P1, P2], source: '石桥晚报' },
  },
  {
    says: 'a story wrapped narrower than the headlines below it is joined',
    kind: 'text',
    page: `首页\n\n${TITLE}\n\n2010-01-02 03:04 来源：石桥晚报\n\n${[P1, P2, P3].map((text) => `　　${text}`.replace(/(.{19})/g, '$1\n')).join('\n\n')}\n\n相关新闻\n\n石桥老街修缮方案公示 二十处院落挂牌保护\n`,
    want: { title: TITLE, paragraphs: [P1, P2, P3] },
  },
  {
    says: 'a second headline is no headline, nor is the name of a site',
    kind: 'text',
    page: `石桥县人民政府门户网站\n${TITLE}\n——来自沿河居民点的报告\n作者：陈小明 日期：2010-01-02\n\n${P1}\n\n${P2}\n`,
    want: { title: TITLE, paragraphs: [P1, P2], authors: ['陈小明'] },
  },
  {
    says: 'a list of short words behind a date is an info line',
    kind: 'text',
    page: `一页纸\n\n${TITLE}\n\n2010年1月2日 by 陈小明 归类于 街巷 3 Comments\n\n${P1}\n\n${P2}\n`,
    want: { title: TITLE, paragraphs: [P1, P2], publishedAt: '2010-01-02', authors: ['陈小明'] },
  },
  {
    says: 'labels of an export may be longer than the word that tells them',
    kind: 'text',
    page: `文献标题=${TITLE}\n媒体来源=石桥晚报\n发送时间=2010-01-02\nAuthor-作者: 陈小明\n文献正文=\n${P1}\n${P2}\n`,
    want: { title: TITLE, paragraphs: [P1, P2], source: '石桥晚报', authors: ['陈小明'] },
  },
  {
    says: 'the issue of a paper behind the story gives source and day',
    page: `<title>New Page 1</title><p><b>${TITLE}</b></p>${p(P1, P2, '(《云汀样报》2001年3月2日第一版)')}`,
    want: { title: TITLE, source: '云汀样报', publishedAt: '2001-03-02', paragraphs: [P1, P2] },
  },
  {
    says: 'a day alone behind a release is its day',
    page: `<title>公报</title><h1>${TITLE}</h1><div>${p(P1, P2)}</div><div>完<br>2018年5月23日（星期三）</div>`,
    want: { publishedAt: '2018-05-23' },
  },
  {
    says: 'a second headline below the first is no outlet',
    page: `<title>${TITLE}--云汀样报数字报刊平台</title><table><tr><td><b>${TITLE}</b></td></tr><tr><td>穿越老城三十个居民点</td></tr></table>${p(P1, P2)}`,
    want: { source: '云汀样报' },
  },
  {
    says: 'the kind of a post is no part of its headline',
    page: `<title>${TITLE} - 街巷 - 云汀样网</title><h1>[转帖] ${TITLE}</h1><div>2020-01-02 03:04</div>${p(P1, P2)}`,
    want: { title: TITLE },
  },
  {
    says: "a rule for all of a site's stories tells nothing of this one's source",
    page: `<title>${TITLE}--云汀样网</title><div>${TITLE}</div><div>2020-01-02 03:04 云汀样报</div><div>${p(P1, P2)}</div><div>凡注明“来源：云汀样网”的所有作品，均为本网合法拥有版权</div>`,
    want: { source: '云汀样报' },
  },
  {
    says: 'a link to the comments above the story ends nothing',
    page: `<title>${TITLE}-街巷-云汀样网</title><h1>${TITLE}</h1><table><tr><td>2020-01-02 03:04</td><td>云汀样报</td><td>记者 葛若溪</td><td>查看评论</td></tr></table><div>${p(P1, P2)}</div><table><tr><td>编辑：甘长青</td></tr></table>`,
    want: { paragraphs: [P1, P2], source: '云汀样报', authors: ['葛若溪'] },
  },
  {
    says: "an account's card beside the headline names the source, the place below it does not",
    page: `<title>${TITLE}_样号</title><div><div class="author-info"><a class="name">水边人</a><p>2.3万粉丝</p></div><div><h1>${TITLE}</h1><p>2020-01-02 03:04 发布于：河东省</p><div>${p(P1, P2, '文字 | 葛若溪')}</div></div></div>`,
    want: { source: '水边人', authors: ['葛若溪'], paragraphs: [P1, P2] },
  },
  {
    says: 'a day in dots behind its word, and a site whose titles end in the day',
    page: `<title>${TITLE} | 街巷 | 水边之声 | 30.07.2016</title><h1>${TITLE}</h1><div>${p(P1, P2)}</div><ul><li>日期 30.07.2016</li></ul>`,
    want: { source: '水边之声', publishedAt: '2016-07-30' },
  },
  {
    says: 'outlet, writer of two characters and date in items of a list',
    page: `<title>${TITLE} | 水边早报</title><h1>${TITLE}</h1><ul><li>水边早报</li><li>葛朔</li><li>2020/01/02 03:04</li></ul><div>${p(P1, P2)}</div>`,
    want: { source: '水边早报', authors: ['葛朔'] },
  },
  {
    says: 'a writer and his outlet with a comma between',
    page: `<title>${TITLE} | 水边周末</title><h1>${TITLE}</h1><p>2020年1月2日</p>${p('葛若溪，水边周末报道', P1, P2)}`,
    want: { source: '水边周末', authors: ['葛若溪'], paragraphs: [P1, P2] },
  },
]

const ITEMS = ['石桥老街修缮方案公示', '临溪渔市清晨开秤', '东泽高校举办灯谜会', '长澜骑行道全线贯通']
const list = ITEMS.map(
  (item) => `<div><a href="/${item}">${item}</a><p>${item}，记者昨天在现场看到了热闹的场面。</p></div>`,
)

const links = ITEMS.concat(ITEMS.map((item) => `${item}之二`)).map(
  (item) => `<li><a href="/${item}">${item}</a></li>`,
)

const refused = [
  {
    says: 'a topic with a note and links',
    code: 'not-article-list',
    page: `<title>专题：供水改造_样报网</title><h1>专题：供水改造</h1><p>编者按：${P1}</p><ul>${links.join('')}</ul>`,
  },
  {
    says: 'a page of search results',
    code: 'not-article-search',
    page: `<title>“供水”的搜索结果</title>${list.join('')}`,
  },
  {
    says: 'a list of headlines with teasers',
    code: 'not-article-list',
    page: `<title>社会新闻</title><h1>社会新闻</h1>${list.join('')}`,
  },
  {
    says: 'a heading over lines without sentences, date or writer',
    code: 'no-article',
    page: `<title>便民服务_样报网</title><h1>便民服务</h1><div>${p('水费查询', '电费查询', '燃气报装与改造', '社保卡补办与挂失', '公交线路与站点', '出入境预约')}</div>`,
  },
  {
    says: 'a page that asks for proof',
    code: 'not-article-verification',
    page: '<title>访问验证</title><p>请依次点击图中的文字后继续访问,如有疑问请联系管理员。</p>',
  },
]
for (const { says, code, page } of refused)
  test(`${says} is refused`, () => {
    const bytes = new TextEncoder().encode(page)
    const raw = { file: 'page', url: null, bytes, contentType: null, capturedAt: null, sha256: '00' }
    expect(ingestDocument({ ...raw, kind: 'html' }, null)[0]).toMatchObject({ kind: 'rejected', code })
  })

for (const { says, page, kind = 'html', want } of cases)
  test(says, () => {
    const bytes = new TextEncoder().encode(page)
    const raw = { file: 'page', url: null, bytes, kind, contentType: null, capturedAt: null, sha256: '00' }
    const [outcome] = ingestDocument(raw, null)
    expect(outcome?.kind === 'article' ? outcome.draft : outcome).toMatchObject(want)
  })

test('a dump of ten thousand short lines is read in time that grows with its lines', () => {
  const bytes = new TextEncoder().encode('[1]某某\n'.repeat(10_000))
  const raw = { file: 'page', url: null, bytes, contentType: null, capturedAt: null, sha256: '00' }
  const start = performance.now()
  ingestDocument({ ...raw, kind: 'text' }, null)
  expect(performance.now() - start).toBeLessThan(5000)
})
