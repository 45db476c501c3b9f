import { archive } from '../../_data/archive.ts'
import { suggestionLink } from '../../_data/suggestions.ts'
import { languageOf, wordsOf } from '../../_text/index.ts'

const SHOWN = 8
/** Longer input is no longer the beginning of anything. */
const MAX_CHARS = 40

/** Completions of what stands in the search box: text, kind in words, and where it leads. */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url)
  const prefix = (searchParams.get('q') ?? '').slice(0, MAX_CHARS).trim()
  const language = languageOf(searchParams.get('lang'))
  const t = wordsOf(language)
  const found = prefix === '' ? [] : archive().search.suggest(prefix, SHOWN)
  const suggestions = found.map((suggestion) => ({
    text: suggestion.text,
    kind: t.suggestionKinds[suggestion.kind],
    href: suggestionLink(suggestion, language),
  }))
  return Response.json({ suggestions }, { headers: { 'Cache-Control': 'private, max-age=60' } })
}
