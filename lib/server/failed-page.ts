/**
 * A page that fails while it is rendered is answered with an empty document that Next's scripts would fill. Readers
 * without scripts would see nothing at all, so the answer is taken over before anything of it is sent.
 */
import type { ServerResponse } from 'node:http'

/**
 * Watches an answer, and has another one sent where it turns out to be a failed page.
 *
 * @param instead - Sends the other answer, once, on a response that has sent nothing yet.
 */
export function replaceFailedPage(response: ServerResponse, instead: () => void): void {
  const { write, end, writeHead, flushHeaders } = response
  const isFailed = () =>
    response.statusCode === 500 &&
    !response.headersSent &&
    String(response.getHeader('content-type')).startsWith('text/html')
  const passed = (method: (...args: never[]) => unknown, dropped: unknown) =>
    function (this: ServerResponse, ...args: never[]) {
      return isFailed() ? dropped : method.apply(response, args)
    }
  const takeOver = (...args: never[]) => {
    if (!isFailed()) return (end as (...args: never[]) => ServerResponse).apply(response, args)
    Object.assign(response, { write, end, writeHead, flushHeaders })
    // They speak of the page that is not sent.
    for (const name of ['Content-Encoding', 'Content-Length', 'ETag', 'Link']) response.removeHeader(name)
    instead()
    return response
  }
  Object.assign(response, {
    write: passed(write, true),
    writeHead: passed(writeHead, response),
    flushHeaders: passed(flushHeaders, undefined),
    end: takeOver,
  })
}
