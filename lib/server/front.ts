/**
 * The server in front: judges each request, gives it its security headers, sheds load, and hands the rest to Next.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { printable } from '../errors.ts'
import type { OpenArchive } from './archive.ts'
import { asksDearly } from './dear.ts'
import { replaceFailedPage } from './failed-page.ts'
import { judgeRequest, keepKnownHeaders } from './gate.ts'
import { contentSecurityPolicy, type HeaderSettings, ORIGINAL_POLICY, securityHeaders } from './headers.ts'
import { KeptPages } from './kept-pages.ts'
import { languageOfTarget } from './language.ts'
import type { Pages } from './pages.ts'
import { type RefusalStatus, refusalPage } from './refusal.ts'
import { Turnstile, type TurnstileLimits } from './turnstile.ts'

/**
 * Pages rendered at once, waiting, and how long they wait. A page takes some ten milliseconds of one core: a full
 * queue is a second or two of work.
 */
const PAGE_LIMITS: TurnstileLimits = { inside: 2, waiting: 100, waitMs: 3000 }

/** Dear searches have a thread of their own, and a queue of their own before it: the others do not wait behind them. */
const DEAR_LIMITS: TurnstileLimits = { inside: 2, waiting: 20, waitMs: 3000 }

/** A slow reader does not hold a place for longer, in milliseconds: the page is rendered and only being sent. */
const PLACE_MS = 1000

/**
 * How long a connection may wait for its next request, as clients are told, and as it is kept, in seconds. A request
 * that is on its way while the connection is being closed fails (seen once in 6,000 under load), so what clients are
 * told is less.
 */
const KEEP_TOLD_S = 10
const KEEP_S = 20

/** Scripts and styles: files, not renderings. */
const FILE_PATH = /^\/_next\/static\//

/** An article's own address. */
const ARTICLE_PATH = /^\/article\/([a-z0-9]{1,64})(?:$|\?)/

/** Where documents are shown as they were received. */
const ORIGINAL_PATH = /^\/article\/[^/?]+\/original(?:$|\?)/

/** Answers each request: refuses it, or sends it on to the pages (which may still be loading). */
export class Front {
  stopping = false
  readonly #archive: OpenArchive
  readonly #pages: Promise<Pages>
  readonly #settings: HeaderSettings
  readonly #host: string
  readonly #turnstile: Turnstile
  readonly #dearTurnstile = new Turnstile(DEAR_LIMITS)
  readonly #keptPages = new KeptPages()
  readonly #fixedHeaders: readonly (readonly [string, string])[]

  constructor(
    archive: OpenArchive,
    pages: Promise<Pages>,
    settings: HeaderSettings,
    host: string,
    limits: TurnstileLimits = PAGE_LIMITS,
  ) {
    this.#turnstile = new Turnstile(limits)
    this.#archive = archive
    this.#pages = pages
    this.#settings = settings
    this.#host = host
    this.#fixedHeaders = Object.entries(securityHeaders(settings))
  }

  attach(server: Server): void {
    server.keepAliveTimeout = KEEP_S * 1000
    server.on('request', (request, response) => this.#answer(request, response))
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => this.#answerUnreadable(error, socket))
    // Next's development server upgrades its own socket for fast refresh; there is nothing else to upgrade.
    if (!this.#settings.dev) server.on('upgrade', (_request, socket) => this.#refuseSocket(socket, 400))
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const nonce = this.#protect(response)
    const verdict = judgeRequest(request.method ?? '', request.url ?? '')
    if (verdict.kind === 'options') this.#answerOptions(response)
    else if (verdict.kind === 'refuse') this.#refuse(response, verdict.status, nonce)
    else if (verdict.target === '/healthz') this.#answerHealth(response)
    else if (this.stopping) this.#refuse(response, 503, nonce)
    else if (this.#isGone(verdict.target)) this.#refuse(response, 410, nonce)
    else this.#pass(request, response, verdict.target, nonce)
  }

  /** An id that was once given out and has no successor. A page of Next cannot answer 410. */
  #isGone(target: string): boolean {
    const id = ARTICLE_PATH.exec(target)?.[1]
    return id !== undefined && this.#archive.store.forward(id)?.kind === 'gone'
  }

  #pass(request: IncomingMessage, response: ServerResponse, target: string, nonce: string): void {
    if (ORIGINAL_PATH.test(target)) response.setHeader('Content-Security-Policy', ORIGINAL_POLICY)
    request.url = target
    this.#prepare(request, nonce)
    if (!this.#settings.dev && this.#keptPages.answer(request, response, nonce)) return
    const handled = FILE_PATH.test(target)
      ? this.#pages.then((pages) => pages.handle(request, response))
      : this.#inTurn(request, response, nonce)
    handled.catch((error: unknown) => {
      const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
      console.error(trace.split('\n').map(printable).join('\n'))
      this.#refuse(response, 500, nonce)
    })
  }

  /** Renders a page when its turn comes; answers 503 where it does not come soon enough. */
  async #inTurn(request: IncomingMessage, response: ServerResponse, nonce: string): Promise<void> {
    const isDear = asksDearly(request.url ?? '')
    if (isDear) request.headers['x-jiuwen-dear'] = '1'
    const giveBack = isDear ? () => {} : this.#archive.rightOfWay.enter()
    const leave = await (isDear ? this.#dearTurnstile : this.#turnstile).enter()
    if (!leave) {
      giveBack()
      return this.#refuse(response, 503, nonce)
    }
    const end = () => {
      clearTimeout(timer)
      giveBack()
      leave()
    }
    const timer = setTimeout(end, PLACE_MS)
    // The reader may have gone while the request waited.
    if (response.destroyed) return end()
    response.once('close', end)
    response.once('finish', end)
    if (!this.#settings.dev) this.#keptPages.watch(request, response, nonce)
    replaceFailedPage(response, () => this.#refuse(response, 500, nonce))
    await (await this.#pages).handle(request, response)
  }

  /** Sets the security headers and gives the nonce that the policy names. */
  #protect(response: ServerResponse): string {
    const nonce = randomBytes(16).toString('base64')
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, this.#settings))
    for (const [name, value] of this.#fixedHeaders) response.setHeader(name, value)
    response.setHeader('Keep-Alive', `timeout=${KEEP_TOLD_S}`)
    return nonce
  }

  /**
   * What Next sees of a request: known headers, our own host, the policy (it reads the nonce there), the language; later
   * whether it is dear.
   */
  #prepare(request: IncomingMessage, nonce: string): void {
    if (!this.#settings.dev) {
      keepKnownHeaders(request.headers)
      request.headers.host = this.#host
    }
    request.headers['content-security-policy'] = contentSecurityPolicy(nonce, this.#settings)
    request.headers['x-jiuwen-lang'] = languageOfTarget(request.url ?? '')
  }

  #answerOptions(response: ServerResponse): void {
    response.writeHead(204, { Allow: 'GET, HEAD, OPTIONS' }).end()
  }

  #answerHealth(response: ServerResponse): void {
    const body = JSON.stringify({
      status: this.stopping ? 'stopping' : 'ok',
      articles: this.#archive.search.engine.size,
      index: this.#archive.search.engine.fingerprint,
      openings: this.#archive.openings,
    })
    response.writeHead(this.stopping ? 503 : 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    })
    response.end(body)
  }

  #refuse(response: ServerResponse, status: RefusalStatus, nonce: string): void {
    if (response.headersSent) {
      response.destroy()
      return
    }
    const headers: Record<string, string> = {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    }
    if (status === 405) headers.Allow = 'GET, HEAD, OPTIONS'
    if (status === 503) headers['Retry-After'] = '5'
    // A body may still be on its way; it is not read, so the connection cannot be used again.
    if (status === 405) headers.Connection = 'close'
    response.writeHead(status, headers).end(refusalPage(status, nonce))
  }

  #answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
    this.#refuseSocket(socket, status)
  }

  /** Answers where there is no response object: the request could not be read, or asks for another protocol. */
  #refuseSocket(socket: Duplex, status: RefusalStatus): void {
    const nonce = randomBytes(16).toString('base64')
    const body = refusalPage(status, nonce)
    const headers = [
      `HTTP/1.1 ${status} Refused`,
      'Content-Type: text/html; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      `Content-Security-Policy: ${contentSecurityPolicy(nonce, this.#settings)}`,
      ...this.#fixedHeaders.map(([name, value]) => `${name}: ${value}`),
    ]
    socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
  }
}
