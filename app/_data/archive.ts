/**
 * The open archive, as the pages see it.
 *
 * The server opened it before the first request and left it on `globalThis` (`lib/server/archive.ts`): Next
 * evaluates modules once per layer, so a variable of a module would hold a second copy of the index.
 */
import type { Search } from '../../lib/search/index.ts'
import type { OriginalBytes, Store } from '../../lib/store/index.ts'

export interface Archive {
  readonly store: Store
  readonly search: Search
  /** Documents as they were received (`lib/server/originals.ts`). */
  readonly originals: { read(id: string): Promise<OriginalBytes | 'busy' | null> }
  /** Origin for absolute addresses, from configuration and never from a request. */
  readonly siteUrl: string
  /** Values worked out once from the archive, which does not change while it is open. */
  readonly memo: Map<string, unknown>
  /** Long pages are made in turns, each when it comes (`lib/server/right-of-way.ts`). */
  readonly rightOfWay: { turn(): Promise<void> }
}

const HANDLE = Symbol.for('jiuwen.archive')

/** @throws Error where pages are served by something else than `jiuwen serve`. */
export function archive(): Archive {
  const handle = (globalThis as { [HANDLE]?: Archive })[HANDLE]
  if (!handle) throw new Error('No archive is open: start the site with "npm start" or "npx jiuwen serve".')
  return handle
}

/** Origin of the site, without a closing slash. */
export function siteUrl(): string {
  return archive().siteUrl
}

/**
 * A value for each of many keys, the latest kept: for work that readers of one article share.
 *
 * @param family - Names the kind of value.
 * @param limit - How many keys are kept; the longest unused goes first.
 */
export function rememberedFor<T>(family: string, key: string, limit: number, make: () => T): T {
  const kept = remembered(family, () => new Map<string, T>())
  const value = kept.has(key) ? (kept.get(key) as T) : make()
  kept.delete(key)
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size > limit && oldest !== undefined) kept.delete(oldest)
  return value
}

/** A value that depends on the archive alone: worked out at first use, then kept. */
export function remembered<T>(key: string, make: (archive: Archive) => T): T {
  const { memo } = archive()
  if (!memo.has(key)) memo.set(key, make(archive()))
  return memo.get(key) as T
}
