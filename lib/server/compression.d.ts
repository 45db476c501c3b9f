/** The part of compression's interface that we use; its published types bring those of a whole framework. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export default function compression(options?: {
    /** How hard zlib tries, 1 to 9. */
    readonly level?: number
    /** Bytes of output that are made in one round. */
    readonly chunkSize?: number
    /** Whether an answer whose headers are set may be compressed. */
    readonly filter?: (request: IncomingMessage, response: ServerResponse) => boolean
  }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void
}
