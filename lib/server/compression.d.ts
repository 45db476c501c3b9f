/** The part of compression's interface that we use; its published types bring those of a whole framework. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export default function compression(options?: {
    /** Bodies known to be shorter are left as they are, in bytes. */
    readonly threshold?: number
  }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void
}
