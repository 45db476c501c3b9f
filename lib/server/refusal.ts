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
<title>${status} · 旧闻</title><style nonce="${nonce}">${STYLE}</style></head><body>
<header><a href="/">旧闻<span aria-hidden="true">藏</span></a></header>
<main><h1>${zh}</h1><p lang="en">${en}</p>${again}<p><a href="/">回到首页 · Home</a></p></main></body></html>
`
}

/** The site's own look in a few lines: its styles may be what cannot be had. */
const STYLE = `
:root{color-scheme:light dark;--song:"Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC","Songti SC",STSong,SimSun,serif;
background:light-dark(#fbfaf6,#161513);color:light-dark(#1d1b18,#e9e5db);
font:1rem/1.75 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0}
header{padding:.75rem 1.25rem;border-bottom:3px double light-dark(#ddd8cd,#34312b)}
header a{display:inline-flex;align-items:center;gap:.3em;font:700 1.375rem/1.82 var(--song);letter-spacing:.08em;text-decoration:none}
header span{display:inline-grid;line-height:1;place-items:center;width:1.5em;height:1.5em;font-size:.5em;letter-spacing:0;border-radius:2px;
background:light-dark(#a8321f,#e0725c);color:light-dark(#fbfaf6,#161513)}
main{max-width:40rem;padding:12vh 1.25rem 4rem}
h1{font:700 clamp(1.375rem,1.1rem + 1.2vw,1.75rem)/1.5 var(--song);margin:0;text-wrap:balance}
p{margin:1rem 0 0}[lang=en]{color:light-dark(#5f5a52,#a8a194)}
a{color:inherit;text-underline-offset:.25em;text-decoration-color:light-dark(#8d867a,#7b7467)}
:focus-visible{outline:2px solid light-dark(#a8321f,#e0725c);outline-offset:2px}
`
