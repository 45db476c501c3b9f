/**
 * An article's metadata in the head of its page and as JSON-LD.
 *
 * `DC.type` NewsItem makes Zotero save a newspaper article; `prism.publicationName` names the paper, which it would
 * otherwise take from the site's own name. `citation_journal_title` would make it a journal article, so it is absent.
 */
import type { Metadata } from 'next'
import type { Article } from '../../lib/article.ts'
import type { Words } from '../_text/index.ts'
import { siteUrl } from './archive.ts'
import { safeOriginalUrl } from './original-url.ts'
import { isIndexable } from './sitemap.ts'

/** Characters of the story that describe it in lists of links. */
const DESCRIPTION_CHARS = 120

export function articleMetadata(article: Article, t: Words): Metadata {
  const title = article.title || t.untitled
  const path = `/article/${article.id}`
  return {
    title,
    description: article.paragraphs.join('').slice(0, DESCRIPTION_CHARS).toWellFormed(),
    authors: article.authors.map((name) => ({ name })),
    alternates: { canonical: path },
    // Other people's texts: search engines are sent to the originals unless the owner decides otherwise.
    robots: { index: isIndexable(), follow: true },
    openGraph: { type: 'article', title, url: path, siteName: t.siteName },
    other: {
      'DC.type': 'NewsItem',
      'DC.title': title,
      ...(article.authors.length > 0 ? { 'DC.creator': [...article.authors] } : {}),
      ...(article.publishedAt ? { 'DC.date': article.publishedAt.slice(0, 10) } : {}),
      'DC.language': article.lang,
      ...(article.source ? { 'prism.publicationName': article.source } : {}),
      ...(article.section ? { 'article:section': article.section } : {}),
      citation_public_url: siteUrl() + path,
    },
  }
}

/** The article as schema.org's NewsArticle. Unknown things are left out. */
export function newsArticle(article: Article): Readonly<Record<string, unknown>> {
  const permalink = `${siteUrl()}/article/${article.id}`
  const original = safeOriginalUrl(article.url)
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    inLanguage: article.lang,
    identifier: article.id,
    mainEntityOfPage: permalink,
    wordCount: article.paragraphs.join('').length,
    isAccessibleForFree: true,
    ...(article.publishedAt ? { datePublished: article.publishedAt } : {}),
    ...(article.authors.length > 0
      ? { author: article.authors.map((name) => ({ '@type': 'Person', name })) }
      : {}),
    ...(article.source ? { publisher: { '@type': 'NewsMediaOrganization', name: article.source } } : {}),
    ...(article.section ? { articleSection: article.section } : {}),
    ...(original ? { sameAs: original } : {}),
  }
}
