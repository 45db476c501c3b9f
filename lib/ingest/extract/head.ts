/**
 * Collects what stands in a page's head and in its scripts: title, meta tags, canonical address, structured data.
 *
 * Values in, values out. Sizes are capped, because a keyword list of a million tags is a thing that exists.
 */
import type { Hints } from '../lines/block.ts'
import { tidy } from '../lines/tidy.ts'
import type { DomNode } from './lean-tree.ts'
import { MARK } from './lighten.ts'

const MAX_TITLE_CHARS = 500
const MAX_META_CHARS = 4000
const MAX_META_NAMES = 500
/** Scripts longer than this carry libraries, not stories. */
const MAX_SCRIPT_CHARS = 4_000_000

export class HeadReader {
  #title: string | null = null
  readonly #meta = new Map<string, string[]>()
  #canonical: string | null = null
  #savedFrom: string | null = null
  readonly #jsonLd: string[] = []
  readonly #scripts: string[] = []
  #redirects = false
  #asksPassword = false
  #frames = 0
  readonly #codes: readonly string[]

  /** @param codes - Scripts that were taken out of the page before parsing. */
  constructor(codes: readonly string[]) {
    this.#codes = codes
  }

  comment(data: string): void {
    if (this.#savedFrom) return
    const found = /saved from url=\(\d{1,6}\)(\S{1,2000})/.exec(data.slice(0, 4000))
    if (found?.[1]) this.#savedFrom = found[1]
  }

  element(name: string, attribs: Readonly<Record<string, string>>, node: DomNode): void {
    if (name === 'title') this.#readTitle(node)
    else if (name === 'meta') this.#readMeta(attribs)
    else if (name === 'link') this.#readLink(attribs)
    else if (name === 'script') this.#readScript(attribs, node)
    else if (name === 'frame') this.#frames++
    else if (name === 'input' && attribs.type?.toLowerCase() === 'password') this.#asksPassword = true
    else if (attribs.itemprop && attribs.content) this.#put(attribs.itemprop, attribs.content)
  }

  hints(): Omit<Hints, 'times'> {
    return {
      documentTitle: this.#title,
      meta: this.#meta,
      canonical: this.#canonical,
      savedFrom: this.#savedFrom,
      jsonLd: this.#jsonLd,
      scripts: this.#scripts,
      redirects: this.#redirects,
      asksPassword: this.#asksPassword,
      frames: this.#frames,
    }
  }

  #readTitle(node: DomNode): void {
    if (this.#title !== null || inForeign(node)) return
    const text = tidy(node.first?.data ?? '').slice(0, MAX_TITLE_CHARS)
    if (text !== '') this.#title = text
  }

  #readMeta(attribs: Readonly<Record<string, string>>): void {
    const content = attribs.content
    if (content === undefined) return
    if (attribs['http-equiv']?.toLowerCase() === 'refresh') {
      this.#redirects ||= /url\s{0,4}=/i.test(content.slice(0, 2000)) && !/^\s{0,9}\d{3,}/.test(content)
      return
    }
    const name = attribs.property ?? attribs.name ?? attribs.itemprop
    if (name) this.#put(name, content)
  }

  #put(name: string, content: string): void {
    const key = name.toLowerCase().slice(0, 100)
    const value = tidy(content.slice(0, MAX_META_CHARS))
    const values = this.#meta.get(key)
    if (values) {
      if (values.length < 50) values.push(value)
    } else if (this.#meta.size < MAX_META_NAMES) this.#meta.set(key, [value])
  }

  #readLink(attribs: Readonly<Record<string, string>>): void {
    if (attribs.rel?.toLowerCase() === 'canonical' && attribs.href) this.#canonical ??= attribs.href
  }

  #readScript(attribs: Readonly<Record<string, string>>, node: DomNode): void {
    const data = node.first?.data ?? ''
    const code = data.startsWith(MARK) ? (this.#codes[Number(data.slice(1))] ?? '') : data
    if (code.length < 20 || code.length > MAX_SCRIPT_CHARS) return
    const type = attribs.type?.toLowerCase() ?? ''
    if (type.includes('ld+json')) this.#jsonLd.push(code)
    else if (code.includes('{') || code.includes('location') || code.includes('decodeURI'))
      this.#scripts.push(code)
  }
}

/** A `<title>` inside an inline SVG names an icon. */
function inForeign(node: DomNode): boolean {
  let above = node.parent
  for (let i = 0; above && i < 8; i++) {
    if (above.name === 'svg' || above.name === 'math') return true
    above = above.parent
  }
  return false
}
