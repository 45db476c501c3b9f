/**
 * Structured data of a page, read field by field: nothing of it is merged into objects of ours.
 *
 * Pure. Nesting is walked with a stack and a cap, because JSON nests as deep as its writer likes.
 */

const MAX_NODES = 20_000
const MAX_SCRIPT = 2_000_000

/** A JSON value. */
export type Json = unknown

/** Parses JSON; null where it is broken. */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null
    throw error
  }
}

/** Own fields of an object, empty for anything else. Names that could reach a prototype are left out. */
export function fieldsOf(value: Json): [string, Json][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).filter(
    ([name]) => name !== '__proto__' && name !== 'constructor' && name !== 'prototype',
  )
}

/** Visits every object of a JSON value, outer ones first, at most {@link MAX_NODES}. */
export function* objectsOf(root: Json): Generator<[string, Json][]> {
  const queue: Json[] = [root]
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const value = queue[at]
    if (Array.isArray(value)) for (const item of value.slice(0, 5000)) queue.push(item)
    else if (typeof value === 'object' && value !== null) {
      const fields = fieldsOf(value)
      yield fields
      for (const [, inner] of fields) if (typeof inner === 'object' && inner !== null) queue.push(inner)
    }
  }
}

const ARTICLE_TYPE = /Article|NewsArticle|Posting|Report/

/** Values of a string field in the page's article objects. */
export function jsonLdStrings(scripts: readonly string[], name: string): string[] {
  const out: string[] = []
  for (const script of scripts) {
    if (script.length > MAX_SCRIPT) continue
    const parsed = parseJson(script) ?? parseJson(mendLineBreaks(script))
    for (const fields of objectsOf(parsed)) {
      const type = JSON.stringify(fields.find(([key]) => key === '@type')?.[1] ?? '')
      const isArticle = ARTICLE_TYPE.test(type) || fields.some(([key]) => key === 'pubDate')
      const wanted = fields.find(
        ([key]) => key === name || (name === 'datePublished' && key === 'pubDate'),
      )?.[1]
      if (isArticle && typeof wanted === 'string' && wanted !== '') out.push(wanted)
    }
  }
  return out
}

/** Names of the people or organisations in a field (`author`, `publisher`) of the page's article objects. */
export function jsonLdNames(scripts: readonly string[], field: string): string[] {
  const out: string[] = []
  for (const script of scripts) {
    if (script.length > MAX_SCRIPT) continue
    for (const fields of objectsOf(parseJson(script) ?? parseJson(mendLineBreaks(script)))) {
      if (!ARTICLE_TYPE.test(JSON.stringify(fields.find(([key]) => key === '@type')?.[1] ?? ''))) continue
      const value = fields.find(([key]) => key === field)?.[1]
      for (const item of Array.isArray(value) ? (value as Json[]) : [value]) {
        const name = typeof item === 'string' ? item : fieldsOf(item).find(([key]) => key === 'name')?.[1]
        if (typeof name === 'string' && name.length >= 2 && name.length <= 30 && !/^https?:/.test(name))
          out.push(name.trim())
      }
    }
  }
  return out
}

/** Raw line breaks inside strings are the usual fault of hand-made JSON-LD. */
function mendLineBreaks(script: string): string {
  return script.replace(/[\r\n\t]/g, ' ').replace(/,\s{0,20}([}\]])/g, '$1')
}
