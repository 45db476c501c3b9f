/**
 * Serves the site: a thin http server of ours in front of Next's handler.
 *
 * It opens the archive first, so that a missing or damaged index is a clear message and no half-working site; then
 * it listens, and `front.ts` answers. It stops gracefully.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ArchiveError } from '../errors.ts'
import { openArchive } from './archive.ts'
import { Front } from './front.ts'
import { keepHeapSmall } from './heap.ts'
import { createPages } from './pages.ts'
import { warmUp } from './warm-up.ts'

/** How to serve. */
export interface ServeOptions {
  /** Folder with `store` and `index`. */
  readonly dataDir: string
  /** The editable list of other names, `archive/aliases.json`; null to do without. */
  readonly aliases: string | null
  /** 0 lets the system choose. */
  readonly port: number
  /** Next's development server, with fast refresh. */
  readonly dev: boolean
  /** Public address without a path, such as `https://news.example`; null for `http://localhost:PORT`. */
  readonly siteUrl: string | null
}

/** A server at work. */
export interface RunningServer {
  /** The port it listens on. */
  readonly port: number
  /** Articles in its index. */
  readonly articles: number
  /** Takes no new requests, lets those at work end (at most {@link DRAIN_MS}), closes the archive. */
  stop(): Promise<void>
}

/** Time given to requests at work when stopping, in milliseconds. */
const DRAIN_MS = 8000

/**
 * Starts the site and answers once it listens and its pages have been made once.
 *
 * @throws ArchiveError `store-missing`, `store-damaged`, `index-missing`, `index-damaged`, `index-foreign`,
 *   `site-unbuilt`, `port-busy`, `usage` (a site address that is none).
 */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  keepHeapSmall()
  const archive = await openArchive(options.dataDir, options.aliases)
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000 })
  try {
    const port = await listen(server, options.port)
    const siteUrl = checkedSiteUrl(options.siteUrl ?? `http://localhost:${port}`)
    archive.siteUrl = siteUrl.origin
    const loading = createPages({ dev: options.dev, port, server })
    const settings = { dev: options.dev, https: siteUrl.protocol === 'https:' }
    const front = new Front(archive, loading, settings, siteUrl.host)
    front.attach(server)
    const pages = await loading
    if (!options.dev) await warmUp(port, archive.store)
    return {
      port,
      articles: archive.search.engine.size,
      stop: async () => {
        front.stopping = true
        await drain(server)
        await pages.close()
        await archive.search.close()
      },
    }
  } catch (error) {
    server.close()
    server.closeAllConnections()
    await archive.search.close()
    throw error
  }
}

function checkedSiteUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username)
    throw new ArchiveError('usage', `"${text}" is no site address; it should look like https://news.example`)
  return url
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new ArchiveError('port-busy', `port ${port} cannot be used (${error.code})`, { cause: error })
          : error,
      )
    })
    server.listen(port, () => resolve((server.address() as AddressInfo).port))
  })
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearTimeout(force)
}
