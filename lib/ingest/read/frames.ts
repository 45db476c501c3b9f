/**
 * What a container's child process says over its pipe: a header in JSON and the document's bytes, each with its
 * length before it. Pure but for the bytes it holds.
 */
import { LIMITS } from '../limits.ts'
import type { RefusalCode } from './refusals.ts'

/** How a container is read. A WACZ is a ZIP that holds WARCs. */
export type ContainerFormat = 'warc' | 'zip'

/** What is known of a document in a container beside its bytes. */
export interface MemberHeader {
  readonly is: 'document'
  /** Its number in the container, from 0, refused ones counted. */
  readonly member: number
  /** The captured address; null in a ZIP. */
  readonly url: string | null
  /** Its name in a ZIP, for people; null in a WARC, where the address names it. */
  readonly name: string | null
  readonly kind: 'html' | 'text' | 'unknown'
  readonly contentType: string | null
  readonly capturedAt: string | null
}

/** One thing found in a container. */
export type ContainerPiece =
  | (MemberHeader & { readonly bytes: Buffer })
  | {
      readonly is: 'refusal'
      readonly code: RefusalCode
      /** Null where it concerns the container as a whole. */
      readonly member: number | null
      readonly url: string | null
      /** Name inside the container, for people. */
      readonly name: string | null
    }
  /** The same bytes as a page before it, under another address. */
  | {
      readonly is: 'copy'
      readonly member: number
      readonly url: string
      readonly sha256: string
      readonly size: number
    }
  | { readonly is: 'skipped'; readonly what: string }

/** The last frame: nothing was cut off. */
export interface EndFrame {
  readonly is: 'end'
}

const LENGTH_BYTES = 8
/** Headers hold an address and a few words; anything longer is a fault. */
const HEADER_MAX = 1 << 20

/** One frame: length of the header, length of the bytes, header, bytes. */
export function frameOf(piece: ContainerPiece | EndFrame): Buffer[] {
  const bytes = 'bytes' in piece ? piece.bytes : Buffer.alloc(0)
  const header = Buffer.from(JSON.stringify({ ...piece, bytes: undefined }))
  const lengths = Buffer.alloc(LENGTH_BYTES)
  lengths.writeUInt32LE(header.length, 0)
  lengths.writeUInt32LE(bytes.length, 4)
  return [lengths, header, bytes]
}

/** Puts frames together again from chunks of any size. */
export class FrameReader {
  private readonly chunks: Buffer[] = []
  private held = 0;

  /** @throws RangeError where the lengths are no frame's. */
  *take(chunk: Buffer): Generator<ContainerPiece | EndFrame> {
    this.chunks.push(chunk)
    this.held += chunk.length
    for (;;) {
      if (this.held < LENGTH_BYTES) return
      const lengths = this.peek(LENGTH_BYTES)
      const header = lengths.readUInt32LE(0)
      const body = lengths.readUInt32LE(4)
      if (header > HEADER_MAX || body > LIMITS.documentBytes) throw new RangeError('a frame is too long')
      if (this.held < LENGTH_BYTES + header + body) return
      const frame = this.peek(LENGTH_BYTES + header + body)
      this.drop(frame.length)
      // Written by frameOf in our own child.
      const piece = JSON.parse(frame.toString('utf8', LENGTH_BYTES, LENGTH_BYTES + header)) as
        | ContainerPiece
        | EndFrame
      yield piece.is === 'document' ? { ...piece, bytes: frame.subarray(LENGTH_BYTES + header) } : piece
    }
  }

  private peek(bytes: number): Buffer {
    const first = this.chunks[0]
    if (first && first.length >= bytes) return first.subarray(0, bytes)
    const whole = Buffer.concat(this.chunks)
    this.chunks.splice(0, this.chunks.length, whole)
    return whole.subarray(0, bytes)
  }

  private drop(bytes: number): void {
    const whole = this.chunks[0]
    if (!whole) return
    this.chunks[0] = whole.subarray(bytes)
    this.held -= bytes
  }
}
