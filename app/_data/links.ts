/** Addresses of pages that are no search. Pure. */
import { inLanguage, type Language } from '../_text/index.ts'

export function articleLink(id: string, language: Language): string {
  return inLanguage(`/article/${encodeURIComponent(id)}`, language)
}

/** A source's page; articles without a source have a search instead. */
export function sourceLink(name: string, language: Language): string {
  return inLanguage(name === '' ? '/search?source=' : `/sources/${encodeURIComponent(name)}`, language)
}

/** A day's, month's or year's page: `2021-05-07`, `2021-05` or `2021`. */
export function periodLink(period: string, language: Language): string {
  return inLanguage(`/browse/${period.replaceAll('-', '/')}`, language)
}
