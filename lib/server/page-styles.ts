/**
 * The styles of a page, sent within it.
 *
 * Nothing is painted before the styles are there, and asking for them takes a second journey while the server is still
 * making the page: a quarter of the time to the first paint (`npm run bench -- site --only browser`). They are seven
 * kilobytes. Next's own setting for it sends them twice, as markup and as React's record of it, and made every page cost
 * a third more.
 */
import type { ServerResponse } from 'node:http'
import type { StaticFiles } from './static-files.ts'

/** As React writes a stylesheet into the head. */
const STYLESHEET =
  /<link rel="stylesheet" href="([^"?]+)(?:\?[^"]*)?"( nonce="[^"]*")? data-precedence="[^"]*"\/>/g

/** Addresses in a stylesheet are relative to it, and an end tag would end the element early. */
const BOUND = /url\(|@import|<\//i

/**
 * Puts the styles that a page asks for into its head.
 *
 * The link stays, disabled, so that no browser fetches it: React looks for it there when it takes the page over, and
 * would add another one.
 *
 * @param start - The beginning of a page as it is sent. One that does not hold the whole head stays as it is.
 * @param files - By their address.
 */
export function withStyles(start: Buffer, files: StaticFiles): Buffer {
  const end = start.indexOf('</head>')
  if (end < 0) return start
  const head = start.toString('utf8', 0, end)
  const arranged = head.replace(STYLESHEET, (link: string, address: string, nonce = '') => {
    const styles = files.get(address)?.plain.toString('utf8')
    if (styles === undefined || BOUND.test(styles)) return link
    return `<style${nonce}>${styles}</style>${link.replace('<link ', '<link disabled="" ')}`
  })
  return Buffer.concat([Buffer.from(arranged), start.subarray(end)])
}

/** Has the styles put into a page when its first piece is written. Answers of other kinds stay as they are. */
export function sendStylesWithin(response: ServerResponse, files: StaticFiles): void {
  const { write, end } = response
  const arranged = (chunk: unknown) => {
    const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html')
    const isText = typeof chunk === 'string' || chunk instanceof Uint8Array
    return isPage && isText ? withStyles(Buffer.from(chunk), files) : chunk
  }
  const first = (send: 'write' | 'end') => (chunk: unknown) => {
    Object.assign(response, { write, end })
    return response[send](arranged(chunk))
  }
  Object.assign(response, { write: first('write'), end: first('end') })
}
