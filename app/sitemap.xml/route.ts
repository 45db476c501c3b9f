import { archive } from '../_data/archive.ts'
import { isIndexable, PART_SIZE, sitemapIndex, xmlResponse } from '../_data/sitemap.ts'

export const dynamic = 'force-dynamic'

/** The index: part 0 lists the pages, the parts after it the articles where they may be listed. */
export function GET(): Response {
  const { siteUrl, store } = archive()
  const parts = isIndexable() ? Math.ceil(store.size / PART_SIZE) : 0
  const addresses = Array.from({ length: parts + 1 }, (_, part) => `${siteUrl}/sitemaps/${part}.xml`)
  return xmlResponse(sitemapIndex(addresses))
}
