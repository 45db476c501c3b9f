/**
 * An archive folder: `raw/<source id>/…` beside `sources.json` and `corrections/`. Finds the archive that a given
 * path belongs to and says which outlet's settings a document has.
 */
import { lstatSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { SourceSettings } from '../../article.ts'
import { ArchiveError } from '../../errors.ts'
import { LIMITS } from '../limits.ts'
import type { Root } from './walk.ts'

/** An archive and its outlets by id. */
export interface ArchiveFolder {
  /** Real, absolute path of the folder that holds `raw`. */
  readonly path: string
  readonly sources: ReadonlyMap<string, SourceSettings>
}

/** How far above a given path its archive is looked for: `archive/raw/<id>/…` may be given itself. */
const LEVELS_UP = 6

/** The archive that a root lies in (or is), or null. Throws ArchiveError `config-invalid` for a broken `sources.json`. */
export function archiveOf(root: Root): ArchiveFolder | null {
  let folder = root.isFolder ? root.path : dirname(root.path)
  for (let level = 0; level < LEVELS_UP; level++) {
    if (isFolder(join(folder, 'raw'))) {
      const inside = root.path === folder || `${root.path}${sep}`.startsWith(join(folder, 'raw') + sep)
      if (inside) return { path: folder, sources: readSources(folder) }
    }
    const up = dirname(folder)
    if (up === folder) break
    folder = up
  }
  return null
}

/** Settings of the outlet whose folder below `raw/` the document lies in; null where there is none. */
export function settingsOf(archive: ArchiveFolder | null, path: Buffer): SourceSettings | null {
  if (!archive || archive.sources.size === 0) return null
  const [top, id] = relative(archive.path, path.toString('utf8')).split(sep)
  return top === 'raw' && id !== undefined ? (archive.sources.get(id) ?? null) : null
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function readSources(folder: string): ReadonlyMap<string, SourceSettings> {
  const path = join(folder, 'sources.json')
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat) return new Map()
  if (!stat.isFile() || stat.size > LIMITS.settingsBytes) {
    throw new ArchiveError('config-invalid', 'it is no plain file of reasonable size', { file: path })
  }
  return parseSources(readFileSync(path, 'utf8'), path)
}

/**
 * Reads the text of a `sources.json`: an object of outlet id → `{name, aliases?, home?, charset?, newspaper?}`;
 * `encoding` is another word for `charset`.
 *
 * @param path - For messages.
 * @throws ArchiveError `config-invalid`, naming the outlet and the field.
 */
function parseSources(text: string, path: string): ReadonlyMap<string, SourceSettings> {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'broken'
    throw new ArchiveError('config-invalid', `it is not valid JSON (${detail})`, { file: path, cause: error })
  }
  const fields = fieldsOf(value)
  if (!fields) throw new ArchiveError('config-invalid', 'it must be an object of outlets', { file: path })
  const sources = new Map<string, SourceSettings>()
  for (const [id, outlet] of fields) sources.set(id, readOutlet(id, outlet, path))
  return sources
}

function readOutlet(id: string, value: unknown, path: string): SourceSettings {
  const fields = fieldsOf(value)
  const wrong = (what: string): never => {
    throw new ArchiveError('config-invalid', `outlet "${id}": ${what}`, { file: path })
  }
  if (!fields) return wrong('must be an object')
  const words = (name: string): string | null => {
    const field = fields.get(name)
    if (field === undefined || field === null) return null
    return typeof field === 'string' && field.trim() !== '' ? field.trim() : wrong(`"${name}" must be text`)
  }
  const aliases: unknown = fields.get('aliases') ?? []
  if (!Array.isArray(aliases) || aliases.some((alias) => typeof alias !== 'string')) {
    return wrong('"aliases" must be a list of names')
  }
  const newspaper = fields.get('newspaper') ?? false
  if (typeof newspaper !== 'boolean') return wrong('"newspaper" must be true or false')
  return {
    id,
    name: words('name') ?? wrong('"name" is missing'),
    aliases: aliases.map(String),
    home: words('home'),
    charset: words('charset') ?? words('encoding'),
    newspaper,
  }
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return new Map(Object.entries(value))
}
