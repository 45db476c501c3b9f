/** Where a suggestion leads: a headline to its article, a source to its articles, a term to its search. Pure. */
import type { Suggestion } from '../../lib/search/index.ts'
import { EMPTY_SEARCH, withFacet } from '../../lib/search/url.ts'
import type { Language } from '../_text/index.ts'
import { articleLink } from './links.ts'
import { searchLink } from './search-view.ts'

export function suggestionLink(suggestion: Suggestion, language: Language): string {
  const lang = language === 'zh-Hans' ? '' : language
  const search = { ...EMPTY_SEARCH, lang }
  switch (suggestion.kind) {
    case 'title':
      return suggestion.id === null
        ? searchLink({ ...search, q: suggestion.text })
        : articleLink(suggestion.id, language)
    case 'source':
      return searchLink(withFacet(search, 'include', 'source', suggestion.text, true))
    case 'term':
      return searchLink({ ...search, q: suggestion.text })
  }
}
