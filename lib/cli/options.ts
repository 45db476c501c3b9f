/**
 * What the commands' options have in common: where the data folder and the archive are when nobody says.
 */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Command, InvalidArgumentError } from 'commander'
import { ArchiveError } from '../errors.ts'

const CHECKOUT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Adds `--data`, with `JIUWEN_DATA` and then `.data` of the checkout behind it. */
export function withDataOption(command: Command): Command {
  const fallback = process.env.JIUWEN_DATA || join(CHECKOUT, '.data')
  return command.option(
    '--data <dir>',
    'data folder (JIUWEN_DATA)',
    (dir: string) => resolve(dir),
    resolve(fallback),
  )
}

/** Adds `--workers`, with `JIUWEN_WORKERS` behind it; all cores when nobody says. */
export function withWorkersOption(command: Command): Command {
  const wanted = process.env.JIUWEN_WORKERS
  const option = '--workers <n>'
  const about = 'worker threads (JIUWEN_WORKERS); default: all cores'
  return wanted
    ? command.option(option, about, readCount, readCount(wanted))
    : command.option(option, about, readCount)
}

/** A whole number of at least 1. */
export function readCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of at least 1.')
  return Number(text)
}

/** The paths to read: those given, else the checkout's `archive/`. */
export function pathsOrArchive(paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths
  const archive = join(CHECKOUT, 'archive')
  if (existsSync(archive)) return [archive]
  throw new ArchiveError('input-missing', 'there is no archive folder', { file: archive })
}

/**
 * Adds `--aliases`, with `JIUWEN_ALIASES` and then the checkout's `archive/aliases.json` behind it. {@link aliasFile}
 * turns what was said into a path.
 */
export function withAliasesOption(command: Command): Command {
  return command.option(
    '--aliases <file>',
    'list of other names (JIUWEN_ALIASES)',
    process.env.JIUWEN_ALIASES,
  )
}

/** The list of other names: the one named, else the archive's, else none. */
export function aliasFile(named: string | undefined): string | null {
  if (named === undefined) {
    const file = join(CHECKOUT, 'archive', 'aliases.json')
    return existsSync(file) ? file : null
  }
  if (existsSync(named)) return named
  throw new ArchiveError('input-missing', 'there is no such alias list', { file: named })
}
