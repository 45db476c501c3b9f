/**
 * Roles: what class names, ids and tags say an element is for.
 *
 * Pure. Names are soft evidence only (a story may well sit in `<div class="main-right">`), so roles weigh, they never
 * decide alone. English names and the pinyin that Chinese sites use stand side by side.
 */
import type { Role } from '../lines/block.ts'

/** Role → words of class names and ids, each with a name it must recognise (a test holds them to it). */
export const ROLE_WORDS: readonly (readonly [Role, string, string])[] = [
  ['comments', 'comment', 'comment-list'],
  ['comments', 'pinglun', 'pinglun'],
  ['comments', 'cmt', 'cmt-list'],
  ['comments', 'reply', 'reply_box'],
  ['comments', 'gentie', 'gentie'],
  ['comments', 'liuyan', 'liuyan'],
  ['comments', 'disqus', 'disqus_thread'],
  ['related', 'relat', 'related-news'],
  ['related', 'recommend', 'recommend'],
  ['related', 'tuijian', 'tuijian'],
  ['related', 'xiangguan', 'xiangguan'],
  ['related', 'xgyd', 'xgyd'],
  ['related', 'xgxw', 'xgxw'],
  ['related', 'rank', 'rank'],
  ['related', 'paihang', 'paihang'],
  ['related', 'hotnews', 'hotnews'],
  ['related', 'hotlist', 'hotlist'],
  ['related', 'guess', 'guess-like'],
  ['related', 'readmore', 'readmore'],
  ['related', 'more-news', 'more-news'],
  ['footer', 'foot', 'footer'],
  ['footer', 'copyright', 'copyright'],
  ['footer', 'beian', 'beian'],
  ['footer', 'friendlink', 'friendlink'],
  ['footer', 'yqlj', 'yqlj'],
  ['side', 'sidebar', 'sidebar'],
  ['side', 'aside', 'aside-box'],
  ['side', 'author-card', 'author-card'],
  ['side', 'author-intro', 'author-intro'],
  ['side', 'about-author', 'about-author'],
  ['share', 'share', 'bdsharebuttonbox'],
  ['share', 'fenxiang', 'fenxiang'],
  ['share', 'social', 'social-bar'],
  ['share', 'jiathis', 'jiathis_style'],
  ['advert', 'advert', 'advert'],
  ['advert', 'guanggao', 'guanggao'],
  ['advert', 'sponsor', 'sponsor'],
  ['advert', 'banner', 'top-banner'],
  ['caption', 'caption', 'caption'],
  ['caption', 'img-desc', 'img-desc'],
  ['caption', 'tushuo', 'tushuo'],
  ['nav', 'crumb', 'crumb'],
  ['nav', 'navi', 'navigation'],
  ['nav', 'menu', 'submenu'],
  ['nav', 'daohang', 'daohang'],
  ['nav', 'weizhi', 'weizhi'],
  ['nav', 'topbar', 'topbar'],
  ['nav', 'pager', 'pager'],
  ['nav', 'pagination', 'pagination'],
]

/** Short names, recognised only as whole words. */
export const ROLE_TOKENS: readonly (readonly [Role, string])[] = [
  ['nav', 'nav'],
  ['nav', 'page'],
  ['nav', 'fenye'],
  ['advert', 'ad'],
  ['advert', 'ads'],
  ['advert', 'adv'],
  ['advert', 'gg'],
  ['advert', 'ggw'],
  ['share', 'sns'],
  ['side', 'side'],
  ['footer', 'bottom'],
  ['tags', 'tag'],
  ['tags', 'tags'],
  ['tags', 'keywords'],
]

const TAG_ROLES: ReadonlyMap<string, Role> = new Map([
  ['nav', 'nav'],
  ['aside', 'side'],
  ['footer', 'footer'],
  ['figcaption', 'caption'],
])

const BY_WORD = new Map(ROLE_WORDS.map(([role, word]) => [word, role]))
const BY_TOKEN = new Map(ROLE_TOKENS.map(([role, token]) => [token, role]))
const WORD = new RegExp(ROLE_WORDS.map(([, word]) => word).join('|'))
const TOKEN_EDGE = /[^a-z0-9]+/

/**
 * The role of one element.
 *
 * @param tag - Lower-case tag name.
 * @param names - Lower-case class and id.
 */
export function roleOf(tag: string, names: string): Role | null {
  const byTag = TAG_ROLES.get(tag)
  if (byTag) return byTag
  if (names === '') return null
  const word = WORD.exec(names)?.[0]
  if (word) return BY_WORD.get(word) ?? null
  for (const token of names.split(TOKEN_EDGE)) {
    const role = BY_TOKEN.get(token)
    if (role) return role
  }
  return null
}
