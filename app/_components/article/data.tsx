/** The article for machines: JSON-LD NewsArticle. */
import type { Article } from '../../../lib/article.ts'
import { newsArticle } from '../../_data/article-metadata.ts'
import { JsonLd } from '../json-ld.tsx'

export function ArticleData({ article }: { readonly article: Article }) {
  return <JsonLd value={newsArticle(article)} />
}
