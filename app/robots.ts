import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { siteUrl } from './_data/archive.ts'

/** Search pages are endless in number, so crawlers are asked to keep to articles and lists. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection()
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/search', '/api/'] },
    sitemap: `${siteUrl()}/sitemap.xml`,
  }
}
