/**
 * Compresses answers on their way out, for whoever takes gzip.
 *
 * Next could do this, but its compressor stands between the pages and us, and then nothing of a page could be arranged
 * any more (`page-styles.ts`), nor kept for the next reader (`kept-pages.ts`).
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import compression from 'compression'
import { takesGzip } from './static-files.ts'

/** Text in one form or another; pictures are compressed already. Next's route handlers set the type as a list of one. */
const TEXT = /^(?:text\/|image\/svg|application\/(?:[\w.-]+\+)?(?:json|xml)\b)/

/**
 * The level takes a third less work than the usual one, for one hundredth more bytes; the room holds a whole page, since
 * every piece of output is a round through a thread that others wait for, too.
 */
const compress = compression({
  level: 5,
  chunkSize: 1 << 16,
  filter: (_request, response) => TEXT.test(String(response.getHeader('content-type') ?? '')),
})

/**
 * Has an answer compressed, where its reader takes gzip and it turns out to be text.
 *
 * @param response - Nothing of it is sent yet. Whoever wraps it later sees the plain text.
 */
export function compressAnswer(request: IncomingMessage, response: ServerResponse): void {
  if (!takesGzip(request)) return
  // Brotli, which most browsers would rather have, costs more time and memory for a page that is made for one reader.
  request.headers['accept-encoding'] = 'gzip'
  compress(request, response, () => {})
}
