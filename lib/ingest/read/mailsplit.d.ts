/** The part of mailsplit's interface that we use; the package brings no types. */
declare module 'mailsplit' {
  import type { Transform } from 'node:stream'

  export interface SplitterOptions {
    readonly ignoreEmbedded?: boolean
    readonly maxChildNodes?: number
    readonly maxHeadSize?: number
  }

  export type SplitterPiece =
    | {
        readonly type: 'node'
        /** Media type in lower case, or false where the part names none. */
        readonly contentType: string | false
        readonly headers: { getFirst(name: string): string }
      }
    | { readonly type: 'body'; readonly value: Buffer }
    | { readonly type: 'data'; readonly value: Buffer }

  export class Splitter extends Transform {
    constructor(options?: SplitterOptions)
  }
}
