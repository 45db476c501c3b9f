/**
 * JavaScript literals as pages embed them: read like JSON, but with bare names, single quotes and values that are
 * arguments of the function around them, as in `window.__NUXT__=(function(a,b){return {title:a}}("…",false))`.
 *
 * Pure: nothing is run. Reads without recursion, each character once; what is no literal becomes null.
 */
import type { Json } from './json-ld.ts'

/** Values deeper or more than this are not read. */
const MAX_DEPTH = 200
const MAX_VALUES = 100_000
const NAME = /[\p{L}\p{N}_$]/u
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
}

/** What was read, and where it ends. */
export interface Literal {
  readonly value: Json
  /** Index behind the literal. */
  readonly end: number
}

/** A list or an object that is being filled. */
interface Open {
  readonly list: Json[] | null
  readonly fields: Map<string, Json> | null
  key: string | null
}

/**
 * Reads one literal.
 *
 * @param text - A script.
 * @param from - Index of its first character: a bracket or a quote.
 * @param names - Values of bare names; unknown ones read as null.
 * @returns Null where the literal is broken or too large.
 */
export function readLiteral(
  text: string,
  from: number,
  names: ReadonlyMap<string, Json> = new Map(),
): Literal | null {
  const open: Open[] = []
  let done: Json = null
  let at = from
  for (let count = 0; count < MAX_VALUES; ) {
    at = skipSpace(text, at)
    const c = text.charAt(at)
    const top = open[open.length - 1]
    let value: Json
    if (c === '') return null
    if (c === ',' && top) {
      at++
      continue
    }
    if (top?.fields && top.key === null && c !== '}') {
      const key = readKey(text, at)
      if (!key) return null
      top.key = key.value
      at = key.end
      continue
    }
    if (c === '{' || c === '[') {
      if (open.length >= MAX_DEPTH) return null
      open.push({ list: c === '[' ? [] : null, fields: c === '{' ? new Map() : null, key: null })
      at++
      count++
      continue
    }
    if (c === '}' || c === ']') {
      const closed = open.pop()
      if (!closed || closed.key !== null || (c === '}') !== (closed.fields !== null)) return null
      value = closed.list ?? Object.fromEntries(closed.fields ?? [])
      at++
    } else {
      const read = readScalar(text, at, names)
      if (!read) return null
      value = read.value
      at = read.end
      count++
    }
    const above = open[open.length - 1]
    if (!above) {
      done = value
      return { value: done, end: at }
    }
    if (above.list) above.list.push(value)
    else if (above.key !== null) {
      if (above.key !== '__proto__') above.fields?.set(above.key, value)
      above.key = null
    } else return null
  }
  return null
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}

/** A quoted or bare name and the colon behind it. */
function readKey(text: string, at: number): { value: string; end: number } | null {
  const c = text.charAt(at)
  const key = c === '"' || c === "'" ? readString(text, at) : readName(text, at)
  if (!key) return null
  const colon = skipSpace(text, key.end)
  return text.charAt(colon) === ':' ? { value: key.value, end: colon + 1 } : null
}

function readName(text: string, at: number): { value: string; end: number } | null {
  let end = at
  while (end < text.length && NAME.test(text.charAt(end))) end++
  return end > at ? { value: text.slice(at, end), end } : null
}

/** A string, a number, a name, `!0`, `void 0`, or a call whose value is unknown. */
function readScalar(text: string, at: number, names: ReadonlyMap<string, Json>): Literal | null {
  const c = text.charAt(at)
  if (c === '"' || c === "'" || c === '`') return readString(text, at)
  if (c === '!') return { value: text.charAt(at + 1) === '0', end: at + 2 }
  const number = /^[-+]?\d[\d.eE+-]{0,40}/.exec(text.slice(at, at + 42))?.[0]
  if (number) return { value: Number(number), end: at + number.length }
  const word = readName(text, at)
  if (!word) return null
  if (word.value === 'void') return { value: null, end: skipSpace(text, word.end) + 1 }
  if (word.value === 'true' || word.value === 'false') return { value: word.value === 'true', end: word.end }
  const end = skipCall(text, word)
  return end === null ? null : { value: end === word.end ? (names.get(word.value) ?? null) : null, end }
}

/** Behind `new Date(…)` or `Array(3)`: one level of brackets without strings that hold brackets. */
function skipCall(text: string, word: { value: string; end: number }): number | null {
  let end = word.end
  if (word.value === 'new') end = readName(text, skipSpace(text, end))?.end ?? end
  if (text.charAt(end) !== '(') return end
  const close = text.indexOf(')', end)
  return close < 0 || close - end > 200 ? null : close + 1
}

/** A quoted string with its escapes undone. */
export function readString(text: string, at: number): { value: string; end: number } | null {
  const quote = text.charAt(at)
  const parts: string[] = []
  let from = at + 1
  for (let i = from; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === quote) return { value: parts.join('') + text.slice(from, i), end: i + 1 }
    if (c !== '\\') continue
    parts.push(text.slice(from, i))
    const escaped = readEscape(text, i + 1)
    parts.push(escaped.value)
    from = escaped.end
    i = from - 1
  }
  return null
}

function readEscape(text: string, at: number): { value: string; end: number } {
  const c = text.charAt(at)
  const hex = c === 'u' ? text.slice(at + 1, at + 5) : c === 'x' ? text.slice(at + 1, at + 3) : ''
  if (hex !== '' && /^[0-9a-fA-F]+$/.test(hex))
    return { value: String.fromCharCode(Number.parseInt(hex, 16)), end: at + 1 + hex.length }
  return { value: ESCAPES[c] ?? c, end: at + 1 }
}

/** Parameters of a function that is called at once, and where its returned literal begins. */
const CALLED_AT_ONCE = /\(function\s{0,4}\(([\w$,\s]{0,4000})\)\s{0,4}\{/g
/** Statements that may stand before the literal, in UTF-16 units. */
const MAX_BODY = 20_000
/** Functions looked into, so that the cost stays linear. */
const MAX_CALLS = 8

/** Literals that functions called at once return, with their arguments put in. */
export function* returnedLiterals(script: string): Generator<Json> {
  let calls = 0
  for (const m of script.matchAll(CALLED_AT_ONCE)) {
    const body = m.index + m[0].length
    if (++calls > MAX_CALLS) return
    const at = /return\s{0,4}(?=[{[])/.exec(script.slice(body, body + MAX_BODY))
    if (!at) continue
    const start = body + at.index + at[0].length
    // Once to find its end, behind which the arguments stand, and once with them.
    const end = readLiteral(script, start)?.end
    if (end === undefined) continue
    const call = /^[\s;}]{0,20}\}\s{0,4}\)?\s{0,4}\(/.exec(script.slice(end, end + 60))
    const values = call ? readArguments(script, end + call[0].length) : []
    const names = (m[1] ?? '').split(',').map((name) => name.trim())
    yield readLiteral(script, start, new Map(names.map((name, i) => [name, values[i] ?? null])))?.value ??
      null
  }
}

/** The arguments of a call, as a list without its brackets. */
function readArguments(script: string, from: number): readonly Json[] {
  const values: Json[] = []
  let at = skipSpace(script, from)
  while (at < script.length && script.charAt(at) !== ')' && values.length < MAX_VALUES) {
    const c = script.charAt(at)
    if (c === ',') {
      at = skipSpace(script, at + 1)
      continue
    }
    const read = c === '{' || c === '[' ? readLiteral(script, at) : readScalar(script, at, new Map())
    if (!read || read.end <= at) break
    values.push(read.value)
    at = skipSpace(script, read.end)
  }
  return values
}
