/**
 * Tags and section of a story, as the page shows them.
 *
 * Pure.
 */
import type { Hints } from '../lines/block.ts'
import { cleanSection } from './section-name.ts'
import type { Line, Zone } from './zone.ts'

const MAX_TAGS = 20
const HEADER =
  /^[\s【[]{0,4}(?:相关|文章|本文|热门)?(?:标签|標籤|关键词|关键字|關鍵字|[Tt]ags?|TAGS?)\s{0,2}[:：】\]]?\s{0,2}/

/** Tags behind the story: what stands after 标签, on the same line or the next. */
export function findTags(zone: Zone, hints: Hints): string[] {
  const lines = [...zone.head.filter((line) => HEADER.test(line.text)), ...zone.after]
  for (const [i, line] of lines.entries()) {
    const header = HEADER.exec(line.text)?.[0]
    if (header === undefined) continue
    const own = split(line.text.slice(header.length))
    if (own.length > 0) return own
    return following(lines.slice(i + 1))
  }
  const listed = hints.meta.get('keywords')?.[0] ?? ''
  const tags = split(listed.slice(0, 2000))
  return tags.length <= MAX_TAGS ? tags : []
}

/** The line behind the header, or several where each holds one tag. */
function following(lines: readonly Line[]): string[] {
  const tags: string[] = []
  for (const line of lines.slice(0, MAX_TAGS)) {
    if (line.label !== null || line.text.length > 80 || /[。！？]/.test(line.text)) break
    const own = split(line.text)
    if (own.length === 0) break
    tags.push(...own)
    if (own.length > 1) break
  }
  return tags
}

function split(text: string): string[] {
  const parts = text.split(/[\s,，;；、|/#]+/).filter((tag) => tag.length >= 2 && tag.length <= 20)
  return [...new Set(parts)].slice(0, MAX_TAGS)
}

const CRUMB = /(?:>|»|›|→|＞|-|\/)/

/** The section: the last step of the trail (首页 > 要闻 > 正文), else a meta tag. */
export function findSection(zone: Zone, hints: Hints): string | null {
  for (const line of [...zone.head, ...zone.above]) {
    if (line.label !== 'site-nav' || line.text.length > 100) continue
    const steps = line.text.split(CRUMB).map(cleanSection)
    const named = steps.filter(
      (step) => step !== null && !/^(?:正文|内容|详情|列表|首页|浏览文章|文章)$/.test(step),
    )
    const last = named[named.length - 1]
    if (steps.length >= 3 && last) return last
  }
  for (const name of ['article:section', 'columnname', 'channel', 'og:article:section']) {
    const found = cleanSection(hints.meta.get(name)?.[0] ?? '')
    if (found) return found
  }
  return null
}
