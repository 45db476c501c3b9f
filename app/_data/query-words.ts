/** A parsed query in the words of the interface's language. Pure. */
import type { ExplainPart, Parsed } from '../../lib/search/index.ts'
import type { Language, Words } from '../_text/index.ts'

/** The search core words simplified Chinese itself; for the other languages its parts are worded here. */
export function queryInWords(parsed: Parsed, language: Language, t: Words): string {
  if (parsed.parts.length === 0) return t.everything
  if (language === 'zh-Hans') return parsed.words
  return parsed.parts
    .map((part) => partInWords(part, t))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()
}

function partInWords(part: ExplainPart, t: Words): string {
  const p = t.parse
  switch (part.kind) {
    case 'text':
      return p.quote(part.text)
    case 'field':
      return p.fields[part.field]
    case 'dates':
      return t.dateRange(part.from ?? '', part.to ?? '')
    case 'near':
      return p.near(part.maxChars)
    case 'before':
      return p.before(part.maxChars)
    default:
      return p[part.kind]
  }
}
