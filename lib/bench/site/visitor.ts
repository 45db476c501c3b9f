/**
 * A client on the loopback: asks for addresses and notes what came, how long it took and how large it was.
 */
import { Agent, get } from 'node:http'

/** What came of one request. */
export interface Visit {
  /** 0 where no whole answer came. */
  readonly status: number
  /** From asking to the last byte. */
  readonly ms: number
  /** Of the body, as sent. */
  readonly bytes: number
  /** Empty where the body was compressed. */
  readonly body: string
  /** Why no whole answer came; else empty. */
  readonly error: string
}

/** An answer that has not come by then is a failed one. */
const TIMEOUT_MS = 30_000

/** One reader with `connections` connections that are kept open. */
export class Visitor {
  readonly #port: number
  readonly #agent: Agent

  constructor(port: number, connections = 1) {
    this.#port = port
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  /** Never rejects: a failure is a visit of status 0. */
  visit(path: string, acceptEncoding = 'identity'): Promise<Visit> {
    return new Promise((done) => {
      const start = performance.now()
      const failed = (error: NodeJS.ErrnoException) => {
        const why = error.code ?? error.message
        done({ status: 0, ms: performance.now() - start, bytes: 0, body: '', error: why })
      }
      const options = {
        host: '127.0.0.1',
        port: this.#port,
        path,
        agent: this.#agent,
        headers: { 'accept-encoding': acceptEncoding },
      }
      const request = get(options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', failed)
        response.on('end', () => {
          const all = Buffer.concat(chunks)
          const body = response.headers['content-encoding'] === undefined ? all.toString() : ''
          const ms = performance.now() - start
          done({ status: response.statusCode ?? 0, ms, bytes: all.length, body, error: '' })
        })
      })
      request.setTimeout(TIMEOUT_MS, () => request.destroy(new Error(`no answer in ${TIMEOUT_MS / 1000} s`)))
      request.on('error', failed)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
