/**
 * One line of a JSONL export as an article. Pure. The fields are checked and their white space tidied; nothing is
 * cleaned, because an export holds the story alone.
 *
 * Fields: `title`, `body` (text with line ends, or a list of paragraphs), and where there are any `publishedAt` or
 * `date`, `source`, `author` or `authors`, `editor` or `editors`, `section`, `tags`, `url`.
 */

import { canonicalAddress } from '../address.ts'
import type { ArticleDraft, Outcome, RawDocument } from '../document.ts'
import { languageOf } from '../metadata/lang.ts'
import { REFUSALS, type RefusalCode } from './refusals.ts'

const TITLE_MAX = 500

/**
 * Reads one record.
 *
 * @param raw - The line's bytes, UTF-8.
 * @param line - Its number in the file, from 0.
 */
export function draftRecord(raw: RawDocument, line: number): Outcome {
  const fields = parseRecord(raw.bytes)
  if (!fields) return rejected('broken-line', raw, line)
  const title = tidyLine(text(fields, 'title'))
  const paragraphs = readParagraphs(fields.get('body'))
  if (title === '' || paragraphs.length === 0) return rejected('missing-field', raw, line)
  const when = text(fields, 'publishedAt') || text(fields, 'date')
  const publishedAt = readMoment(when)
  const draft: ArticleDraft = {
    title: title.slice(0, TITLE_MAX),
    paragraphs,
    captions: [],
    publishedAt,
    source: tidyLine(text(fields, 'source')) || null,
    authors: names(fields, 'authors', 'author'),
    editors: names(fields, 'editors', 'editor'),
    section: tidyLine(text(fields, 'section')) || null,
    tags: names(fields, 'tags', 'tag'),
    url: canonicalAddress(text(fields, 'url') || null),
    lang: languageOf(paragraphs.join('\n')),
    removals: [],
    provenance: {
      file: raw.file,
      ordinal: line,
      sha256: raw.sha256,
      bytes: raw.bytes.byteLength,
      charset: {
        charset: 'utf-8',
        declared: null,
        confidence: 1,
        evidence: ['JSON 记录按规范是 UTF-8'],
        repairs: [],
      },
      capturedAt: null,
      publishedFrom: publishedAt ? 'record' : null,
      rules: ['record'],
    },
  }
  const problem = { file: raw.file, step: 'metadata', code: 'bad-date' } as const
  const problems = when && !publishedAt ? [{ ...problem, detail: `第 ${line + 1} 行的日期无法识别。` }] : []
  return { kind: 'article', draft, problems }
}

function rejected(code: RefusalCode, raw: RawDocument, line: number): Outcome {
  const reason = `第 ${line + 1} 行：${REFUSALS[code]}`
  const problems = [{ file: raw.file, step: 'read', code, detail: reason } as const]
  return { kind: 'rejected', code, reason, title: null, removals: [], charset: null, problems }
}

/** Own fields of the record; null where the line is no JSON object in UTF-8. */
function parseRecord(bytes: Uint8Array): ReadonlyMap<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

function text(fields: ReadonlyMap<string, unknown>, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}

/** Control characters, lone surrogates and noncharacters are no text. */
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g

function tidyLine(value: string): string {
  return value.toWellFormed().replace(NO_TEXT, '').replace(/\s+/g, ' ').trim()
}

function readParagraphs(body: unknown): string[] {
  const pieces = Array.isArray(body) ? body.filter((piece) => typeof piece === 'string') : [body]
  return pieces
    .flatMap((piece) => (typeof piece === 'string' ? piece.split(/\r\n|[\r\n\u2028\u2029\u0085]/) : []))
    .map(tidyLine)
    .filter((paragraph) => paragraph !== '')
}

/** A list of names, or one string with several. */
function names(fields: ReadonlyMap<string, unknown>, list: string, single: string): string[] {
  const value = fields.get(list) ?? fields.get(single)
  const pieces = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,，、;；]/) : []
  return pieces
    .filter((piece) => typeof piece === 'string')
    .map(tidyLine)
    .filter((piece) => piece !== '')
}

const MOMENT =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/

/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM+08:00`; null where the text names no real day. A time without zone is China's. */
export function readMoment(value: string): string | null {
  const match = MOMENT.exec(value.trim())
  if (!match) return null
  const [, year = '', month = '', day = '', hour, minute, zone] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isDay(date)) return null
  if (hour === undefined || minute === undefined) return date
  const moment = Date.parse(`${date}T${hour.padStart(2, '0')}:${minute}:00${zoneOf(zone)}`)
  if (Number.isNaN(moment)) return date
  return `${new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16)}+08:00`
}

const zoneOf = (zone: string | undefined) => (zone ?? '+08:00').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')

function isDay(date: string): boolean {
  const moment = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date) && date >= '1900'
}
