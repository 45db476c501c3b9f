/**
 * Walking the folders that were given: every regular file once, in the order of its path's bytes.
 *
 * Links are not followed, pipes and devices never opened. Names are handled as bytes, so a name that is not UTF-8
 * is read like any other and only shown with U+FFFD. Anything that cannot be listed is reported and passed over.
 */
import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs'
import { basename, sep } from 'node:path'
import { ArchiveError } from '../../errors.ts'
import { type Format, formatOf } from './formats.ts'
import { codeOf, type RefusalCode, refusalOf } from './refusals.ts'

/** A folder or file given on the command line. */
export interface Root {
  /** Real, absolute path. */
  readonly path: string
  readonly isFolder: boolean
  /** As given, for `file` of a single file. */
  readonly given: string
}

/** A regular file that may hold documents. */
export interface FoundFile {
  readonly found: 'file'
  /** Absolute path as the system has it. */
  readonly path: Buffer
  /** See `Provenance.file`. */
  readonly file: string
  /** See `DocumentEntry.fileHex`. */
  readonly fileHex: string | null
  /** Index of its root. */
  readonly root: number
  readonly format: Exclude<Format, { read: 'skip' | 'refuse' | 'headers' }>
  readonly bytes: number
  /** `NAME.headers` beside it, where there is one. */
  readonly headers: Buffer | null
}

/** What a walk comes upon. */
export type Found =
  | FoundFile
  | {
      readonly found: 'refused'
      readonly file: string
      readonly fileHex: string | null
      readonly root: number
      readonly code: RefusalCode
      readonly bytes: number
    }
  /** Not a document; `what` is a suffix or a class, for counting. */
  | { readonly found: 'skipped'; readonly what: string }

const SEPARATOR = Buffer.from(sep)
const HEADERS_SUFFIX = Buffer.from('.headers')

/**
 * Checks the paths given on the command line.
 *
 * @throws ArchiveError `input-missing` or `input-unreadable`, naming the path.
 */
export function openRoots(paths: readonly string[]): Root[] {
  const roots = new Map<string, Root>()
  for (const given of paths) {
    try {
      // A link that the user names is a wish; links met on the way are not followed.
      const path = realpathSync(given)
      const stat = lstatSync(path)
      if (!stat.isDirectory() && !stat.isFile()) {
        throw new ArchiveError('input-missing', 'this is neither a folder nor a regular file', {
          file: given,
        })
      }
      if (!roots.has(path)) roots.set(path, { path, isFolder: stat.isDirectory(), given })
    } catch (error) {
      if (error instanceof ArchiveError) throw error
      const missing = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
      throw missing
        ? new ArchiveError('input-missing', 'there is no such file or folder', { file: given, cause: error })
        : new ArchiveError('input-unreadable', `it cannot be opened (${codeOf(error)})`, {
            file: given,
            cause: error,
          })
    }
  }
  return [...roots.values()]
}

/** Walks all roots, one after the other. */
export function* walk(roots: readonly Root[]): Generator<Found> {
  for (const [index, root] of roots.entries()) {
    if (root.isFolder) yield* walkFolder(root, index)
    else yield single(root, index)
  }
}

function single(root: Root, index: number): Found {
  const path = Buffer.from(root.path)
  const name = basename(root.path)
  const format = formatOf(name)
  const place = { file: root.given, fileHex: null, root: index }
  if (format.read === 'refuse') return { found: 'refused', ...place, code: format.code, bytes: 0 }
  if (format.read === 'headers') return { found: 'skipped', what: '.headers' }
  if (format.read === 'skip' && format.what === 'own') return { found: 'skipped', what: 'own' }
  // Any other file that the user names is read, whatever its suffix says; the content decides.
  const wanted = format.read === 'skip' ? PAGE : format
  const beside = Buffer.concat([path, HEADERS_SUFFIX])
  const headers = statOrNull(beside)?.isFile() ? beside : null
  return { found: 'file', path, ...place, format: wanted, bytes: lstatSync(path).size, headers }
}

const PAGE = { read: 'page', kind: 'unknown' } as const

/** One folder of the walk that is not yet done with. */
interface Level {
  readonly path: Buffer
  /** Relative to the root, with a separator at its end; empty for the root. */
  readonly relative: Buffer
  readonly names: readonly Buffer[]
  /** Names of saved headers in this folder, as Latin-1. */
  readonly headers: ReadonlySet<string>
  next: number
}

function* walkFolder(root: Root, index: number): Generator<Found> {
  const top = listFolder(Buffer.from(root.path), Buffer.alloc(0))
  if ('code' in top) {
    throw new ArchiveError('input-unreadable', 'the folder cannot be listed', { file: root.given })
  }
  const stack: Level[] = [top]
  for (let level = stack.at(-1); level; level = stack.at(-1)) {
    const name = level.names[level.next++]
    if (!name) {
      stack.pop()
      continue
    }
    const relative = Buffer.concat([level.relative, name])
    const path = Buffer.concat([level.path, SEPARATOR, name])
    if (isOwnFolder(level, name)) continue
    const stat = statOrNull(path)
    if (stat?.isDirectory()) {
      yield* enter(stack, path, relative, index)
      continue
    }
    const seen = judge(level, name, path, relative, stat, index)
    if (seen) yield seen
  }
}

/** `corrections/` beside `sources.json` or `raw/` belongs to the archive, not to its documents. */
function isOwnFolder(level: Level, name: Buffer): boolean {
  return level.relative.length === 0 && name.toString('latin1') === 'corrections'
}

function* enter(stack: Level[], path: Buffer, relative: Buffer, root: number): Generator<Found> {
  const name = basename(relative.toString('utf8'))
  const format = formatOf(name)
  if (format.read === 'skip' && format.what === 'leftover') {
    yield { found: 'skipped', what: 'leftover' }
    return
  }
  const level = listFolder(path, Buffer.concat([relative, SEPARATOR]))
  if ('code' in level) yield { found: 'refused', ...shown(relative), root, code: level.code, bytes: 0 }
  else stack.push(level)
}

function listFolder(path: Buffer, relative: Buffer): Level | (Level & { code: RefusalCode }) {
  const base = { path, relative, next: 0 }
  try {
    const names = readdirSync(path, { encoding: 'buffer' }).sort(Buffer.compare)
    return { ...base, names, headers: headersAmong(names) }
  } catch (error) {
    return { ...base, names: [], headers: new Set(), code: refusalOf(error) }
  }
}

function headersAmong(names: readonly Buffer[]): ReadonlySet<string> {
  const saved = names.filter((name) => name.length > HEADERS_SUFFIX.length && endsWith(name, HEADERS_SUFFIX))
  return new Set(saved.map((name) => name.toString('latin1')))
}

function endsWith(name: Buffer, suffix: Buffer): boolean {
  return name.compare(suffix, 0, suffix.length, name.length - suffix.length) === 0
}

function judge(
  level: Level,
  name: Buffer,
  path: Buffer,
  relative: Buffer,
  stat: Stats | null,
  root: number,
): Found | null {
  const format = formatOf(name.toString('utf8'))
  if (format.read === 'skip') return { found: 'skipped', what: format.what }
  if (format.read === 'headers') return { found: 'skipped', what: '.headers' }
  const place = { ...shown(relative), root }
  const refused = (code: RefusalCode, bytes = 0): Found => ({ found: 'refused', ...place, code, bytes })
  if (!stat) return refused('unreadable')
  if (stat.isSymbolicLink()) return refused('link')
  if (!stat.isFile()) return refused('not-a-file')
  if (format.read === 'refuse') return refused(format.code, stat.size)
  const beside = Buffer.concat([path, HEADERS_SUFFIX])
  const headers = level.headers.has(`${name.toString('latin1')}.headers`) ? beside : null
  return { found: 'file', path, ...place, format, bytes: stat.size, headers }
}

/** A path as it may be shown, and its bytes where showing lost some. */
function shown(relative: Buffer): { file: string; fileHex: string | null } {
  const file = relative.toString('utf8').split(sep).join('/')
  return { file, fileHex: Buffer.from(file).equals(relative) ? null : relative.toString('hex') }
}

function statOrNull(path: Buffer): Stats | null {
  try {
    return lstatSync(path)
  } catch (error) {
    if (codeOf(error) === '') throw error
    return null
  }
}
