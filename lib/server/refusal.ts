/**
 * The pages for requests that the site does not answer: refused, too many, while stopping, or failed. Pure.
 *
 * Constant text: nothing of the request is repeated, so nothing can be smuggled into it.
 */

/** Status codes that the server in front answers by itself. */
export type RefusalStatus = 400 | 404 | 405 | 408 | 410 | 414 | 431 | 500 | 503

const WORDS: Readonly<Record<RefusalStatus, { readonly zh: string; readonly en: string }>> = {
  400: {
    zh: '这个网址写得不完整或不正确，无法打开。',
    en: 'This address is incomplete or malformed.',
  },
  404: { zh: '没有这个页面。', en: 'There is no such page.' },
  405: { zh: '本站只供阅读，不接收提交的内容。', en: 'This site is read-only.' },
  408: { zh: '请求没有在时限内发完。', en: 'The request took too long to arrive.' },
  410: { zh: '这篇报道已从档案移除。', en: 'This article was removed from the archive.' },
  414: { zh: '这个网址太长，无法打开。请缩短检索词。', en: 'This address is too long.' },
  431: { zh: '请求头太大，无法处理。', en: 'The request headers are too large.' },
  500: { zh: '服务器出了问题，这一页没有打开。', en: 'The server failed on this page.' },
  503: {
    zh: '现在读者太多，请过几秒再试。',
    en: 'Too many readers at the moment; try again in a few seconds.',
  },
}

/**
 * The HTML of a refusal: one sentence, another try where that may help, and the way home.
 *
 * @param nonce - Of the answer's policy, for the style.
 */
export function refusalPage(status: RefusalStatus, nonce: string): string {
  const { zh, en } = WORDS[status]
  // An empty address is this page's own.
  const again = status >= 500 ? '<p><a href="">再试一次 · Try again</a></p>' : ''
  return `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${status} · 旧闻</title><style nonce="${nonce}">
:root{color-scheme:light dark}body{font:1.1rem/1.8 "Songti SC",SimSun,serif;max-width:36em;margin:20vh auto;padding:0 1.5rem;
background:light-dark(#fbfaf6,#161513);color:light-dark(#1d1b18,#e9e5db)}a{color:inherit}
</style></head><body><main><h1>${zh}</h1><p lang="en">${en}</p>${again}<p><a href="/">回到首页 · Home</a></p></main></body></html>
`
}
