/**
 * Corrections by hand: `corrections/*.json` of the archive. Each file holds one correction or a list of them.
 *
 * A correction names its article by `id` or by `file` (as `jiuwen articles` shows them) and gives the fields that a
 * person knows better: `title, paragraphs, captions, publishedAt, source, authors, editors, section, tags, url`.
 * `null` empties a field that may be empty. `note` says why and is not stored with the article.
 */
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ArchiveError } from '../../errors.ts'
import { canonicalAddress } from '../address.ts'
import type { ArticleDraft } from '../document.ts'
import { LIMITS } from '../limits.ts'
import { readPlainFile } from './plain-file.ts'
import { readMoment } from './record.ts'

/** One correction. */
export interface Correction {
  readonly digest: string
  /** The draft with the corrected fields in place. */
  apply(draft: ArticleDraft): ArticleDraft
}

/** All corrections of a run. */
export interface Corrections {
  /** Equal for equal corrections. */
  readonly digest: string
  /** The correction of an article, by its id first; null where there is none. */
  find(id: string, file: string): Correction | null
  /** The ids and files that corrections name. */
  readonly targets: readonly string[]
}

/** Fields of a draft that a correction may give. */
type CorrectableField =
  | 'title'
  | 'paragraphs'
  | 'captions'
  | 'publishedAt'
  | 'source'
  | 'authors'
  | 'editors'
  | 'section'
  | 'tags'
  | 'url'
type Fields = { -readonly [K in CorrectableField]?: ArticleDraft[K] }

/**
 * Reads the corrections of archives.
 *
 * @param archives - Folders that may hold `corrections/`.
 * @throws ArchiveError `config-invalid`, naming file and field: a correction is never half applied.
 */
export function readCorrections(archives: readonly string[]): Corrections {
  const found = new Map<string, Correction>()
  for (const archive of archives) {
    for (const path of correctionFiles(join(archive, 'corrections'))) {
      for (const value of parseFile(path, archive)) {
        const { target, correction } = readCorrection(value, path)
        if (found.has(target)) throw invalid(path, `"${target}" is corrected twice`)
        found.set(target, correction)
      }
    }
  }
  const digests = [...found].map(([target, { digest }]) => `${target} ${digest}`).sort()
  return {
    digest: createHash('sha256').update(digests.join('\n')).digest('hex').slice(0, 16),
    find: (id, file) => found.get(id) ?? found.get(file) ?? null,
    targets: [...found.keys()],
  }
}

function correctionFiles(folder: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'))
  return names.sort().map((name) => join(folder, name))
}

function parseFile(path: string, archive: string): readonly unknown[] {
  const read = readPlainFile(Buffer.from(path), archive, LIMITS.settingsBytes)
  if ('code' in read) throw invalid(path, `it cannot be read (${read.code})`)
  try {
    const value: unknown = JSON.parse(read.bytes.toString('utf8').replace(/^\ufeff/, ''))
    return Array.isArray(value) ? value : [value]
  } catch (error) {
    throw invalid(path, `it is not valid JSON (${error instanceof Error ? error.message : error})`, error)
  }
}

function readCorrection(value: unknown, path: string): { target: string; correction: Correction } {
  if (typeof value !== 'object' || value === null) throw invalid(path, 'a correction must be an object')
  const given = new Map(Object.entries(value))
  const target = given.get('id') ?? given.get('file')
  if (typeof target !== 'string' || target === '')
    throw invalid(path, 'a correction must name "id" or "file"')
  const fields: Fields = {}
  for (const [name, field] of given) {
    if (name === 'id' || name === 'file' || name === 'note') continue
    if (!isCorrectable(name)) throw invalid(path, `"${target}" has the unknown field "${name}"`)
    if (!READERS[name](field, fields))
      throw invalid(path, `"${target}": "${name}" has a value it cannot take`)
  }
  const digest = createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 16)
  return { target, correction: { digest, apply: (draft) => applyFields(draft, fields) } }
}

function applyFields(draft: ArticleDraft, fields: Fields): ArticleDraft {
  const { provenance } = draft
  const publishedFrom =
    'publishedAt' in fields ? (fields.publishedAt ? 'record' : null) : provenance.publishedFrom
  const rules = [...provenance.rules, 'hand-correction']
  return { ...draft, ...fields, provenance: { ...provenance, publishedFrom, rules } }
}

function isCorrectable(name: string): name is CorrectableField {
  return Object.hasOwn(READERS, name)
}

const asWords = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
const asList = (value: unknown) =>
  Array.isArray(value) && value.every((item) => asWords(item) !== undefined)
    ? value.map((item) => String(item).trim())
    : undefined

/** Each puts a checked value into the fields; false where the value does not fit. */
const READERS: Readonly<Record<CorrectableField, (value: unknown, into: Fields) => boolean>> = {
  title: (value, into) => {
    const title = asWords(value)
    if (title !== undefined) into.title = title
    return title !== undefined
  },
  paragraphs: (value, into) => setList('paragraphs', value, into) && (into.paragraphs?.length ?? 0) > 0,
  captions: (value, into) => setList('captions', value, into),
  authors: (value, into) => setList('authors', value, into),
  editors: (value, into) => setList('editors', value, into),
  tags: (value, into) => setList('tags', value, into),
  source: (value, into) => setWords('source', value, into),
  section: (value, into) => setWords('section', value, into),
  publishedAt: (value, into) => {
    const moment = typeof value === 'string' ? readMoment(value) : null
    if (value === null || moment !== null) into.publishedAt = moment
    return value === null || moment !== null
  },
  url: (value, into) => {
    const url = typeof value === 'string' ? canonicalAddress(value) : null
    if (value === null || url !== null) into.url = url
    return value === null || url !== null
  },
}

function setList(
  name: 'paragraphs' | 'captions' | 'authors' | 'editors' | 'tags',
  value: unknown,
  into: Fields,
) {
  const list = asList(value)
  if (list) into[name] = list
  return list !== undefined
}

function setWords(name: 'source' | 'section', value: unknown, into: Fields) {
  const words = value === null ? null : asWords(value)
  if (words !== undefined) into[name] = words
  return words !== undefined
}

function invalid(path: string, detail: string, cause?: unknown): ArchiveError {
  return new ArchiveError('config-invalid', detail, { file: path, cause })
}
