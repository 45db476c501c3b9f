/**
 * Compresses answers on their way out: what is written leaves as gzip, piece by piece, for whoever takes it.
 *
 * Next could do this, but its compressor stands between the pages and us, and then nothing of a page could be arranged
 * any more (`page-styles.ts`), nor kept for the next reader (`kept-pages.ts`).
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { constants, createGzip, type Gzip } from 'node:zlib'
import { takesGzip } from './static-files.ts'

/** Text in one form or another; pictures are compressed already. */
const TEXT = /^(?:text\/|image\/svg|application\/(?:[\w.-]+\+)?(?:json|xml)\b)/
/** A body that is known to be shorter, in bytes, fits into one packet as it is. */
const SHORT = 1024

/**
 * Has an answer compressed, where its reader takes gzip and it turns out to be text.
 *
 * @param response - Nothing of it is sent yet. Whoever wraps it later sees the plain text.
 */
export function compressAnswer(request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'HEAD' || !takesGzip(request)) return
  const { write, end, writeHead } = response
  let gzip: Gzip | null = null
  const begin = () => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return gzip
  }
  Object.assign(response, {
    writeHead: (status: number, headers?: OutgoingHttpHeaders) => {
      response.statusCode = status
      for (const [name, value] of Object.entries(headers ?? {})) if (value) response.setHeader(name, value)
      if (isCompressible(response)) {
        response.setHeader('Content-Encoding', 'gzip')
        response.appendHeader('Vary', 'Accept-Encoding')
        response.removeHeader('Content-Length')
        gzip = compressor(response, write.bind(response), end.bind(response))
      }
      return writeHead.call(response, status)
    },
    write: (chunk: string | Uint8Array) => {
      const compressed = begin()
      return compressed ? writeSoon(compressed, chunk) : write.call(response, chunk, 'utf8')
    },
    end: (chunk?: unknown) => {
      const compressed = begin()
      const rest = typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : undefined
      if (compressed) compressed.end(rest)
      else end.call(response, rest, 'utf8')
      return response
    },
  })
}

function isCompressible(response: ServerResponse): boolean {
  const length = Number(response.getHeader('content-length') ?? SHORT)
  return (
    response.statusCode !== 204 &&
    response.statusCode !== 304 &&
    !response.hasHeader('content-encoding') &&
    TEXT.test(String(response.getHeader('content-type') ?? '')) &&
    length >= SHORT
  )
}

/** A stream of gzip into a response, which is asked for no more than its reader takes. */
function compressor(response: ServerResponse, write: (chunk: Buffer) => boolean, end: () => unknown): Gzip {
  const gzip = createGzip()
  gzip.on('data', (chunk: Buffer) => {
    if (write(chunk)) return
    gzip.pause()
    response.once('drain', () => gzip.resume())
  })
  gzip.on('end', end)
  gzip.on('drain', () => response.emit('drain'))
  gzip.on('error', (error) => response.destroy(error))
  // Its memory is not the collector's: a reader who left must not hold it.
  response.once('close', () => gzip.destroy())
  return gzip
}

/** Writes, and sends what was written when nothing more comes in this turn of the event loop. */
function writeSoon(gzip: Gzip, chunk: string | Uint8Array): boolean {
  if (!gzip.writableNeedDrain)
    setImmediate(() => {
      if (!gzip.writableEnded && !gzip.destroyed) gzip.flush(constants.Z_SYNC_FLUSH)
    })
  return gzip.write(chunk)
}
