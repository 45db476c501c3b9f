/**
 * ZIP and WACZ: pages in a ZIP, and the WARCs that a WACZ holds. yauzl reads the directory and the members; sizes and
 * growth are checked member by member and over the whole. Runs in the container child.
 *
 * @see WACZ 1.1.1, https://specs.webrecorder.net/wacz/1.1.1/
 */
import { closeSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { type Entry, fromFd, type ZipFile } from 'yauzl'
import { canonicalAddress } from '../address.ts'
import { exceeds, isBomb, LIMITS } from '../limits.ts'
import { openInside, Refused, refusalOfStream } from './bounded-stream.ts'
import { formatOf } from './formats.ts'
import type { ContainerPiece } from './frames.ts'
import { readMhtml } from './mhtml.ts'
import type { RefusalCode } from './refusals.ts'
import { readWarc } from './warc.ts'

/**
 * Reads a ZIP file. Never throws on content: what cannot be read ends in a refusal.
 *
 * @param only - Number of the one document that is wanted: members before it are not decompressed. Null for all.
 */
export async function* readZipFile(
  path: Buffer,
  root: string,
  only: number | null = null,
): AsyncGenerator<ContainerPiece> {
  let zip: ZipFile | null = null
  try {
    const { fd, bytes } = openInside(path, root)
    zip = await openZip(fd)
    yield* readMembers(zip, bytes, only)
  } catch (error) {
    yield { is: 'refusal', code: zipRefusal(error), member: null, url: null, name: null }
  } finally {
    zip?.close()
  }
}

/** yauzl's own errors carry no code: the directory or a member is broken. */
function zipRefusal(error: unknown): RefusalCode {
  return error instanceof Error && !(error instanceof Refused) && !('code' in error)
    ? 'corrupt'
    : refusalOfStream(error)
}

function openZip(fd: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromFd(fd, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, zip) => {
      if (zip) return resolve(zip)
      closeSync(fd)
      reject(error)
    })
  })
}

/** The directory's entries, one when the last is done with. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.removeAllListeners()
      zip.once('entry', resolve)
      zip.once('end', () => resolve(null))
      zip.once('error', reject)
      zip.readEntry()
    })
    if (!entry) return
    yield entry
  }
}

async function* readMembers(
  zip: ZipFile,
  zipBytes: number,
  only: number | null,
): AsyncGenerator<ContainerPiece> {
  const members = { next: 0 }
  let grown = 0
  for await (const entry of entriesOf(zip)) {
    const name = nameOf(entry)
    if (name.endsWith('/')) continue
    const format = formatOf(name.slice(name.lastIndexOf('/') + 1))
    if (format.read === 'skip' || format.read === 'headers' || format.read === 'jsonl') {
      yield { is: 'skipped', what: format.read === 'skip' ? format.what : `.${format.read}` }
      continue
    }
    if (format.read === 'warc') {
      yield* readWarc(await memberStream(zip, entry), members)
      continue
    }
    const member = members.next++
    if (exceeds('containerDocuments', member + 1)) throw new Refused('too-large')
    if (only !== null && member < only) continue
    const code = refusalBefore(entry, format.read)
    const read = code ? { code } : await readMember(zip, entry)
    if ('code' in read) {
      yield { is: 'refusal', code: read.code, member, url: null, name }
      continue
    }
    grown += read.bytes.length
    if (isBomb(zipBytes, grown)) throw new Refused('bomb')
    const kind = format.read === 'page' ? format.kind : 'html'
    yield format.read === 'mhtml'
      ? await mhtmlPiece(read.bytes, member, name)
      : { ...PLAIN_MEMBER, member, name, kind, bytes: read.bytes }
  }
}

/** A member that says nothing of itself but its name. */
const PLAIN_MEMBER = { is: 'document', url: null, contentType: null, capturedAt: null } as const

async function mhtmlPiece(bytes: Buffer, member: number, name: string): Promise<ContainerPiece> {
  const page = await readMhtml(bytes)
  if (!page) return { is: 'refusal', code: 'corrupt', member, url: null, name }
  const { contentType, capturedAt } = page
  const url = canonicalAddress(page.url)
  return {
    is: 'document',
    member,
    url,
    name,
    kind: 'html',
    contentType,
    capturedAt,
    bytes: Buffer.from(page.bytes),
  }
}

/** Names are for people here; they never become paths. */
function nameOf(entry: Entry): string {
  const raw: unknown = entry.fileName
  return Buffer.isBuffer(raw) ? raw.toString('utf8') : String(raw)
}

const ENCRYPTED = 1
const LINK_MODE = 0o120000
const TYPE_MASK = 0o170000

/** Why a member is not even opened, or null. */
function refusalBefore(entry: Entry, read: string): RefusalCode | null {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return 'encrypted'
  if (((entry.externalFileAttributes >>> 16) & TYPE_MASK) === LINK_MODE) return 'link'
  if (read === 'zip' || read === 'refuse') return 'unsupported-container'
  if (exceeds('documentBytes', entry.uncompressedSize)) return 'too-large'
  return isBomb(entry.compressedSize, entry.uncompressedSize) ? 'bomb' : null
}

function memberStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (stream ? resolve(stream) : reject(error)))
  })
}

/** A member whole. yauzl ends the stream with an error where it holds more or less than the directory says. */
async function readMember(zip: ZipFile, entry: Entry): Promise<{ bytes: Buffer } | { code: RefusalCode }> {
  try {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of await memberStream(zip, entry)) {
      bytes += chunk.length
      if (bytes > LIMITS.documentBytes) return { code: 'too-large' }
      chunks.push(chunk)
    }
    return { bytes: Buffer.concat(chunks) }
  } catch (error) {
    return { code: zipRefusal(error) }
  }
}
