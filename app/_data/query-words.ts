/** A parsed query in the words of the interface's language. Pure. */
import type { ExplainPart, Parsed } from '../../lib/search/index.ts'
import type { Words } from '../_text/index.ts'

/** How the query was understood, in one sentence. */
export function queryInWords(parsed: Pick<Parsed, 'parts'>, t: Words): string {
  if (parsed.parts.length === 0) return t.everything
  return parsed.parts
    .map((part, at) => partInWords(part, parsed.parts[at + 1], t))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()
}

function partInWords(part: ExplainPart, next: ExplainPart | undefined, t: Words): string {
  const p = t.parse
  switch (part.kind) {
    case 'text':
      return `${p.quote(part.text)}${part.words.length > 0 ? p.orWords(part.words) : ''}`
    case 'field':
      return p.fields[part.field]
    case 'dates':
      return t.dateRange(part.from ?? '', part.to ?? '')
    case 'near':
      return p.near(part.maxChars)
    case 'before':
      return p.before(part.maxChars)
    case 'not':
      return next?.kind === 'field' || next?.kind === 'dates' ? p.except : p.not
    default:
      return p[part.kind]
  }
}
