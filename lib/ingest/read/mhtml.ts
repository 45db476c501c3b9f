/**
 * MHTML, a web page saved by a browser as one MIME message: the page's own part out of all the parts.
 *
 * mailsplit takes the message apart; the text stays bytes, because the charset in a part's header is only a hint.
 */
import { Splitter, type SplitterPiece } from 'mailsplit'
import { LIMITS } from '../limits.ts'

/** The page inside an MHTML file. */
export interface MhtmlPage {
  readonly bytes: Uint8Array
  /** Address that the page was saved from, as written; null where the file does not say. */
  readonly url: string | null
  readonly contentType: string | null
  /** ISO moment of saving; null where the file does not say. */
  readonly capturedAt: string | null
}

/** More parts than any page has pictures. */
const MAX_PARTS = 100_000

/**
 * Finds the page in an MHTML file: the HTML part whose address is the snapshot's, else the first HTML part.
 *
 * @param bytes - The whole file.
 * @returns Null where the message has no HTML part or cannot be taken apart.
 */
export function readMhtml(bytes: Uint8Array): Promise<MhtmlPage | null> {
  return new Promise((resolve) => {
    const splitter = new Splitter({ ignoreEmbedded: true, maxChildNodes: MAX_PARTS })
    const search = new PartSearch()
    splitter.on('data', (piece: SplitterPiece) => search.take(piece))
    splitter.on('error', () => resolve(null))
    splitter.on('end', () => resolve(search.found()))
    splitter.end(bytes)
  })
}

/** Fields of a MIME part that we read. */
interface Part {
  readonly location: string | null
  readonly contentType: string
  readonly chunks: Buffer[]
  readonly encoding: string
}

class PartSearch {
  private snapshot: string | null = null
  private date: string | null = null
  private seenRoot = false
  private current: Part | null = null
  private best: Part | null = null

  take(piece: SplitterPiece): void {
    if (piece.type === 'node') this.enter(piece)
    else if (piece.type === 'body' && this.current) this.current.chunks.push(piece.value)
  }

  found(): MhtmlPage | null {
    this.leave()
    if (!this.best) return null
    const bytes = decodePart(this.best)
    if (bytes.length > LIMITS.documentBytes) return null
    const moment = Date.parse(this.date ?? '')
    return {
      bytes,
      url: this.best.location ?? this.snapshot,
      contentType: this.best.contentType || null,
      capturedAt: Number.isNaN(moment) ? null : new Date(moment).toISOString(),
    }
  }

  private enter(node: Extract<SplitterPiece, { type: 'node' }>): void {
    this.leave()
    const header = (name: string) =>
      node.headers
        .getFirst(name)
        .replace(/\r?\n\s*/g, ' ')
        .trim() || null
    if (!this.seenRoot) {
      this.seenRoot = true
      this.snapshot = header('snapshot-content-location') ?? header('content-location')
      this.date = header('date')
    }
    if (node.contentType !== 'text/html' && node.contentType !== 'application/xhtml+xml') return
    const contentType = header('content-type') ?? node.contentType
    this.current = {
      location: header('content-location'),
      contentType,
      chunks: [],
      encoding: (header('content-transfer-encoding') ?? '').toLowerCase(),
    }
  }

  private leave(): void {
    const part = this.current
    this.current = null
    if (!part || part.chunks.length === 0) return
    const isSnapshot = part.location !== null && part.location === this.snapshot
    if (!this.best || (isSnapshot && this.best.location !== this.snapshot)) this.best = part
  }
}

function decodePart(part: Part): Buffer {
  const body = Buffer.concat(part.chunks)
  if (part.encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  return part.encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body
}

/** RFC 2045, section 6.7; what is no valid escape stays as it is. */
function decodeQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.alloc(body.length)
  let filled = 0
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] ?? 0
    if (byte !== 0x3d) {
      out[filled++] = byte
      continue
    }
    const soft = softBreakLength(body, i)
    const hex = body.toString('latin1', i + 1, i + 3)
    if (soft > 0) i += soft
    else if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      out[filled++] = Number.parseInt(hex, 16)
      i += 2
    } else out[filled++] = byte
  }
  return out.subarray(0, filled)
}

/** Length of a soft line break after the `=` at `at`, or 0. */
function softBreakLength(body: Buffer, at: number): number {
  if (body[at + 1] === 0x0a) return 1
  if (body[at + 1] === 0x0d) return body[at + 2] === 0x0a ? 2 : 1
  return 0
}
