/**
 * What a line of a page can be for, besides telling the story.
 *
 * Pure data; imports nothing.
 */

/** What a line is for. `barrier` labels end the story when they stand behind it. */
export type Label =
  | 'share-bar'
  | 'tools'
  | 'pager'
  | 'related-head'
  | 'inline-head'
  | 'next-story'
  | 'comments-head'
  | 'comment-prompt'
  | 'comment-line'
  | 'copyright'
  | 'contact'
  | 'disclaimer'
  | 'app-prompt'
  | 'qr-code'
  | 'template-debris'
  | 'site-nav'
  | 'editor'
  | 'tags'
  | 'player'
  | 'counter'

/** Why a line with the label is no part of the story, for readers. */
export const LABEL_REASONS: Readonly<Record<Label, string>> = {
  'share-bar': '分享按钮，不是正文',
  tools: '字号、打印等页面工具，不是正文',
  pager: '翻页链接，不是正文',
  'related-head': '相关阅读、推荐等栏目，不是正文',
  'inline-head': '正文中间的相关阅读，不是正文',
  'next-story': '页面上接着的另一篇报道，不是正文',
  'comments-head': '评论区，不是正文',
  'comment-prompt': '评论提示，不是正文',
  'comment-line': '评论区的条目，不是正文',
  copyright: '版权、备案等页脚信息，不是正文',
  contact: '网站的联系方式，不是正文',
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
export const BARRIERS: ReadonlySet<Label> = new Set<Label>(['related-head', 'next-story', 'comments-head'])
