/**
 * Pages that hold no search, kept as they were made and sent again to whoever asks next.
 *
 * The archive does not change while it is served, and nobody is signed in: but for the nonce of the security policy a
 * page is the same for everybody. Making it takes ten milliseconds in which nobody else is answered; sending it again
 * takes one. Kept until the hour changes, since some pages name today's date.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { gzip } from 'node:zlib'
import { takesGzip } from './static-files.ts'

/** Kept in all, in bytes; those longest not asked for make room. A page has some sixty thousand. */
const BUDGET_BYTES = 2 << 20
const HOUR_MS = 3_600_000

/** Addresses of pages that depend on nothing but the archive, the day and the language. */
const LASTING =
  /^\/(?:(?:help|about|sources(?:\/[^/?]+)?|browse(?:\/[^?]*)?|article\/[a-z2-7]+)?)(?:\?lang=[A-Za-z-]+)?$/

/** Headers that a page sets itself. */
const OWN_HEADERS = ['content-type', 'cache-control', 'vary', 'link']

interface Kept {
  /** The page in the pieces between the places of its nonce; as bytes, which take half of what text would. */
  readonly pieces: readonly Buffer[]
  readonly headers: OutgoingHttpHeaders
  readonly bytes: number
}

/** The pages of one server. */
export class KeptPages {
  readonly #pages = new Map<string, Kept>()
  #bytes = 0
  #hour = 0
  readonly #now: () => number

  /** @param now - The clock, in milliseconds since 1970. */
  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /**
   * Sends a kept page.
   *
   * @param nonce - Of this answer.
   * @returns False where none is kept for the request; nothing is sent then.
   */
  answer(request: IncomingMessage, response: ServerResponse, nonce: string): boolean {
    this.#forgetYesterday()
    const kept = isLasting(request) ? this.#pages.get(request.url ?? '') : undefined
    if (!kept) return false
    this.#pages.delete(request.url ?? '')
    this.#pages.set(request.url ?? '', kept)
    for (const [name, value] of Object.entries(kept.headers)) if (value) response.setHeader(name, value)
    send(request, response, Buffer.concat(withBetween(kept.pieces, Buffer.from(nonce))))
    return true
  }

  /**
   * Has an answer made in memory, kept where it is a page that lasts, and sent as a whole.
   *
   * @param nonce - Of this answer; the page holds it wherever it names its own scripts.
   */
  watch(request: IncomingMessage, response: ServerResponse, nonce: string): void {
    if (!isLasting(request)) return
    const { write, end, writeHead, flushHeaders } = response
    const chunks: Buffer[] = []
    const wanted = request.headers['accept-encoding']
    // Whoever compresses it must do so anew for every nonce.
    delete request.headers['accept-encoding']
    Object.assign(response, {
      flushHeaders: () => {},
      writeHead: (status: number, headers?: OutgoingHttpHeaders) => {
        response.statusCode = status
        for (const [name, value] of Object.entries(headers ?? {})) if (value) response.setHeader(name, value)
        return response
      },
      write: (chunk: string | Uint8Array) => {
        chunks.push(Buffer.from(chunk))
        return true
      },
      end: (chunk?: unknown) => {
        Object.assign(response, { write, end, writeHead, flushHeaders })
        if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
        if (wanted !== undefined) request.headers['accept-encoding'] = wanted
        const page = Buffer.concat(chunks)
        if (response.statusCode === 200) this.#keep(request.url ?? '', response, page, nonce)
        send(request, response, page)
        return response
      },
    })
  }

  #keep(address: string, response: ServerResponse, page: Buffer, nonce: string): void {
    const text = page.toString('latin1')
    const pieces = text.split(nonce).map((piece) => Buffer.from(piece, 'latin1'))
    const half = nonce.slice(0, nonce.length / 2)
    // Cut in two somewhere, it could not be put right.
    if (text.split(half).length !== pieces.length) return
    const bytes = page.length
    if (bytes > BUDGET_BYTES || this.#pages.has(address)) return
    for (const [oldest, { bytes: freed }] of this.#pages) {
      if (this.#bytes + bytes <= BUDGET_BYTES) break
      this.#pages.delete(oldest)
      this.#bytes -= freed
    }
    const headers = Object.fromEntries(OWN_HEADERS.map((name) => [name, response.getHeader(name)]))
    this.#pages.set(address, { pieces, headers, bytes })
    this.#bytes += bytes
  }

  #forgetYesterday(): void {
    const hour = Math.floor(this.#now() / HOUR_MS)
    if (hour === this.#hour) return
    this.#hour = hour
    this.#pages.clear()
    this.#bytes = 0
  }
}

function isLasting({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.rsc === undefined && LASTING.test(url)
}

/** The parts with another between each two. */
const withBetween = <T>(parts: readonly T[], between: T): T[] =>
  parts.flatMap((part, n) => (n === 0 ? [part] : [between, part]))

/** Sends a whole page, compressed where the reader takes it. */
function send(request: IncomingMessage, response: ServerResponse, page: Buffer): void {
  if (!takesGzip(request)) {
    response.end(page)
    return
  }
  gzip(page, (error, body) => {
    if (error) response.destroy(error)
    if (response.destroyed) return
    response.setHeader('Content-Encoding', 'gzip')
    response.setHeader('Content-Length', body.length)
    response.end(body)
  })
}
