/**
 * Worker threads for all cores. A page that takes too long, or that takes its worker down, is refused alone: the
 * worker is replaced and its other tasks are given out again.
 */
import { Worker } from 'node:worker_threads'
import { LIMITS } from '../limits.ts'
import type { RefusalCode } from '../read/refusals.ts'
import type { Answer, Task } from './messages.ts'
import { type WorkSetting, work } from './work.ts'

/** Tasks that wait in each worker, so that it never idles while the run is busy elsewhere. */
const QUEUE_DEPTH = 4
/** How often the clocks are looked at. */
const WATCH_MS = 200
/** Tasks that wait for a worker; those of files are a path each, those that bring their bytes are few. */
const WAITING_MAX = 1000
const WAITING_BYTES_MAX = 4 * 2 ** 20
/** Loading the pipeline takes a worker as long as three hundred documents; for fewer than this, one does them sooner. */
const DOCUMENTS_A_WORKER = 120
/** Documents above this size are worked on one at a time: a page of tags takes twenty times its size in memory. */
const LARGE_BYTES = 2 * 2 ** 20

/** A task, and about how many bytes it will read. */
interface Job {
  readonly task: Task
  readonly bytes: number
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

interface Seat {
  readonly worker: Worker
  readonly shared: Int32Array
  readonly jobs: Map<number, Job>
  retired: boolean
  /** True once it has worked on a large document: its memory is given back when it is idle. */
  swollen: boolean
}

/** Settings of a pool; tests make the limits small. */
export interface PoolSettings {
  /** 0 works in this very thread, without limits of time and memory: for a handful of documents that are trusted. */
  readonly workers: number
  readonly setting: WorkSetting
  readonly documentMs?: number
}

/** A pool of workers. Give it tasks with {@link run}; ask {@link room} before making more. */
export class Pool {
  private readonly settings: PoolSettings
  private readonly seats: Seat[] = []
  private readonly waiting: Job[] = []
  private readonly large: Job[] = []
  private largeInHand: number | null = null
  /** Bytes that waiting tasks bring with them. */
  private waitingBytes = 0
  private readonly watch: NodeJS.Timeout
  private wake: (() => void) | null = null
  private closed = false

  constructor(settings: PoolSettings) {
    this.settings = settings
    this.watch = setInterval(() => this.giveUpSlow(), WATCH_MS)
  }

  /** How many workers have begun and are at hand. */
  get workers(): number {
    return this.seats.length
  }

  /** Does one task. Resolves with its answer, a refusal where it was given up. */
  run(task: Task, bytes: number): Promise<Answer> {
    if (this.settings.workers === 0) return work(task, this.settings.setting)
    return new Promise((resolve, reject) => {
      const job = { task, bytes, resolve, reject }
      if (bytes > LARGE_BYTES) this.large.push(job)
      else this.waiting.push(job)
      this.waitingBytes += broughtBytes(task)
      this.deal()
    })
  }

  /** Resolves when another task would not have to wait long: this bounds what is held in memory. */
  async room(): Promise<void> {
    while (
      this.waiting.length + this.large.length > WAITING_MAX ||
      (this.waitingBytes > WAITING_BYTES_MAX && this.waiting.length + this.large.length > 1)
    ) {
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }

  /** Ends all workers. Tasks not answered yet are dropped. */
  async close(): Promise<void> {
    this.closed = true
    clearInterval(this.watch)
    for (const seat of this.seats) seat.retired = true
    await Promise.all(this.seats.map((seat) => seat.worker.terminate()))
  }

  private deal(): void {
    if (this.closed) return
    while (this.waiting.length > 0 || (this.large.length > 0 && this.largeInHand === null)) {
      const seat = this.freeSeat()
      if (!seat) return
      const job = this.nextJob()
      if (!job) return
      this.waitingBytes -= broughtBytes(job.task)
      seat.jobs.set(job.task.task, job)
      seat.worker.postMessage(tight(job.task))
    }
  }

  private nextJob(): Job | undefined {
    if (this.largeInHand === null) {
      const job = this.large.shift()
      if (job) {
        this.largeInHand = job.task.task
        return job
      }
    }
    return this.waiting.shift()
  }

  /** The seat with the fewest tasks, a new one while there may be more. */
  private freeSeat(): Seat | null {
    const seats = this.seats.filter((seat) => !seat.swollen)
    const idle = seats.find((seat) => seat.jobs.size === 0)
    if (idle) return idle
    if (this.seats.length < this.wanted()) return this.addSeat()
    if (seats.length === 0) return null
    const seat = seats.reduce((least, other) => (other.jobs.size < least.jobs.size ? other : least))
    return seat.jobs.size < QUEUE_DEPTH ? seat : null
  }

  /** Workers that the tasks at hand are worth. */
  private wanted(): number {
    const inHand = this.seats.reduce((sum, seat) => sum + seat.jobs.size, 0)
    const tasks = this.waiting.length + this.large.length + inHand
    return Math.min(this.settings.workers, Math.max(1, Math.ceil(tasks / DOCUMENTS_A_WORKER)))
  }

  private addSeat(): Seat {
    const clock = new SharedArrayBuffer(8)
    const shared = new Int32Array(clock)
    Atomics.store(shared, 0, -1)
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { setting: this.settings.setting, clock },
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.workerHeapMb, maxYoungGenerationSizeMb: 32 },
      // What a page makes the parser print is not for the user's terminal.
      stdout: true,
      stderr: true,
    })
    const seat: Seat = { worker, shared, jobs: new Map(), retired: false, swollen: false }
    worker.on('message', (answer: Answer) => this.answered(seat, answer))
    worker.on('error', (error) => this.died(seat, 'worker-died', error))
    worker.on('exit', () => this.died(seat, 'worker-died', new Error('the worker ended')))
    this.seats.push(seat)
    return seat
  }

  private answered(seat: Seat, answer: Answer): void {
    const job = seat.jobs.get(answer.task)
    if (!job) return
    seat.jobs.delete(answer.task)
    if (job.bytes > LARGE_BYTES) seat.swollen = true
    if (seat.swollen && seat.jobs.size === 0) this.replace(seat)
    this.settle(job, answer)
  }

  /** A heap that grew for one large page does not shrink again; a new worker starts small. */
  private replace(seat: Seat): void {
    seat.retired = true
    this.seats.splice(this.seats.indexOf(seat), 1)
    void seat.worker.terminate()
  }

  private settle(job: Job, answer: Answer): void {
    if (this.largeInHand === job.task.task) this.largeInHand = null
    job.resolve(answer)
    this.deal()
    this.wake?.()
    this.wake = null
  }

  private giveUpSlow(): void {
    const now = (performance.timeOrigin + performance.now()) | 0
    for (const seat of [...this.seats]) {
      if (Atomics.load(seat.shared, 0) < 0) continue
      const spent = (now - Atomics.load(seat.shared, 1)) | 0
      if (spent > (this.settings.documentMs ?? LIMITS.documentMs)) this.died(seat, 'timeout', null)
    }
  }

  /** Replaces a worker: the task in hand is refused, the others go back to the front of the queue. */
  private died(seat: Seat, code: RefusalCode, error: unknown): void {
    if (seat.retired || this.closed) return
    seat.retired = true
    this.seats.splice(this.seats.indexOf(seat), 1)
    void seat.worker.terminate()
    const culprit = Atomics.load(seat.shared, 0)
    const jobs = [...seat.jobs.values()]
    if (jobs.length > 0 && culprit < 0) {
      // It died before any page was in hand: not a page's fault, and trying again would go on for ever.
      for (const job of jobs) job.reject(error)
      return
    }
    for (const job of jobs.reverse()) {
      if (job.task.task === culprit) continue
      if (this.largeInHand === job.task.task) this.largeInHand = null
      ;(job.bytes > LARGE_BYTES ? this.large : this.waiting).unshift(job)
      this.waitingBytes += broughtBytes(job.task)
    }
    const blamed = seat.jobs.get(culprit)
    if (blamed) this.settle(blamed, { task: culprit, did: 'refuse', code, bytes: blamed.bytes })
    else this.deal()
  }
}

const broughtBytes = (task: Task) => (task.from === 'file' ? 0 : task.bytes.length)

/** A piece of a larger buffer would be sent with all of that buffer; a copy of its own is not. */
function tight(task: Task): Task {
  if (task.from === 'file' || task.bytes.buffer.byteLength === task.bytes.byteLength) return task
  return { ...task, bytes: Uint8Array.from(task.bytes) }
}
