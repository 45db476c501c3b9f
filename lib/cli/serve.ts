/**
 * `jiuwen serve`: shows the archive as a website until it is told to stop.
 */
import type { Command } from 'commander'
import { ArchiveError } from '../errors.ts'
import { type RunningServer, startServer } from '../server/index.ts'
import { aliasFile, withAliasesOption, withDataOption } from './options.ts'

interface ServeFlags {
  readonly data: string
  readonly port: string
  readonly aliases?: string
  readonly dev?: boolean
  readonly siteUrl?: string
}

/** Adds the command to the program. */
export function register(program: Command): void {
  const command = program
    .command('serve')
    .description('serve the website: search, read and browse the archive')
  withAliasesOption(withDataOption(command))
    .option('--port <number>', 'port to listen on; 0 lets the system choose', process.env.PORT ?? '3000')
    .option(
      '--site-url <url>',
      'public address of the site, for links that leave it',
      process.env.JIUWEN_SITE_URL,
    )
    .option('--dev', 'with fast refresh, for working on the site itself')
    .action(async (flags: ServeFlags) => {
      const server = await startServer({
        dataDir: flags.data,
        aliases: aliasFile(flags.aliases),
        port: portOf(flags.port),
        dev: flags.dev ?? false,
        siteUrl: flags.siteUrl ?? null,
      })
      process.stdout.write(`旧闻 serves ${server.articles} articles at http://localhost:${server.port}\n`)
      await stopped(server)
      // Next's development server leaves watchers behind that would keep the process alive.
      process.exit(0)
    })
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new ArchiveError('usage', `"${text}" is no port number`)
  return port
}

/** Resolves when a signal has come and the requests at work have ended. A second signal ends at once. */
function stopped(server: RunningServer): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false
    const stop = () => {
      if (stopping) process.exit(1)
      stopping = true
      process.stderr.write('Stopping: no new requests; those at work may end.\n')
      server.stop().then(resolve, reject)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
