/**
 * The headline: of everything that could be one, the text that the page also carries in its `<title>`.
 *
 * Pure. The site's own suffixes are cut only where they cannot be part of the headline; a real dash (——) stays.
 */
import type { Label } from '../clean/labels.ts'
import { type Block, linkShare, type Page } from '../extract/block.ts'
import { squeeze } from '../extract/tidy.ts'

/** Something that could be the headline. */
export interface TitleCandidate {
  readonly text: string
  /** Where it stands, null for the head of the page. */
  readonly block: number | null
  readonly score: number
  /** Why, in Chinese. */
  readonly reason: string
}

const META_TITLES = ['og:title', 'articletitle', 'twitter:title', 'article:title', 'title', 'headline']
const MAX_TITLE = 160
const SHORTEST = 4

/**
 * Candidates for the headline, best first.
 *
 * @param page - The page.
 * @param labels - Label of each block.
 * @param storyStart - First block of the story where that is known; headlines stand before it.
 */
export function findTitles(
  page: Page,
  labels: readonly (Label | null)[],
  storyStart: number | null,
): TitleCandidate[] {
  const named = squeeze(page.hints.documentTitle ?? '')
  const metas = META_TITLES.flatMap((name) => page.hints.meta.get(name) ?? []).filter((text) => text !== '')
  const known = metas.map(squeeze)
  const candidates: TitleCandidate[] = []
  for (const block of page.blocks) {
    const made = judgeBlock(block, page, labels, named, known, storyStart)
    if (made) candidates.push(made)
  }
  for (const text of metas) {
    const held = named.includes(squeeze(text))
    candidates.push({
      text: cutSite(text, page),
      block: null,
      score: held ? 3 : 2,
      reason: '页头元数据中的标题',
    })
  }
  if (page.hints.documentTitle)
    candidates.push({
      text: cutSite(page.hints.documentTitle, page),
      block: null,
      score: 2.5,
      reason: '网页标题去掉站名',
    })
  return candidates.filter(({ text }) => text !== '').sort((a, b) => b.score - a.score)
}

function judgeBlock(
  block: Block,
  page: Page,
  labels: readonly (Label | null)[],
  named: string,
  known: readonly string[],
  storyStart: number | null,
): TitleCandidate | null {
  const { text } = block
  if (text.length < SHORTEST || text.length > MAX_TITLE || block.hidden) return null
  const short = squeeze(text)
  if (short.length < SHORTEST) return null
  const inTitle = named.startsWith(short)
    ? 1
    : named.includes(short)
      ? 0.7
      : truncated(short, text, named)
        ? 0.6
        : 0
  const inMeta = known.includes(short) ? 1 : 0
  if (inTitle === 0 && inMeta === 0 && block.heading === 0) return null
  if (block.heading === 0 && labels[block.index]) return null
  if (inTitle > 0 && short.length < Math.min(8, named.length * 0.3)) return null
  let score = inTitle * 4 + inMeta * 3 + Math.min(short.length, 30) * 0.05
  if (block.heading > 0 && block.heading < 4) score += 2.5 - block.heading * 0.5
  if (linkShare(block) > 0.5) score -= 2
  if (storyStart !== null && block.index > storyStart) score -= 2
  if (inCrumb(block, page)) score -= 3
  return {
    text,
    block: block.index,
    score,
    reason: inTitle > 0 ? '正文上方与网页标题一致的文字' : '页面上的标题',
  }
}

/** The page shows a shortened headline (…) or the head does. */
function truncated(short: string, text: string, named: string): boolean {
  if (/(?:\.{2,}|…)$/.test(text)) return named.startsWith(short.slice(0, -1))
  return (
    short.length >= 12 && named.length >= 10 && short.startsWith(named.slice(0, Math.min(named.length, 14)))
  )
}

function inCrumb(block: Block, page: Page): boolean {
  const role = page.containers[block.container]?.role
  return role === 'nav' || role === 'related' || role === 'comments'
}

const SEPARATOR = /\s*(?:[_|｜]|--+(?!—)|\s[-–—·]\s|(?<!—)[-–](?=[^-–—\s]{2,12}$)|\s?>>?\s?)\s*/

/** Cuts the site's name and channels off a document title. */
export function cutSite(text: string, page: Page): string {
  const site = squeeze(page.hints.meta.get('og:site_name')?.[0] ?? page.hints.meta.get('sitename')?.[0] ?? '')
  const parts = text.split(SEPARATOR)
  let kept = parts.length
  while (kept > 1 && parts.slice(0, kept - 1).join('').length >= 6) kept--
  const head = text.slice(0, positionAfter(text, parts, kept)).trim()
  const cut = head.replace(SEPARATOR, (m) => m).trim()
  const tail = squeeze(cut)
  if (site.length >= 2 && tail.endsWith(site) && tail.length > site.length + 6) {
    const at = cut.lastIndexOf(cut.charAt(cut.length - site.length))
    return cut
      .slice(0, at)
      .replace(/[\s\-_|—–]+$/, '')
      .trim()
  }
  return cut
}

function positionAfter(text: string, parts: readonly string[], kept: number): number {
  let at = 0
  for (let i = 0; i < kept; i++) {
    const part = parts[i] ?? ''
    at = text.indexOf(part, at) + part.length
  }
  return at
}
