/**
 * Data pasted into a text file: one JSON object, a list of them, one object a line, or a table with a line of names
 * (CSV, tab-separated). Each story in it becomes a record like those of a database export.
 *
 * Pure. A text counts as data only where it parses as a whole and holds a headline and a body by name.
 */
import type { ExportField, ExportRecord } from './export.ts'
import { fieldNamed } from './export.ts'
import { fieldsOf, type Json, parseJson } from './json-ld.ts'
import { type StateStory, storyOf } from './state.ts'

/** Records read from one file: more are a database, not a dump. */
const MAX_RECORDS = 5000
/** How far a table's line of names is looked for, in UTF-16 units. */
const MAX_HEADER = 2000
/** Share of a table's rows that must have a body: lines of a story have no columns. */
const WHOLE_ROWS = 0.6
const LINE_END = /\r\n|[\n\r]/

/**
 * Reads the stories of a data file.
 *
 * @param text - The whole document, decoded.
 * @returns Its stories in order; null where the text is no data.
 */
export function readData(text: string): ExportRecord[] | null {
  const opening = text.slice(0, 200).trimStart().charAt(0)
  const records = opening === '{' || opening === '[' ? readJson(text) : readTable(text)
  return records !== null && records.length > 0 ? records.slice(0, MAX_RECORDS) : null
}

function readJson(text: string): ExportRecord[] | null {
  const whole = parseJson(text)
  const roots = whole === null ? readJsonLines(text) : listOf(whole)
  if (roots === null) return null
  const stories = roots.flatMap((root) => storyOf(root) ?? [])
  return stories.filter(({ title }) => title !== null).map(fromStory)
}

/** The items of a list, of the list that an answer wraps (`{ data: [...] }`), or the value itself. */
function listOf(whole: Json): Json[] {
  if (Array.isArray(whole)) return whole as Json[]
  const lists = fieldsOf(whole).flatMap(([, value]) => (Array.isArray(value) ? [value as Json[]] : []))
  return lists.find((list) => list.length > 0 && list.every(isRecord)) ?? [whole]
}

const isRecord = (item: Json): boolean => storyOf(item)?.title != null

function readJsonLines(text: string): Json[] | null {
  const lines = text.split(LINE_END).filter((line) => line.trim() !== '')
  if (lines.length < 2 || lines.some((line) => !line.trimStart().startsWith('{'))) return null
  const objects = lines.map(parseJson)
  return objects.some((object) => object === null) ? null : objects
}

function fromStory(story: StateStory): ExportRecord {
  const given: readonly (readonly [ExportField, string | number | null])[] = [
    ['title', story.title],
    ['date', story.published],
    ['source', story.source],
    ['author', story.author],
    ['editor', story.editor],
    ['tags', story.tags.join(' ')],
  ]
  const told = given.flatMap(([field, value]): [ExportField, string][] =>
    value === null || value === '' ? [] : [[field, String(value)]],
  )
  return makeRecord(new Map(told), story.body.text)
}

function makeRecord(fields: ReadonlyMap<ExportField, string>, body: string): ExportRecord {
  return { fields, body: body.split(LINE_END), fieldLines: [...fields.values()] }
}

function readTable(text: string): ExportRecord[] | null {
  const header =
    text
      .slice(0, MAX_HEADER)
      .split(LINE_END)
      .find((line) => line.trim() !== '') ?? ''
  const divider = header.includes('\t') ? '\t' : ','
  const names = splitRow(header, 0, divider).cells.map(fieldNamed)
  if (!names.includes('title') || !names.includes('body')) return null
  const records: ExportRecord[] = []
  let rows = 0
  let at = text.indexOf(header) + header.length
  while (at < text.length && records.length < MAX_RECORDS) {
    const row = splitRow(text, at, divider)
    at = row.end
    if (row.cells.length > 1 || row.cells[0] !== '') rows++
    const fields = new Map<ExportField, string>()
    for (const [i, name] of names.entries()) {
      const cell = (row.cells[i] ?? '').trim()
      if (name !== null && cell !== '' && !fields.has(name)) fields.set(name, cell)
    }
    const body = fields.get('body')
    fields.delete('body')
    if (body !== undefined) records.push(makeRecord(fields, body))
  }
  return records.length >= rows * WHOLE_ROWS ? records : null
}

/** One row as RFC 4180 writes it: cells in quotes may hold dividers, line ends and doubled quotes. */
function splitRow(text: string, from: number, divider: string): { cells: string[]; end: number } {
  const cells: string[] = []
  let at = from
  while (text[at] === '\n' || text[at] === '\r') at++
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, divider)
    cells.push(cell.value)
    at = cell.end
    if (text[at] !== divider) return { cells, end: Math.max(at, from + 1) }
    at++
  }
}

interface Cell {
  readonly value: string
  readonly end: number
}

function quotedCell(text: string, from: number): Cell {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

function plainCell(text: string, from: number, divider: string): Cell {
  let end = from
  while (end < text.length && text[end] !== divider && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(from, end), end }
}
