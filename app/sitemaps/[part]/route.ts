import { archive } from '../../_data/archive.ts'
import { periodLink, sourceLink } from '../../_data/links.ts'
import { overview } from '../../_data/overview.ts'
import { isIndexable, PART_SIZE, urlSet, xmlResponse } from '../../_data/sitemap.ts'

/** Part 0: the pages of the site. Parts from 1: articles in the store's order. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ part: string }> },
): Promise<Response> {
  const part = /^(\d{1,5})\.xml$/.exec((await params).part)?.[1]
  const { siteUrl, store } = archive()
  if (part === undefined) return new Response(null, { status: 404 })
  if (part === '0') return xmlResponse(urlSet(pageAddresses(siteUrl)))
  const from = (Number(part) - 1) * PART_SIZE
  if (!isIndexable() || from >= store.size) return new Response(null, { status: 404 })
  return xmlResponse(urlSet(articleAddresses(siteUrl, from)))
}

function* pageAddresses(siteUrl: string): Generator<string> {
  for (const path of ['/', '/sources', '/browse', '/about', '/help']) yield siteUrl + path
  const { sources, years } = overview()
  for (const { name } of sources) if (name !== '') yield siteUrl + sourceLink(name, 'zh-Hans')
  for (const { year, count } of years) if (count > 0) yield siteUrl + periodLink(year, 'zh-Hans')
}

function* articleAddresses(siteUrl: string, from: number): Generator<string> {
  let at = 0
  for (const entry of archive().store.entries()) {
    if (entry.status !== 'ok' || entry.id === null) continue
    if (at >= from + PART_SIZE) return
    if (at >= from) yield `${siteUrl}/article/${entry.id}`
    at++
  }
}
