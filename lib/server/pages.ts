/**
 * Next's request handler, and the only place where Next is started.
 */
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ArchiveError } from '../errors.ts'
import { answerFile, readStaticFiles } from './static-files.ts'

/** The site's pages, ready to answer. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  close(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Loads the built site, or Next's development server.
 *
 * @throws ArchiveError `site-unbuilt`.
 */
export async function createPages(options: {
  readonly dev: boolean
  readonly port: number
  readonly server: Server
}): Promise<Pages> {
  // React chooses its build by this variable at load, and a development build under load is ten times slower.
  Object.assign(process.env, { NODE_ENV: options.dev ? 'development' : 'production' })
  if (!options.dev && !existsSync(join(ROOT, '.next/BUILD_ID')))
    throw new ArchiveError('site-unbuilt', 'the site is not built yet')
  const { default: next } = await import('next')
  const app = next({
    dev: options.dev,
    dir: ROOT,
    port: options.port,
    hostname: 'localhost',
    // Next answers upgrades on the server it is given. In production there are none to answer, so it gets one
    // that never listens, and ours refuses them.
    httpServer: options.dev ? options.server : createServer(),
  })
  await app.prepare()
  const handler = app.getRequestHandler()
  const files: ReturnType<typeof readStaticFiles> = options.dev
    ? new Map()
    : readStaticFiles(join(ROOT, '.next/static'))
  return {
    async handle(request, response) {
      if (!answerFile(files, request, response)) await handler(request, response)
    },
    close: () => app.close(),
  }
}
