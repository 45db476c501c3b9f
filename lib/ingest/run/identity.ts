/**
 * Who is who: exact copies are folded into one document, and every article gets the id that its links will keep.
 *
 * Pure. The rules: an id comes from the address a document claims, else from its bytes,
 * never from its cleaned text; documents of different bytes that claim one address share it out by their hashes.
 */
import { createHash } from 'node:crypto'
import { documentKey, type Gathered, isSameDocument } from './gathered.ts'

/** Characters of an id: 80 bits, so that a billion articles do not meet by chance. */
const ID_CHARS = 16
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** What became of one gathered outcome. */
export type Resolved =
  | { readonly as: 'article'; readonly item: Gathered; readonly id: string }
  | { readonly as: 'duplicate'; readonly item: Gathered; readonly id: string | null; readonly keptId: string }
  /** `like`: the outcome that says why; another one's where the document is a copy of it. */
  | { readonly as: 'rejected'; readonly item: Gathered; readonly like: Gathered }

/**
 * Folds copies and gives ids.
 *
 * @param items - In canonical order. A `copy` whose original is not among them must have been worked again before.
 * @returns One entry for each outcome, in the same order; a folded copy of several articles has one entry.
 */
export function resolveIdentity(items: readonly Gathered[]): Resolved[] {
  const kept = keptDocuments(items)
  const articles = items.filter((item) => item.kind === 'article' && isKept(item, kept))
  const ids = giveIds(articles)
  const taken = new Set(ids.values())
  const firstId = new Map<string, string>()
  for (const article of articles) {
    const sha256 = article.sha256 ?? ''
    if (!firstId.has(sha256)) firstId.set(sha256, ids.get(article) ?? '')
  }
  const refused = new Map(
    items.filter((item) => item.kind === 'rejected').map((item) => [item.sha256 ?? '', item]),
  )
  const folded = new Set<string>()
  const resolved: Resolved[] = []
  for (const item of items) {
    if (item.kind === 'rejected') {
      resolved.push({ as: 'rejected', item, like: item })
      continue
    }
    const id = ids.get(item)
    if (id !== undefined) {
      resolved.push({ as: 'article', item, id })
      continue
    }
    const key = documentKey(item)
    if (folded.has(key)) continue
    folded.add(key)
    const keptId = firstId.get(item.sha256 ?? '')
    const fate = refused.get(item.sha256 ?? '')
    if (keptId === undefined) {
      // A copy of a page that is no article is none either.
      if (fate) resolved.push({ as: 'rejected', item, like: fate })
      continue
    }
    resolved.push({ as: 'duplicate', item, id: ownId(item, taken), keptId })
  }
  return resolved
}

/** Bytes -> the first outcome that was an article. */
function keptDocuments(items: readonly Gathered[]): ReadonlyMap<string, Gathered> {
  const kept = new Map<string, Gathered>()
  for (const item of items) {
    if (item.kind !== 'article' || item.sha256 === null) continue
    if (!kept.has(item.sha256)) kept.set(item.sha256, item)
  }
  return kept
}

function isKept(item: Gathered, kept: ReadonlyMap<string, Gathered>): boolean {
  const first = kept.get(item.sha256 ?? '')
  return first !== undefined && isSameDocument(first, item)
}

/** A copy under another captured address has a name of its own, so that links to it lead somewhere. */
function ownId(item: Gathered, taken: ReadonlySet<string>): string | null {
  if (item.capturedUrl === null) return null
  const id = idOf(item.capturedUrl)
  return taken.has(id) ? null : id
}

function giveIds(articles: readonly Gathered[]): ReadonlyMap<Gathered, string> {
  const owners = new Map<string, string>()
  for (const article of articles) {
    const claim = claimOf(article)
    const sha256 = article.sha256 ?? ''
    const owner = claim === null ? undefined : owners.get(claim)
    if (claim !== null && (owner === undefined || sha256 < owner)) owners.set(claim, sha256)
  }
  const ids = new Map<Gathered, string>()
  const taken = new Set<string>()
  for (const article of articles) {
    const id = firstFree(candidates(article, owners), taken)
    taken.add(id)
    ids.set(article, id)
  }
  return ids
}

/** One of several articles in a document is named by the bytes and its place, whatever address the page has. */
function claimOf(article: Gathered): string | null {
  return article.ordinal !== null && article.member === null ? null : article.claim
}

/** The id by the rules; then, for the case that it is taken by chance or trickery, ids that name the file too. */
function* candidates(article: Gathered, owners: ReadonlyMap<string, string>): Generator<string> {
  const claim = claimOf(article)
  const sha256 = article.sha256 ?? ''
  const bytes = Buffer.from(sha256, 'hex')
  if (claim !== null && owners.get(claim) === sha256) yield idOf(claim)
  if (claim !== null) yield idOf(`${claim}\n${sha256}`)
  else if (article.ordinal === null || article.member !== null) yield base32(bytes)
  else yield idOf(`${sha256}#${article.ordinal}`)
  for (let attempt = 0; ; attempt++)
    yield idOf(`${sha256}#${documentKey(article)}#${article.ordinal}#${attempt}`)
}

function firstFree(ids: Iterable<string>, taken: ReadonlySet<string>): string {
  for (const id of ids) if (!taken.has(id)) return id
  throw new RangeError('no free id')
}

/** The id that a canonical address (or another text) gives. */
export function idOf(text: string): string {
  return base32(createHash('sha256').update(text).digest())
}

/** RFC 4648 base32 in lower case, the first {@link ID_CHARS} characters. */
function base32(bytes: Uint8Array): string {
  // Written as bytes: a string grown by characters is a chain of pieces, thirty times its size until it is compared.
  const text = Buffer.alloc(ID_CHARS)
  let bits = 0
  let value = 0
  let length = 0
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5 && length < ID_CHARS) {
      bits -= 5
      text[length++] = BASE32.charCodeAt((value >>> bits) & 31)
    }
    if (length === ID_CHARS) break
  }
  return text.toString('latin1', 0, length)
}
