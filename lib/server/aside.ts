/**
 * Dear searches are answered by a thread of their own, so that other readers do not wait for them.
 *
 * The thread is started by the first one and ended when none came for a while: it has a heap of its own.
 * Opening that takes longer than any search, so until then they are answered here.
 */
import { Worker } from 'node:worker_threads'
import type { Search, SearchAnswer, SearchOptions, SearchParams, SharedMemory } from '../search/index.ts'
import { isDear } from './dear.ts'
import { NEW_MB } from './heap.ts'

/** What the thread is told and what it tells. */
export interface AsideData {
  readonly dataDir: string
  readonly aliases: string | null
  /** What the search here read of the index; the thread takes it from there. */
  readonly memory: SharedMemory
}
export interface AsideJob {
  readonly job: number
  readonly params: SearchParams
  readonly options: SearchOptions
}
export type AsideReply =
  | { readonly kind: 'open'; readonly fingerprint: string }
  /** As JSON: one string is handed over in no time, while an answer's thousands of parts would hold the main thread up. */
  | { readonly kind: 'answer'; readonly job: number; readonly json: string }
  | { readonly kind: 'failed'; readonly job: number; readonly error: unknown }

/** The thread is ended when it was idle for so long, in milliseconds. */
const IDLE_MS = 60_000
/** Largest heap of the thread; an index of a hundred thousand articles needs a quarter of it. */
const HEAP_MB = 512

/** An answer that is nothing but its total. */
const COUNT: SearchOptions = { limit: 0, approximate: false, fragments: false, help: false }

/**
 * The same search, with a thread for what is dear.
 *
 * @param inner - Open search of the same data folder; everything else goes on to it.
 */
export function withThread(inner: Search, data: AsideData): Search {
  let thread: Thread | null = null
  /** The thread where the search is dear and the thread is open; null where it is answered here. */
  const asideFor = (
    { q, size }: SearchParams,
    { limit = size, fragments = true }: SearchOptions,
  ): Thread | null => {
    if (!isDear(q, fragments ? limit : 0)) return null
    if (thread === null || (thread.ended && !thread.isForeign))
      thread = new Thread(data, inner.engine.fingerprint)
    return thread.isOpen ? thread : null
  }
  return {
    engine: inner.engine,
    store: inner.store,
    isCurrent: inner.isCurrent,
    async search(params, options = {}) {
      const aside = asideFor(params, options)
      return aside ? parsed(await aside.json(params, options)) : inner.search(params, options)
    },
    json: (params, options = {}) => (asideFor(params, options) ?? inner).json(params, options),
    async count(params) {
      const aside = asideFor(params, COUNT)
      return aside ? parsed(await aside.json(params, COUNT)).total : inner.count(params)
    },
    suggest: (prefix, limit) => inner.suggest(prefix, limit),
    mark: (q, text, options) => inner.mark(q, text, options),
    async close() {
      await thread?.end()
      await inner.close()
    },
  }
}

const parsed = (json: string) => JSON.parse(json) as SearchAnswer

interface Waiting {
  resolve(json: string): void
  reject(error: unknown): void
}

class Thread {
  ended = false
  isOpen = false
  /** It found another index: ours was replaced on disk, and all is answered here until the server is started anew. */
  isForeign = false
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #jobs = 0
  #idle: NodeJS.Timeout | undefined

  constructor(data: AsideData, fingerprint: string) {
    this.#worker = new Worker(new URL('./aside-worker.mjs', import.meta.url), {
      workerData: data,
      // The space for what is new counts as three halves.
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 3 * NEW_MB },
    })
    // It must not keep a process alive that has nothing else to do.
    this.#worker.unref()
    this.#worker.on('message', (reply: AsideReply) => {
      if (reply.kind !== 'open') this.#settle(reply)
      else if (reply.fingerprint === fingerprint) this.#open()
      else this.#leave()
    })
    this.#worker.once('error', (error) => this.#end(error))
    this.#worker.once('exit', () => this.#end(new Error('the search thread ended')))
  }

  /** Asks the thread, which must be open. */
  json(params: SearchParams, options: SearchOptions): Promise<string> {
    clearTimeout(this.#idle)
    const job = this.#jobs++
    return new Promise((resolve, reject) => {
      this.#waiting.set(job, { resolve, reject })
      this.#worker.postMessage({ job, params, options } satisfies AsideJob)
    })
  }

  async end(): Promise<void> {
    clearTimeout(this.#idle)
    this.ended = true
    await this.#worker.terminate()
  }

  #open(): void {
    this.isOpen = true
    this.#rest()
  }

  #leave(): void {
    this.isForeign = true
    void this.end()
  }

  #settle(reply: Exclude<AsideReply, { kind: 'open' }>): void {
    const waiting = this.#waiting.get(reply.job)
    this.#waiting.delete(reply.job)
    if (reply.kind === 'answer') waiting?.resolve(reply.json)
    else waiting?.reject(reply.error)
    this.#rest()
  }

  #rest(): void {
    clearTimeout(this.#idle)
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => this.end(), IDLE_MS).unref()
  }

  #end(error: unknown): void {
    this.ended = true
    clearTimeout(this.#idle)
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
