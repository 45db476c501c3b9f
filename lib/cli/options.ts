/**
 * What the commands' options have in common: where the data folder and the archive are when nobody says.
 */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { ArchiveError } from '../errors.ts'

const CHECKOUT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * An option that a variable of the environment gives as well.
 *
 * @param read - Makes the value of what was typed or set. An empty text counts as none, whichever it came from.
 */
export function environmentOption<T>(
  flags: string,
  about: string,
  variable: string,
  read: (text: string) => T,
): Option {
  return new Option(flags, about)
    .env(variable)
    .argParser((text, before: T) => (text === '' ? before : read(text)))
}

/** Adds `--data`, with `JIUWEN_DATA` and then `.data` of the checkout behind it. */
export function withDataOption(command: Command): Command {
  const option = environmentOption('--data <dir>', 'data folder', 'JIUWEN_DATA', (dir) => resolve(dir))
  return command.addOption(option.default(join(CHECKOUT, '.data')))
}

/** Adds `--workers`, with `JIUWEN_WORKERS` behind it; all cores when nobody says. */
export function withWorkersOption(command: Command): Command {
  const about = 'worker threads; all cores where nobody says'
  return command.addOption(environmentOption('--workers <n>', about, 'JIUWEN_WORKERS', readCount))
}

function readCount(text: string): number {
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
  return command.addOption(
    environmentOption('--aliases <file>', 'list of other names', 'JIUWEN_ALIASES', (file) => file),
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
