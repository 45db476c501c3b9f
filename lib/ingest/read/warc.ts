/**
 * WARC and WARC.gz: the pages among a crawl's records, with the headers they were served with.
 *
 * warcio reads the records' frames; decompression, sizes, HTTP and its codings are ours, because warcio neither limits
 * what comes out nor notices lengths that lie. Runs in the container child.
 *
 * @see ISO 28500:2017, the WARC file format.
 */
import { createHash } from 'node:crypto'
import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio'
import { canonicalAddress } from '../address.ts'
import { exceeds, LIMITS } from '../limits.ts'
import { fileStream, gunzipped, Refused, refusalOfStream } from './bounded-stream.ts'
import type { ContainerPiece } from './frames.ts'
import { readHttpMessage } from './http-message.ts'
import type { RefusalCode } from './refusals.ts'

/** A record's own headers, and what stands between records, may take so many bytes. */
const HEAD_MAX_BYTES = 1 << 20
/** A record of a page: the page and its HTTP headers. */
const BLOCK_MAX_BYTES = LIMITS.documentBytes + HEAD_MAX_BYTES
/** Pages remembered for revisits. */
const REMEMBERED = 1_000_000

/** Reads a WARC file. Never throws on content: what cannot be read ends in a refusal. */
export async function* readWarcFile(path: Buffer, root: string): AsyncGenerator<ContainerPiece> {
  try {
    yield* readWarc(fileStream(path, root), { next: 0 })
  } catch (error) {
    yield { is: 'refusal', code: refusalOfStream(error), member: null, url: null, name: null }
  }
}

/**
 * Reads the records of a WARC stream, compressed or not.
 *
 * @param members - Numbers documents; goes on where the container's last WARC ended.
 * @throws Refused where the stream cannot be read on.
 */
export async function* readWarc(
  source: AsyncIterable<Buffer>,
  members: { next: number },
): AsyncGenerator<ContainerPiece> {
  const gate = new Gate(gunzipped(source))
  const parser = new WARCParser(new AsyncIterReader(gate, null), { parseHttp: false })
  const pages = new Map<string, Remembered>()
  for (;;) {
    gate.allow(HEAD_MAX_BYTES)
    const record = await nextRecord(parser)
    gate.allow(Number.POSITIVE_INFINITY)
    if (!record) return
    const block = await readBlock(record)
    const type = header(record, 'WARC-Type')
    if (!READ_TYPES.has(type)) {
      if (!QUIET_TYPES.has(type)) yield { is: 'skipped', what: `WARC ${type || '?'}` }
      continue
    }
    const piece = readPage(record, block, type, pages)
    if (piece.is === 'skipped') {
      yield piece
      continue
    }
    const member = members.next++
    if (exceeds('containerDocuments', member + 1)) throw new Refused('too-large')
    yield { ...piece, member }
  }
}

const READ_TYPES = new Set(['response', 'resource', 'revisit'])
/** Part of every crawl; counting them tells nobody anything. */
const QUIET_TYPES = new Set(['warcinfo', 'request', 'metadata'])

/** Lets a bounded number of bytes through while headers are read, so that an endless one ends. */
class Gate implements AsyncIterable<Uint8Array> {
  private left = 0
  private readonly source: AsyncIterable<Buffer>

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source
  }

  allow(bytes: number): void {
    this.left = bytes
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.source) {
      if (this.left < 0) throw new Refused('corrupt')
      this.left -= chunk.length
      yield chunk
    }
  }
}

const header = (record: WARCRecord, name: string) => record.warcHeaders.headers.get(name)?.trim() ?? ''

async function nextRecord(parser: WARCParser): Promise<WARCRecord | null> {
  const record = await parser.parse()
  if (!record) return null
  if (!/^WARC\/\d/.test(record.warcHeaders.statusline)) throw new Refused('corrupt')
  return record
}

/** The record's bytes; null where they are more than a page may have. A length that lies ends the container. */
async function readBlock(record: WARCRecord): Promise<Buffer | null> {
  const length = header(record, 'Content-Length')
  if (!/^\d{1,15}$/.test(length)) throw new Refused('corrupt')
  const declared = Number(length)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of record.reader) {
    bytes += chunk.length
    if (declared <= BLOCK_MAX_BYTES) chunks.push(chunk)
  }
  record.consumed = 'raw'
  if (bytes !== declared) throw new Refused('corrupt')
  return declared <= BLOCK_MAX_BYTES ? Buffer.concat(chunks) : null
}

/** A page that a later record may say was met again unchanged. */
interface Remembered {
  readonly url: string
  readonly sha256: string
  readonly bytes: number
}

type Page = ContainerPiece & { readonly is: 'document' | 'refusal' | 'copy' | 'skipped' }

function readPage(
  record: WARCRecord,
  block: Buffer | null,
  type: string,
  pages: Map<string, Remembered>,
): Page {
  const target = header(record, 'WARC-Target-URI').replace(/^<|>$/g, '')
  if (/^(?:dns|whois|metadata|urn|warcinfo|ftp):/i.test(target)) return { is: 'skipped', what: 'WARC dns' }
  const url = canonicalAddress(target)
  const refused = (code: RefusalCode): Page => ({
    is: 'refusal',
    code,
    member: null,
    url,
    name: url ? null : target,
  })
  if (url === null) return refused('unsafe-address')
  if (type === 'revisit') return revisited(record, url, pages)
  if (!block) return refused('too-large')
  const page = type === 'resource' ? resourceOf(record, block) : readHttpMessage(block)
  if ('code' in page) return refused(page.code)
  if (page.status >= 300 && page.status < 400) return { is: 'skipped', what: 'WARC 转址' }
  const contentType = page.headers.get('content-type') ?? null
  const kind = kindOf(contentType)
  if (kind === null) return { is: 'skipped', what: contentType?.split(';')[0]?.trim().toLowerCase() ?? '?' }
  if (page.status < 200 || page.status > 299) return refused('http-error')
  if (exceeds('documentBytes', page.body.length)) return refused('too-large')
  remember(record, url, page.body, pages)
  const moment = Date.parse(header(record, 'WARC-Date'))
  const capturedAt = Number.isNaN(moment) ? null : new Date(moment).toISOString()
  return { is: 'document', member: 0, url, name: null, kind, contentType, capturedAt, bytes: page.body }
}

function resourceOf(record: WARCRecord, body: Buffer) {
  return { status: 200, headers: new Map([['content-type', header(record, 'Content-Type')]]), body }
}

/** Null for what is surely no page: pictures, scripts, data. */
function kindOf(contentType: string | null): 'html' | 'text' | 'unknown' | null {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  if (type === 'text/plain') return 'text'
  return type === '' || type === '*/*' || type === 'unknown/unknown' ? 'unknown' : null
}

function remember(record: WARCRecord, url: string, body: Buffer, pages: Map<string, Remembered>): void {
  if (pages.size >= REMEMBERED) return
  const sha256 = createHash('sha256').update(body).digest('hex')
  const page = { url, sha256, bytes: body.length }
  const digest = header(record, 'WARC-Payload-Digest')
  if (digest) pages.set(`digest:${digest}`, page)
  pages.set(`url:${url}`, page)
}

/** A page met again unchanged: nothing new at its own address, a copy at another one. */
function revisited(record: WARCRecord, url: string, pages: ReadonlyMap<string, Remembered>): Page {
  const original =
    pages.get(`digest:${header(record, 'WARC-Payload-Digest')}`) ??
    pages.get(`url:${canonicalAddress(header(record, 'WARC-Refers-To-Target-URI')) ?? ''}`)
  if (!original) return { is: 'refusal', code: 'unresolved-revisit', member: null, url, name: null }
  if (original.url === url) return { is: 'skipped', what: 'WARC 重访' }
  return { is: 'copy', member: 0, url, sha256: original.sha256, size: original.bytes }
}
