/**
 * The story in a page's embedded state (`__NEXT_DATA__`, `__INITIAL_STATE__`, JSON-LD `articleBody`…), for pages whose
 * elements hold none.
 *
 * Pure. State is read field by field: the longest Chinese text under a name that content bears, and the fields beside
 * and above it for the metadata.
 */
import type { Hints } from '../lines/block.ts'
import { fieldsOf, type Json, parseJson } from './json-ld.ts'
import { readLiteral, readString, returnedLiterals } from './literal.ts'

/** A story found in state. */
export interface StateStory {
  /** Paragraphs as plain lines, or one piece of HTML. */
  readonly body: { readonly kind: 'html' | 'lines'; readonly text: string }
  readonly title: string | null
  readonly published: string | number | null
  readonly source: string | null
  readonly author: string | null
  readonly editor: string | null
  readonly tags: readonly string[]
}

const MAX_OBJECTS = 30_000
const MAX_TRIES = 12
/** A story has at least so many Han characters. */
const MIN_HAN = 60
/** A short one where its headline and date stand beside it. */
const MIN_HAN_NAMED = 20
const NAMES = {
  title:
    /^(?:(?:news|article|post|doc|info|content|story|main)_?)?(?:title|headline|heading)$|^(?:name|subject)$/i,
  published:
    /^(?:(?:news|article|post|doc|info|content|story|first|display)_?)?(?:(?:publish(?:ed)?|pub|create|release|public|online|post|issue)_?)?(?:time|date)$|^(?:publish(?:ed)?_?at|create_?d_?at|created|published|ctime|ptime|datePublished)$/i,
  source:
    /^(?:(?:news|article|post|doc|info|content|story)_?)?(?:source|src|media|copyfrom)(?:_?name)?$|^(?:from|origin|publisher|outlet)$/i,
  author: /^(?:author(?:_?name)?|writer|reporter|byline|journalist)s?$/i,
  editor: /^(?:editor(?:_?name)?|responsible_?editor|duty_?editor)s?$/i,
  tags: /^(?:tags?|keywords?|labels?)$/i,
} as const
const CONTENT = /content|body|text|article|html|detail|paragraph|data|value|desc/i

interface Node {
  readonly fields: readonly [string, Json][]
  readonly parent: number
}

/** Finds the story in a page's scripts; null where there is none. */
export function findState(hints: Hints): StateStory | null {
  let best: { story: StateStory; han: number } | null = null
  for (const root of roots(hints)) {
    const found = bestOf(root)
    if (found && (!best || found.han > best.han)) best = found
  }
  return best?.story ?? null
}

/** The story in a JSON value, null where it holds none. */
export function storyOf(root: Json): StateStory | null {
  return bestOf(root)?.story ?? null
}

function* roots(hints: Hints): Generator<Json> {
  for (const script of hints.jsonLd) yield parseJson(script)
  let tries = 0
  for (const script of hints.scripts) {
    if (!/[\u4e00-\u9fff]|\\u[4-9][0-9a-f]{3}|%e[4-9]%/i.test(script)) continue
    for (const json of literals(script)) {
      if (tries++ >= MAX_TRIES) return
      yield json
    }
  }
}

/** JSON literals that are assigned in a script, or that are the whole of it. */
function* literals(script: string): Generator<Json> {
  const start = /(?:^|[=(,])\s{0,20}(?=[{[]["{[\s\]}'])|=\s{0,4}(?=\{[\w$]{1,40}\s{0,2}:)/g
  let m = start.exec(script)
  while (m) {
    const from = m.index + m[0].length
    const end = balancedEnd(script, from)
    const json =
      end > from + 100
        ? (parseJson(script.slice(from, end)) ?? readLiteral(script, from)?.value ?? null)
        : null
    if (json !== null) yield json
    start.lastIndex = Math.max(end > from ? end : from + 1, m.index + 1)
    m = start.exec(script)
  }
  yield* returnedLiterals(script)
  for (const m of script.matchAll(PARSED))
    yield parseJson(unwrap(m[1], readString(script, m.index + m[0].length)))
}

/** JSON in a string, perhaps with its characters escaped as in addresses. */
const PARSED = /JSON\.parse\(\s{0,4}(?:(decodeURIComponent|unescape)\(\s{0,4})?(?=["'])/g

function unwrap(escaped: string | undefined, read: { value: string } | null): string {
  if (!read) return ''
  if (escaped === undefined) return read.value
  try {
    return decodeURIComponent(read.value)
  } catch (error) {
    if (error instanceof URIError) return read.value
    throw error
  }
}

/** Index behind the bracket that closes the one at `from`; `from` where none does. */
function balancedEnd(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x22) i = stringEnd(text, i)
    else if (c === 0x7b || c === 0x5b) depth++
    else if (c === 0x7d || c === 0x5d) {
      depth--
      if (depth === 0) return i + 1
    }
  }
  // Nothing closes: the rest of the script has been looked at once, which keeps the cost linear.
  return text.length + 1
}

function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x5c) i++
    else if (c === 0x22) return i
  }
  return text.length
}

function bestOf(root: Json): { story: StateStory; han: number } | null {
  const nodes = flatten(root)
  let best: { node: number; text: string; han: number } | null = null
  for (const [at, node] of nodes.entries()) {
    for (const [name, value] of node.fields) {
      const text = bodyText(name, value)
      const han = text === null ? 0 : countHan(text)
      const least = isArticle(node) ? MIN_HAN_NAMED : MIN_HAN
      if (text !== null && han >= least && (!best || han > best.han)) best = { node: at, text, han }
    }
  }
  if (!best) return null
  const text = best.text
  const near = (pattern: RegExp): string | number | null => nearest(nodes, best?.node ?? 0, pattern)
  const asText = (value: string | number | null): string | null => (value === null ? null : String(value))
  const tags = nearestList(nodes, best.node, NAMES.tags)
  return {
    han: best.han,
    story: {
      body: { kind: /<(?:p|br|div|section|span)[\s/>]/i.test(text) ? 'html' : 'lines', text },
      title: asText(near(NAMES.title)),
      published: near(NAMES.published),
      source: asText(near(NAMES.source)),
      author: asText(near(NAMES.author)),
      editor: asText(near(NAMES.editor)),
      tags,
    },
  }
}

/** An object that has a headline and a date of its own. */
function isArticle({ fields }: Node): boolean {
  return pick(fields, NAMES.title) !== null && pick(fields, NAMES.published) !== null
}

/** All objects with their parents, outer ones first. */
function flatten(root: Json): Node[] {
  const nodes: Node[] = []
  const queue: { value: Json; parent: number }[] = [{ value: root, parent: -1 }]
  for (let at = 0; at < queue.length && nodes.length < MAX_OBJECTS; at++) {
    const { value, parent } = queue[at] as { value: Json; parent: number }
    if (Array.isArray(value)) for (const item of value) queue.push({ value: item as Json, parent })
    else if (typeof value === 'object' && value !== null) {
      const fields = fieldsOf(value)
      nodes.push({ fields, parent })
      const self = nodes.length - 1
      for (const [, inner] of fields)
        if (typeof inner === 'object' && inner !== null) queue.push({ value: inner, parent: self })
    }
  }
  return nodes
}

/** The text of a field that may be a body: a string, or a list of text blocks. */
function bodyText(name: string, value: Json): string | null {
  if (typeof value === 'string') return CONTENT.test(name) && value.length >= MIN_HAN_NAMED ? value : null
  if (!Array.isArray(value)) return null
  const parts: string[] = []
  for (const item of value as Json[]) {
    const part = typeof item === 'string' ? item : (longestString(item) ?? textOfRuns(item))
    if (part !== null) parts.push(part)
  }
  return parts.length > 0 &&
    (CONTENT.test(name) || /block|para|list|items?/i.test(name)) &&
    !isTeaserList(value)
    ? parts.join('\n')
    : null
}

/** Lists of other stories carry links or ids beside their text. */
function isTeaserList(items: readonly Json[]): boolean {
  const linked = items.filter((item) =>
    fieldsOf(item).some(
      ([name, v]) => /^(?:url|link|href|id|docid|newsid)$/i.test(name) && v !== null && v !== '',
    ),
  )
  return linked.length > items.length / 2
}

/** The text of a block whose runs stand in lists below it, one in another: `children: [{ text }]`. */
function textOfRuns(item: Json, depth = 0): string | null {
  const runs = fieldsOf(item).find(([name, value]) => RUNS.test(name) && Array.isArray(value))?.[1]
  if (depth > MAX_RUN_DEPTH || !Array.isArray(runs)) return null
  const texts = (runs as Json[]).map((run) =>
    typeof run === 'string' ? run : (longestString(run) ?? textOfRuns(run, depth + 1) ?? ''),
  )
  const text = texts.join('')
  return text === '' ? null : text
}

/** Editors write marks and links as runs below runs; deeper than this none does. */
const MAX_RUN_DEPTH = 6
const RUNS = /^(?:children|content|runs|spans|leaves|nodes)$/i

function longestString(item: Json): string | null {
  let best: string | null = null
  for (const [name, value] of fieldsOf(item))
    if (typeof value === 'string' && CONTENT.test(name) && (best === null || value.length > best.length))
      best = value
  return best
}

/** Objects beside a body that hold what is said about it. */
const ABOUT = /^(?:meta|info|extra|attributes|header|head|base|basic)(?:_?(?:data|info))?$/i

/** A field of the object that held the body, of what is said about it there, or of the objects around it. */
function nearest(nodes: readonly Node[], from: number, pattern: RegExp): string | number | null {
  for (let at = from; at >= 0; at = nodes[at]?.parent ?? -1) {
    const fields = nodes[at]?.fields ?? []
    const own = pick(fields, pattern)
    if (own !== null) return own
    for (const [name, value] of fields) {
      const told = ABOUT.test(name) ? pick(fieldsOf(value), pattern) : null
      if (told !== null) return told
    }
  }
  return null
}

function pick(fields: readonly [string, Json][], pattern: RegExp): string | number | null {
  for (const [name, value] of fields) {
    if (!pattern.test(name)) continue
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return value
    if (Array.isArray(value)) {
      const listed = (value as Json[]).map((item) =>
        typeof item === 'string' ? item : (longestName(item) ?? ''),
      )
      if (listed.some((item) => item !== '')) return listed.join(' ')
      continue
    }
    const inner = fieldsOf(value).find(
      ([key, v]) => /^(?:name|title|text)$/i.test(key) && typeof v === 'string',
    )?.[1]
    if (typeof inner === 'string' && inner !== '') return inner
  }
  return null
}

function nearestList(nodes: readonly Node[], from: number, pattern: RegExp): string[] {
  for (let at = from; at >= 0; at = nodes[at]?.parent ?? -1) {
    for (const [name, value] of nodes[at]?.fields ?? []) {
      if (!pattern.test(name)) continue
      if (typeof value === 'string') return value.split(/[,，;；\s]+/).filter((tag) => tag !== '')
      if (Array.isArray(value))
        return (value as Json[])
          .map((item) => (typeof item === 'string' ? item : (longestName(item) ?? '')))
          .filter((tag) => tag !== '')
    }
  }
  return []
}

function longestName(item: Json): string | null {
  const found = fieldsOf(item).find(
    ([name, value]) => /name|title|tag|text/i.test(name) && typeof value === 'string',
  )?.[1]
  return typeof found === 'string' ? found : null
}

function countHan(text: string): number {
  return text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
}
