/**
 * References to an article in the forms of GB/T 7714. Pure.
 *
 * 2025 uses full-width punctuation and keeps the access date for web pages alone; 2015, which many journals still
 * ask for, uses half-width punctuation and gives the access date for everything online.
 */
import type { Article } from '../../lib/article.ts'

/** What a reference needs of an article. */
export type Cited = Pick<Article, 'title' | 'authors' | 'source' | 'publishedAt'>

export interface CiteOptions {
  readonly edition: '2025' | '2015'
  /** The outlet is a newspaper: [N/OL] instead of [EB/OL]. */
  readonly newspaper: boolean
  /** Where the text can be found: the original page, else the archive's own. */
  readonly url: string
  /** Day of access, `YYYY-MM-DD`. */
  readonly accessed: string
}

/**
 * One reference.
 *
 * @returns Plain text. Authors are left out where none is known, and with them their full stop.
 * @see GB/T 7714—2025 and GB/T 7714—2015.
 */
export function citation(article: Cited, options: CiteOptions): string {
  const modern = options.edition === '2025'
  const comma = modern ? '，' : ', '
  const authors = authorList(article.authors, comma)
  const title = article.title.trim()
  const kind = options.newspaper ? 'N/OL' : 'EB/OL'
  return `${authors ? `${authors}. ` : ''}${title}[${kind}]. ${imprint(article, options)}. ${options.url}.`
}

/** The part that says where and when: `人民日报，2022-08-16` or `（2025-02-17）[2025-06-22]`. */
function imprint(article: Cited, options: CiteOptions): string {
  const modern = options.edition === '2025'
  const day = article.publishedAt?.slice(0, 10) ?? ''
  const accessed = `[${options.accessed}]`
  if (options.newspaper) {
    const paper = [article.source, day].filter((part) => part).join(modern ? '，' : ', ')
    return modern ? paper : paper + accessed
  }
  const published = day && (modern ? `（${day}）` : `(${day})`)
  return published + accessed
}

/** At most three names, then 等. */
function authorList(authors: readonly string[], comma: string): string {
  const named = authors.slice(0, 3).join(comma)
  return authors.length > 3 ? `${named}${comma}等` : named
}
