/**
 * The built scripts and styles, from memory and already compressed.
 *
 * Their names change with their content and they are few, so they are read once. Next would go through its routing and
 * compress them anew for each reader, in the thread that renders the pages: nine files, before a first page can paint.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Where the pages expect them. */
const ADDRESS = '/_next/static/'

/** Other kinds are left to Next. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
}

interface File {
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer
}

/** Files by their address. */
export type StaticFiles = ReadonlyMap<string, File>

/** Reads all scripts and styles below a folder. Only what is found here is ever served: no address is a path. */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, File>()
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const name of entries) {
    const type = TYPES[extname(name)]
    if (type === undefined) continue
    const plain = readFileSync(join(folder, name))
    const address = ADDRESS + name.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
    files.set(address, { type, plain, gzip: gzipSync(plain, { level: 9 }) })
  }
  return files
}

/** Whether a reader's program understands gzip, by what it says. */
export function takesGzip({ headers }: IncomingMessage): boolean {
  const told = String(headers['accept-encoding'] ?? '')
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(told)
}

/**
 * Answers a request for one of the files.
 *
 * @returns False where it asks for something else; nothing is answered then.
 */
export function answerFile(files: StaticFiles, request: IncomingMessage, response: ServerResponse): boolean {
  const [address = ''] = (request.url ?? '').split('?', 1)
  const file = files.get(address)
  if (!file) return false
  const isCompressed = takesGzip(request)
  const body = isCompressed ? file.gzip : file.plain
  response.writeHead(200, {
    'Content-Type': file.type,
    'Content-Length': body.length,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    ...(isCompressed ? { 'Content-Encoding': 'gzip' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}
