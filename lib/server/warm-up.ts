/**
 * Asks for a page of each kind before the first reader does.
 *
 * The first page of a kind takes half a second and more: its code is loaded and compiled, the archive's overview is
 * worked out, files are read for the first time. A newcomer's first click should not pay for that.
 */
import { get } from 'node:http'
import type { Store } from '../store/index.ts'

/** Most that is spent on it, in milliseconds; a slow machine serves its first pages slowly instead of starting late. */
const MOST_MS = 1500
/** Each page so often: what is asked for repeatedly is compiled better. */
const ROUNDS = 4

/**
 * Asks the server at a port for its most wanted pages, one after another.
 *
 * @returns How many were asked for. A page that fails is reported by the server as any other.
 */
export async function warmUp(port: number, store: Pick<Store, 'articles'>): Promise<number> {
  const end = performance.now() + MOST_MS
  const paths = pathsOf(store)
  let asked = 0
  while (asked < paths.length * ROUNDS && performance.now() < end) {
    await visit(port, paths[asked % paths.length] ?? '/')
    asked++
  }
  return asked
}

/** The home page, and where there is an article a search that finds it and the article itself. */
function pathsOf(store: Pick<Store, 'articles'>): readonly string[] {
  const [first] = store.articles()
  if (!first) return ['/']
  const word = encodeURIComponent([...first.title].slice(0, 2).join(''))
  return ['/', `/search?q=${word}`, `/article/${first.id}`]
}

/** Settles when the answer came or failed: whoever asks next would meet the same failure, and is told. */
function visit(port: number, path: string): Promise<void> {
  return new Promise((done) => {
    const request = get({ host: '127.0.0.1', port, path, agent: false }, (response) => response.resume())
    request.on('error', () => done())
    request.on('close', done)
  })
}
