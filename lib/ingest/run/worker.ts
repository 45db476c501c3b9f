/**
 * A worker thread: takes tasks one by one and answers each. Which task is in hand, and since when, stands in shared
 * memory, so that the run can give up a page that takes too long although this thread no longer listens.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { Task } from './messages.ts'
import { type WorkSetting, work } from './work.ts'

/** Slots of the shared clock: the task in hand (−1 for none) and when it began, in seconds and milliseconds of the epoch's day. */
const TASK = 0
const BEGAN = 1

interface WorkerData {
  readonly setting: WorkSetting
  readonly clock: SharedArrayBuffer
}

const { setting, clock } = workerData as WorkerData
const shared = new Int32Array(clock)
const queue: Task[] = []
let busy = false

/** Milliseconds in 32 bits, which wrap every 49 days; only differences are used, and those are right across the wrap. */
const now = () => (performance.timeOrigin + performance.now()) | 0

const startClock = (graceMs: number) => {
  Atomics.store(shared, BEGAN, now() + graceMs)
}

parentPort?.on('message', (task: Task) => {
  queue.push(task)
  if (!busy) void drain()
})

async function drain(): Promise<void> {
  busy = true
  for (let task = queue.shift(); task; task = queue.shift()) {
    startClock(0)
    Atomics.store(shared, TASK, task.task)
    parentPort?.postMessage(await work(task, setting, startClock))
    Atomics.store(shared, TASK, -1)
  }
  busy = false
}
