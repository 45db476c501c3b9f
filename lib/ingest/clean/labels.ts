/**
 * Labels: what a line says it is, by its own wording. One table for pages and dumps alike.
 *
 * Pure. Every entry carries a line that needs it; a test removes the entry and sees the line go unlabelled. Patterns
 * are linear: fixed words, single character classes, bounded repeats.
 */
import type { Block } from '../extract/block.ts'
import { wordingOf } from '../extract/wording.ts'

/** What a line is for. `barrier` labels end the story when they stand behind it. */
export type Label =
  | 'share-bar'
  | 'tools'
  | 'pager'
  | 'related-head'
  | 'inline-head'
  | 'comments-head'
  | 'comment-prompt'
  | 'comment-line'
  | 'copyright'
  | 'disclaimer'
  | 'app-prompt'
  | 'qr-code'
  | 'template-debris'
  | 'site-nav'
  | 'editor'
  | 'tags'
  | 'player'
  | 'counter'

/** One way to recognise a label. */
export interface LabelRule {
  readonly label: Label
  /** Source of a regular expression, tried on the tidied text. */
  readonly pattern: string
  /** Longest text that may bear the label, in UTF-16 units. */
  readonly max: number
  /** A line that only this entry labels so. */
  readonly example: string
}

/** Why a line with the label is no part of the story, for readers. */
export const LABEL_REASONS: Readonly<Record<Label, string>> = {
  'share-bar': '分享按钮，不是正文',
  tools: '字号、打印等页面工具，不是正文',
  pager: '翻页链接，不是正文',
  'related-head': '相关阅读、推荐等栏目，不是正文',
  'inline-head': '正文中间的相关阅读，不是正文',
  'comments-head': '评论区，不是正文',
  'comment-prompt': '评论提示，不是正文',
  'comment-line': '评论区的条目，不是正文',
  copyright: '版权、备案等页脚信息，不是正文',
  disclaimer: '声明文字，不是正文',
  'app-prompt': '客户端推广，不是正文',
  'qr-code': '二维码提示，不是正文',
  'template-debris': '模板残留，不是正文',
  'site-nav': '网站导航，不是正文',
  editor: '编辑署名，已记入元数据',
  tags: '标签，已记入元数据',
  player: '播放器控件文字，不是正文',
  counter: '阅读数、评论数等计数，不是正文',
}

/** Labels behind which no story goes on. */
export const BARRIERS: ReadonlySet<Label> = new Set<Label>(['related-head', 'comments-head'])

const OPEN = '^[\\s【\\[〖(<《·•◆■●★▌|>»]{0,4}'
const CLOSE = '[\\s】\\]〗)>》:|丨…]{0,6}(?:更多|more|[>»+]{1,4})?[\\s>»]{0,3}$'
const COMMENT_TOOL =
  '(?:顶|赞|踩|回复|举报|分享|评论|收藏|转发|支持|反对|点赞|查看对话|删除|投诉|倒序|正序|引用|使用道具|评分|淘帖)'

const line = (label: Label, words: string, example: string, max = 30): LabelRule => ({
  label,
  pattern: `${OPEN}(?:${words})${CLOSE}`,
  max,
  example,
})
const starts = (label: Label, words: string, example: string, max = 120): LabelRule => ({
  label,
  pattern: `${OPEN}(?:${words})`,
  max,
  example,
})
const holds = (label: Label, words: string, example: string, max = 120): LabelRule => ({
  label,
  pattern: words,
  max,
  example,
})

/** The rules, tried in order on the line's wording (simplified, half-width, lower case). */
export const LABEL_RULES: readonly LabelRule[] = [
  starts('share-bar', '分享(?:到|至|给|文章|本文)', '分享至：朋友圈', 80),
  line('share-bar', '分享', '分享'),
  holds(
    'share-bar',
    '(?:微信|朋友圈|微博|qq空间|qq好友|复制链接|人人网|豆瓣|facebook|twitter)[\\s|、/,]{1,3}(?:微信|朋友圈|新浪微博|微博|qq空间|qq好友|复制链接|腾讯微博|人人网|豆瓣|facebook|twitter|line)',
    '新浪微博 微信 朋友圈',
    60,
  ),
  starts(
    'share-bar',
    '(?:一键)?(?:转发|分享|收藏|点赞)[\\s|、]{1,3}(?:分享|收藏|点赞|举报|转发|纠错|我要纠错|打印|评论)',
    '一键转发 | 收藏本文 | 我要纠错',
    40,
  ),
  holds(
    'comment-line',
    `^(?:${COMMENT_TOOL}[\\s\\[(]{0,2}\\d{0,7}[\\])]{0,2}[\\s|·]{0,3}){2,8}$`,
    '顶[292] 回复 举报',
    60,
  ),
  holds(
    'comment-line',
    '网友[\\])】]?\\s{0,3}(?:\\d{4}-|\\d{1,2}[月-]|发表于)',
    '快乐的木匠 [云汀网友] 2018-01-04 06:49',
    60,
  ),
  holds('comment-line', '\\d{1,2}:\\d{2}[^,。]{0,4}(?:举报|回复)', '5月16日18:14举报查看对话赞494回复', 60),
  line('share-bar', '(?:赞|点赞|收藏|举报|转发|踩|打赏|关注|已关注|\\+关注)(?:[(]\\d{0,6}[)])?', '收藏', 12),
  starts('tools', '(?:字号|字体|文字大小|字级)(?:[:\\s减增大中小\\[【]|$)', '字号：大 中 小', 80),
  starts(
    'tools',
    '(?:打印|列印|关闭|收藏|返回|推荐|朗读|放大|复制)(?:本页|此页|本文|窗口|文章|顶部|朋友|首页|\\+|链接|到桌面|$)',
    '打印本页 关闭窗口',
    60,
  ),
  starts('share-bar', '转播到', '转播到某某微博', 30),
  holds('player', '^正在加载', '正在加载...', 20),
  starts('tools', '(?:小|中|大)\\s{1,3}(?:中|大|小)(?:\\s{1,3}(?:小|大))?', '大 中 小', 12),
  line('pager', '(?:上|下|前|后|末|尾|首)一?(?:页|篇|张|版|条)|尾页|首页', '下一页', 12),
  starts('pager', '(?:上|下)一(?:篇|页|条|则|张|版)(?:[:\\s]|文章|新闻)', '上一篇：某市举行读书节', 100),
  holds(
    'pager',
    '^[\\s\\[【(|<]{0,6}\\d{1,3}[\\s\\]\\[【】)(|]{1,6}(?:\\d{1,3}[\\s\\[\\]【】()|]{1,6}){1,40}(?:下一页|尾页|>|$)',
    '[1] [2] [3]',
    120,
  ),
  holds('pager', '在?本页阅读全文|余下全文|阅读全文$|共\\s{0,2}\\d{1,4}\\s{0,2}页', '在本页阅读全文', 60),
  holds('counter', '^\\d{1,3}\\s?/\\s?\\d{1,3}$', '3/12', 12),
  line(
    'related-head',
    '(?:(?:相关|推荐|延伸|扩展|精彩|热门|热点|最新|更多|猜你|今日|编辑|24小时|本周|点击|关联|图片|频道|社区|博客|为您|为你|本站|滚动|新闻|人气|阅读|小编|视频|专题|往期|近期|同类|其他|其它|一周|当日|每日|大家|其他|其它)的?){1,3}(?:阅读|新闻|文章|链接|推荐|报道|报导|资讯|资料|专题|内容|精彩|喜欢|热文|排行|排行榜|关注|视频|稿件|搜索|话题|图集|图片|热点|热帖|热搜|头条|榜|文档|阅读推荐|新闻推荐|主题|精选|回顾|都在看|正在看|在看|爱看|信息|动态|要闻|热榜)',
    '相关阅读',
    24,
  ),
  line('related-head', '相关|推荐|看过本文的人还看了|友情链接|头条|热榜|热搜|热闻|热点', '友情链接', 24),
  starts(
    'related-head',
    '(?:相关|推荐|延伸|更多|热门|精彩)(?:阅读|新闻|文章|链接|报导|报道|推荐|专题|精彩)\\s{0,2}:',
    '延伸阅读：一条新的铁路',
    80,
  ),
  line(
    'comments-head',
    '(?:网友|最新|最热|热门|全部|精彩|文章|用户|发表|发布|查看|热|我要|参与|读者)?(?:评论|跟帖|跟贴|留言|回复|回应|热评)(?:区|列表|专区|与评论)?(?:\\s{0,2}[(]?(?:共有?)?\\s{0,2}\\d{0,8}\\s{0,2}(?:条|人|则)?(?:评论|参与)?[)]?)',
    '评论（23）',
    30,
  ),
  starts(
    'comments-head',
    '聊天室|留言与评论|热门跟帖|我来说两句|我有话说|网友评论|发表评论|最新评论|最热评论|热门评论|全部评论',
    '我有话说(23人参与)',
    40,
  ),
  holds(
    'comments-head',
    '^[\\d,]{1,9}\\s{0,2}(?:条评论|人参与|我来说两句|人跟贴|评论)',
    '12 我来说两句…',
    40,
  ),
  holds(
    'comment-prompt',
    '登录后(?:才)?(?:能|可以?)|没有更多评论|暂无评论|文明(?:上网|发言|发表)|理性(?:发言|跟帖|评论)|评论仅供其?表达|点击加载更多|(?:查看|加载)(?:全部|更多)(?:评论|回复)?$|还可以?输入|最多可输入|参与讨论哦?$|按alt',
    '登录后才可以发布评论哦',
    60,
  ),
  line(
    'comment-prompt',
    '取消|提交|发布|发送|确定|注册|登录|游客|匿名|回复|举报|顶|踩|登录\\s?\\|\\s?注册|表情',
    '取消',
    12,
  ),
  holds(
    'copyright',
    '版权所有|copyright|©|icp[备证]|公网安备|许可证编号|服务许可证|经营许可证|all rights reserved|不得转载|禁止转载|技术支持[: ]|主办单位(?::|[^,。]{0,20}$)|举报(?:电话|邮箱)[:\\d]|新闻热线[:]|法律顾问|建议使用.{0,20}浏览|刊用本(?:网站|网)',
    '版权所有 未经授权不得转载',
    400,
  ),
  holds(
    'site-nav',
    '关于我们.{0,60}(?:联系|招聘|广告|法律|网站地图)|设为首页|加入收藏|网站地图|无障碍浏览|我要投稿|手机版.{0,10}(?:简体|繁体|触屏)|rss订阅|投稿邮箱|^欢迎(?:访问|来到|光临)|请先登录|微信公众号\\s小程序',
    '设为首页 | 加入收藏',
    160,
  ),
  starts(
    'site-nav',
    '(?:您?(?:当前|现在|目前|所在)的?(?:所在)?(?:位置|页面)|您所在的位置|首页)\\s{0,2}(?:[:]|[>»›/|-]|\\s)',
    '当前位置：首页 > 要闻',
    100,
  ),
  holds('site-nav', '(?:>|»|›|-|/)\\s{0,2}(?:正文|内容|详情|列表)$', '要闻 > 本地 > 正文', 80),
  holds(
    'site-nav',
    '^(?:[^\\s,。:]{2,5}[\\s|·]{1,3}){6,40}[^\\s,。]{2,6}$',
    '新闻 时政 国际 社会 财经 体育 文化 图片',
    200,
  ),
  starts(
    'disclaimer',
    '(?:免责|版权|特别|郑重|平台|本站|本网|重要|作者|投稿|转载|广告)?(?:声明|提示)\\s{0,2}:',
    '版权声明：本文由样报发布',
    600,
  ),
  holds(
    'disclaimer',
    '(?:不代表|并不代表|仅代表)(?:本[站网报台刊]|作者|[^,。]{1,16}(?:观点|立场))|文章?仅代表作者|如涉及?(?:版权|侵权)|侵权必究|侵删|请与?我们联系|未经(?:授权|许可|书面)[^。]{0,20}(?:转载|镜像|使用|复制)|仅供参考[^。]{0,20}投资|不构成[^。]{0,12}(?:投资|操作|理财)(?:建议|意见)|谨防上当|转载请注明',
    '本文不代表本网观点',
    400,
  ),
  holds(
    'app-prompt',
    '点[我击按]?(?:此处)?下载[^,。]{0,6}app|用app看新闻|^(?:点击|立即)?(?:打开|下载|安装)[^,。]{0,16}(?:app|客户端|小程序|阅读全文|参与讨论|看新闻)|打开小程序|下载客户端|打开客户端|客户端下载|更多(?:精彩|原创|相关|详细)?(?:资讯|内容|新闻|攻略|信息)[,\\s]{0,2}请[^。]{0,10}(?:下载|关注|访问|登录|搜索)',
    '打开客户端阅读全文 体验更佳',
    80,
  ),
  holds(
    'app-prompt',
    '^点击(?:上方|下方|左下角|右上角|蓝字|文末).{0,14}(?:关注|订阅|阅读|查看)|^长按.{0,6}关注|^阅读原文|请?点赞.{0,4}在看|^关注该公众号',
    '点击上方蓝字关注我们',
    40,
  ),
  holds(
    'disclaimer',
    '^关注[^,。]{2,20},\\s?(?:了解|获取|查看|掌握|第一时间|更多)|^[(*]?(?:风险提示[:,]\\s?)?市场有风险,\\s?投资(?:需|须)谨慎',
    '关注云汀新闻网，了解云汀最新新闻。',
    160,
  ),
  holds(
    'disclaimer',
    '想爆料|欢迎[^。]{0,6}(?:爆料|报料|提供新闻线索)|(?:爆料|报料)(?:热线|电话|邮箱|微信|平台)',
    '想爆料？请拨打新闻热线，或在官方微博留言',
    160,
  ),
  holds('app-prompt', '[【\\[]点击[^】\\]]{1,10}[】\\]]', '评选进行中！【点击投票】', 260),
  holds(
    'qr-code',
    '(?:扫描|扫码|长按|识别|二维码).{0,14}(?:关注|下载|加入|订阅|分享)|微信扫一扫|扫一扫.{0,8}(?:分享|手机|打开|关注)|^[^。]{0,30}(?:扫一扫|二维码)[^。]{0,30}$|长按.{0,8}识别',
    '扫一扫在手机打开当前页',
    80,
  ),
  starts(
    'tags',
    '(?:相关|文章|本文|热门)?(?:标签|关键词|关键字|tags?)\\s{0,2}(?:[:]|$)',
    '标签：航天 火箭',
    200,
  ),
  holds(
    'template-debris',
    '^[\\w./\\\\-]{1,120}\\.(?:html?|shtml|tpl|php|css|js|jsp|aspx?)(?:\\.\\w{1,5})?$',
    'index_new5.html',
    130,
  ),
  holds(
    'template-debris',
    '\\{\\{[^}]{0,80}\\}\\}|\\$\\{[^}]{0,80}\\}|<!--#|an error occurred while processing|^(?:undefined|null|nan.{0,6}|loading\\.{0,3}|\\[object object\\])$|^@{2,}|@{3,}$|^(?:var|let|const|function)\\s',
    '{{article.subtitle}}',
    160,
  ),
  holds('template-debris', '^\\*{2,}.{0,60}\\*{2,}$', '*** 记录结束 仅供检索参考 ***', 80),
  holds(
    'template-debris',
    '^[(].{0,12}(?:扫描|识别|校对).{0,20}[)]$',
    '（扫描件文字识别结果 未经人工校对）',
    40,
  ),
  line(
    'player',
    '点击(?:播放|观看|收听)(?:视频|音频)?|(?:播放|观看|收听)(?:视频|音频)|您的浏览器不支持.{0,12}',
    '点击播放',
  ),
  line(
    'template-debris',
    '[-—\\s]{0,6}(?:the )?end[-—\\s]{0,6}|advertisement|continue reading.{0,10}|广告|article information|跳过.{0,12}|.{2,8}结尾',
    '—— END ——',
    24,
  ),
  line(
    'tools',
    '听新闻|语音播报|阅读更多|继续阅读|展开全文|阅读全文|订阅|.{0,4}\\d{1,3}\\s?分钟(?:阅读)?|(?:a[-+]?\\s?){2,3}.{0,8}',
    '9 分钟',
    16,
  ),
  starts('tools', '请?(?:往下|向下|继续).{0,6}(?:阅读|浏览|滑动)', '请继续往下阅读...', 24),
  line(
    'share-bar',
    '(?:facebook|twitter|line|whatsapp|telegram|linkedin|微博|微信|email|copy link)',
    'Twitter',
    12,
  ),
  starts('share-bar', '(?:共享|分享)(?:此|这篇|该)(?:文章|内容|新闻)?', '共享此文章：', 20),
  starts(
    'template-debris',
    '(?:本文|原文|文章|本页)(?:网址|链接|地址|url)\\s{0,2}:',
    '本文网址：http://news.example.invalid/1.html',
    200,
  ),
  starts('pager', '(?:上|下)一(?:图集|组图|个视频|条视频|个图集)', '下一图集 河口清晨', 60),
  holds('template-debris', '^[-=_*~#─—═\\s]{2,}$', '================', 120),
  holds('template-debris', '^※\\s?(?:来源|修改)', '※ 来源:．柳湾站', 80),
  holds('disclaimer', '退订|取消订阅|unsubscribe', '不想再收到本刊请点击退订', 120),
  holds(
    'player',
    '^(?:play|自动播放|播放中|重新播放|正在播放|暂停|静音|全屏|播放视频|视频加载中|向前 向后)',
    '自动播放',
    60,
  ),
  holds(
    'player',
    '查看原图|键盘翻页|点击查看大图|点击图片进入下一页|上一张.{0,6}下一张|进入高清',
    '查看原图 支持键盘翻页',
    40,
  ),
  holds(
    'counter',
    '^(?:阅读|浏览|点击|评论|点赞|访问|观看|播放|热度)(?:量|数|次数|率|人数)?\\s{0,2}[(:]?\\s{0,2}\\d{0,9}(?:\\.\\d)?[万w+]{0,2}\\s{0,2}[)次]?$',
    '阅读 1234',
    24,
  ),
  line(
    'related-head',
    '(?:你|您|大家)?(?:可能)?(?:也|还|都)?(?:会|在)?(?:想看|喜欢|感兴趣|爱看)|(?:接着|接下来|继续|往下|下面|正在)(?:读|看|浏览|播放|热播|还有|阅读).{0,8}|更多[^,。]{1,10}(?:报导|报道|新闻|文章|资讯)|(?:浏览|查看)(?:其他|其它|更多|相关).{1,8}|最受欢迎|最多(?:阅读|浏览|人看)|热读|热播|必读|荐读',
    '您可能也想看',
    20,
  ),
  holds(
    'comments-head',
    '^(?:发表|说说|写下|留下|分享|谈谈)(?:你|您)的?(?:看法|想法|评论|观点|意见|感想)|^\\d{1,6} (?:thoughts?|comments?|responses?|replies)(?: on|$| to)|有\\d{1,6}(?:个|条)(?:想法|评论|回复)$|^leave a (?:reply|comment)',
    '发表你的看法(12)',
    100,
  ),
  holds('comment-line', '^.{1,24}(?:\\ssays|\\ssaid|说道)\\s?:$', '一颗栗子 says:', 32),
  holds('tools', '只看该作者|倒序[浏看][览帖]', '发表于 2009-3-4 12:33 | 只看该作者', 60),
  holds(
    'comment-prompt',
    '(?:邮箱|电子邮件|email).{0,6}不会被公开|必填项已?用|^(?:已经?)?(?:到底|没有更多|加载完|我是有底线)[^,。]{0,6}$',
    '您的邮箱地址不会被公开。',
    60,
  ),
  holds(
    'copyright',
    '(?:版权|著作权)(?:属|归)|著作权所有|保留(?:所有|一切|部分)权利|客服热线|(?:proudly )?powered by|不为外部网站',
    '版权属样报所有',
    120,
  ),
  holds('site-nav', '^第?[a-z]?\\d{1,3}版(?:\\s?[:|]|\\s|$)', '第A13版：芯事', 24),
  holds(
    'disclaimer',
    '内容由[^,。]{1,8}(?:上传|提供|发布)[^。]{0,20}(?:平台|本站|存储)',
    '内容由作者上传，平台只做存储',
    60,
  ),
  holds(
    'app-prompt',
    '点我(?:看|下载|领|参加|了解)|(?:您|你)的?(?:邮箱|信箱)$|(?:欢迎|免费)?订阅[^,。]{0,8}(?:简报|速递|电邮|通讯|快讯)|^[★☆].{2,30}[★☆]$|^下载[^,。]{0,8}app|(?:登入|登录)或注册|^用.{1,6}版?打开|^[(]?(?:分享|转发|来)自@?.{2,16}(?:客户端|app)[)]?$',
    '（分享自@样报客户端）',
    60,
  ),
  holds('tags', '^(?:#\\s?[^\\s#]{1,14}#?\\s{0,3}){1,12}$|^tagged\\s', '# 航天 # 火箭', 120),
  holds(
    'counter',
    '^\\d{1,9}(?:\\.\\d{1,2})?\\s?[万w+k]{0,2}\\s?(?:次|人|个|条)?(?:阅读|浏览|点击|评论|赞|点赞|播放|观看|收藏|转发|回复|推荐|喜欢|在看)(?:量|次|数|过)?$|^(?:赞同|喜欢|赞|点赞|收藏|转发|分享|在看|推荐)\\s{0,2}\\d{1,9}[万w+k]{0,2}$',
    '825阅读',
    24,
  ),
  holds('template-debris', '^[(](?:完|全文完|本文完|未完待续)[)]$', '（完）', 8),
  line(
    'tools',
    '(?:点开|点击|我要)?(?:听|收听|朗读|播报)(?:新闻|全文|文章|本文|这篇|此文|报道|一听)|回到顶部|返回(?:上级|顶部)',
    '听全文',
    12,
  ),
  holds('tools', '^点击(?:查看|阅读|这里|此处|进入|展开|了解|浏览)[^,]{0,16}$', '点击查看本文英文版。', 24),
  holds('pager', '^[(]?\\d{1,3}/\\d{1,3}\\s?页?[)]?$|^(?:[左右上下]滑|滑动)[^,。]{0,14}$', '(1/1页)', 20),
  holds('pager', '^[←→«»‹›]\\s?\\S.{0,80}$', '← 石桥老街修缮', 90),
  holds('counter', '^\\d{1,2}:\\d{2}(?::\\d{2})?$', '13:16', 10),
  starts(
    'editor',
    '(?:本文|本期|图文|网络|责任|值班|执行|本版|文字|新媒体|首席|微信|栏目|实习|页面)?(?:编辑|责编|主编|编审|审核|审校|校对|监制|终审|复审|初审|二审|三审|一审|值班主任|值班编委|信息审核|编发|供稿|统筹|策划|图编|美编|文编|校读|版式|签发|审签)\\s{0,3}(?:[:|丨/]|\\s[\\u4e00-\\u9fff])',
    '责任编辑丨包学枫',
    60,
  ),
]

interface Compiled {
  readonly label: Label
  readonly regex: RegExp
  readonly max: number
}

const COMPILED: readonly Compiled[] = compile(LABEL_RULES)
const LONGEST = Math.max(...LABEL_RULES.map((rule) => rule.max))

function compile(rules: readonly LabelRule[]): Compiled[] {
  return rules.map(({ label, pattern, max }) => ({ label, regex: new RegExp(pattern), max }))
}

/** The label of one line of text, null for an ordinary line. */
export function labelText(text: string): Label | null {
  if (text.length > LONGEST) return null
  const wording = wordingOf(text)
  for (const { label, regex, max } of COMPILED) if (text.length <= max && regex.test(wording)) return label
  return null
}

/** A time in a table's cell is a result, not a player's clock. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th'])
const CLOCK = /^\d{1,2}:\d{2}/

/** The labels of all blocks, by index. */
export function labelBlocks(blocks: readonly Block[]): (Label | null)[] {
  return blocks.map((block) => {
    const label = labelText(block.text)
    return label === 'counter' && CELLS.has(block.tag) && CLOCK.test(block.text) ? null : label
  })
}
