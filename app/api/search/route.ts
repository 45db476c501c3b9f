import { MAX_SIZE, parseSearchUrl } from '../../../lib/search/url.ts'
import { archive } from '../../_data/archive.ts'

/**
 * The same object as `jiuwen search --json`, for programs. Parameters are those of the search page; nothing is folded
 * or approximated unless asked for.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const params = parseSearchUrl(searchParams)
  const { search } = archive()
  const limit = limitOf(searchParams.get('limit'))
  const answer = await search.json(params, limit === null ? {} : { limit })
  return new Response(answer, {
    headers: {
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-cache',
      // The answer's own fingerprint is of the index, not of the bytes: it says which state was asked.
      'X-Jiuwen-Index': search.engine.fingerprint,
    },
  })
}

/** Number of hits asked for, at most a page's worth; null where none or no number is given. */
function limitOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Math.min(Number(text), MAX_SIZE) : null
}
