/**
 * Runs a command and turns errors into exit codes.
 *
 * Standard output carries only results; progress and messages go to standard error. Exit 0: done, 1: the work could
 * not be done, 2: bad use.
 */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { ArchiveError, printable } from '../errors.ts'

/** Commands by their names, each loaded only when it is called. */
export type Commands = readonly {
  readonly name: string
  readonly load: () => Promise<{ readonly register: (program: Command) => void }>
}[]

/**
 * Runs one command.
 *
 * @param args - The words after `jiuwen`.
 * @param commands - Those there are.
 * @returns The exit code.
 */
export async function run(args: readonly string[], commands: Commands): Promise<number> {
  const program = new Command('jiuwen')
    .description('旧闻 — search, read and keep archives of Chinese news')
    .version(version())
    .exitOverride()
    // Bad use is worded like every other error: see `explain`.
    .configureOutput({ outputError: () => {} })
  const wanted = commands.filter((command) => command.name === args[0])
  for (const command of wanted.length > 0 ? wanted : commands) (await command.load()).register(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return typeof process.exitCode === 'number' ? process.exitCode : 0
  } catch (error) {
    return explain(error)
  }
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** Prints one line for a person and gives the exit code. Only a fault of ours shows where it happened. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return explainUse(error)
  if (error instanceof ArchiveError) {
    process.stderr.write(`jiuwen: ${error.message}\n`)
    return error.code === 'usage' ? 2 : 1
  }
  const detail = error instanceof Error ? error.message : String(error)
  process.stderr.write(`jiuwen: ${new ArchiveError('internal', printable(detail)).message}\n`)
  if (process.env.JIUWEN_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return 1
}

/** What commander finds wrong, in our own words' form; its help is printed already. */
function explainUse({ code, exitCode, message }: CommanderError): number {
  if (exitCode === 0) return 0
  if (code !== 'commander.help') {
    const detail = message.replace(/^error: |\.$/g, '').replace(/\s*\n\s*/g, ' ')
    process.stderr.write(`jiuwen: ${new ArchiveError('usage', printable(detail)).message}\n`)
  }
  return 2
}
