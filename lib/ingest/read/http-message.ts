/**
 * An HTTP response as a crawler stored it: status, headers and the body with its transfer and content codings undone.
 * Pure. Crawlers often store bodies already decoded and leave the headers as they were; bytes that are not coded as
 * the headers claim are taken as they are.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { isBomb, LIMITS } from '../limits.ts'
import { parseHeaders } from './http-headers.ts'
import { codeOf, type RefusalCode } from './refusals.ts'

/** A response, or why it cannot be read. */
export type HttpMessage =
  | { readonly status: number; readonly headers: ReadonlyMap<string, string>; readonly body: Buffer }
  | { readonly code: RefusalCode }

/** A head that has not ended by here is none. */
const HEAD_MAX_BYTES = 1 << 20

/** Reads a stored response. */
export function readHttpMessage(block: Buffer): HttpMessage {
  const head = splitHead(block)
  const status = head && /^HTTP\/\d(?:\.\d)? +(\d{3})(?:[ \r\n]|$)/.exec(head.text)?.[1]
  if (!head || !status) return { code: 'corrupt' }
  const headers = parseHeaders(head.text)
  const body = decodeBody(block.subarray(head.end), headers)
  return 'code' in body ? body : { status: Number(status), headers, body: body.bytes }
}

function splitHead(block: Buffer): { text: string; end: number } | null {
  const crlf = block.indexOf('\r\n\r\n')
  const lf = block.indexOf('\n\n')
  const isCrlf = crlf >= 0 && (lf < 0 || crlf < lf)
  const end = isCrlf ? crlf + 4 : lf >= 0 ? lf + 2 : -1
  return end < 0 || end > HEAD_MAX_BYTES ? null : { text: block.toString('latin1', 0, end), end }
}

type Body = { readonly bytes: Buffer } | { readonly code: RefusalCode }

function decodeBody(stored: Buffer, headers: ReadonlyMap<string, string>): Body {
  const codings = `${headers.get('content-encoding') ?? ''},${headers.get('transfer-encoding') ?? ''}`
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  let body: Body = { bytes: codings.includes('chunked') ? (dechunk(stored) ?? stored) : stored }
  // The last named was applied last, so it comes off first.
  for (const coding of codings.filter((coding) => coding !== 'chunked').reverse()) {
    if ('code' in body) return body
    body = decompress(body.bytes, coding)
  }
  return 'bytes' in body && body.bytes.length > LIMITS.documentBytes ? { code: 'too-large' } : body
}

/** RFC 9112, section 7.1; null where the body is not in chunks. What stands after a broken chunk is left out. */
export function dechunk(body: Buffer): Buffer | null {
  const chunks: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\n', at)
    const line = lineEnd < 0 || lineEnd - at > 1024 ? '' : body.toString('latin1', at, lineEnd)
    const size = /^([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]*)?\r?$/.exec(line)?.[1]
    if (size === undefined) return chunks.length === 0 ? null : Buffer.concat(chunks)
    const length = Number.parseInt(size, 16)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(body.subarray(lineEnd + 1, lineEnd + 1 + length))
    at = lineEnd + 1 + length
    if (body[at] === 0x0d) at += 1
    if (body[at] === 0x0a) at += 1
  }
}

function decompress(bytes: Buffer, coding: string): Body {
  const options = { maxOutputLength: LIMITS.documentBytes }
  try {
    const out = inflateAs(coding, bytes, options)
    return isBomb(bytes.length, out.length) ? { code: 'bomb' } : { bytes: out }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return { code: isBomb(bytes.length, LIMITS.documentBytes) ? 'bomb' : 'too-large' }
    // Not compressed at all, though the header says so: many crawlers store what they decoded.
    if (code.startsWith('Z_') || code.startsWith('ERR_'))
      return looksLikeText(bytes) ? { bytes } : { code: 'corrupt' }
    throw error
  }
}

function inflateAs(coding: string, bytes: Buffer, options: { maxOutputLength: number }): Buffer {
  if (coding === 'br') return brotliDecompressSync(bytes, options)
  if (coding === 'deflate')
    return isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
  if (coding === 'gzip' || coding === 'x-gzip') {
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, options) : bytes
  }
  return bytes
}

/** RFC 1950: method 8, and the two bytes are a multiple of 31. */
const isZlib = (bytes: Buffer) =>
  ((bytes[0] ?? 0) & 15) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0

function looksLikeText(bytes: Buffer): boolean {
  return bytes
    .subarray(0, 512)
    .every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
}
