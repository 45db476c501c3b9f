/**
 * `jiuwen serve`: shows the archive as a website until it is told to stop.
 */
import { type Command, InvalidArgumentError } from 'commander'
import { type RunningServer, startServer } from '../server/index.ts'
import { aliasFile, environmentOption, withAliasesOption, withDataOption } from './options.ts'

interface ServeFlags {
  readonly data: string
  readonly port: number
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
    .addOption(
      environmentOption(
        '--port <number>',
        'port to listen on; 0 lets the system choose',
        'PORT',
        readPort,
      ).default(3000),
    )
    .addOption(
      environmentOption(
        '--site-url <url>',
        'public address of the site, for links that leave it',
        'JIUWEN_SITE_URL',
        (url) => url,
      ),
    )
    .option('--dev', 'with fast refresh, for working on the site itself')
    .action(async (flags: ServeFlags) => {
      const server = await startServer({
        dataDir: flags.data,
        aliases: aliasFile(flags.aliases),
        port: flags.port,
        dev: flags.dev ?? false,
        siteUrl: flags.siteUrl ?? null,
      })
      process.stdout.write(`旧闻 serves ${server.articles} articles at http://localhost:${server.port}\n`)
      await stopped(server)
      // Next's development server leaves watchers behind that would keep the process alive.
      process.exit(0)
    })
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.')
  return Number(text)
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
