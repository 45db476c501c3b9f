/**
 * The thread for dear searches: opens the index once more and answers what it is asked.
 */
import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { openSearch } from '../search/index.ts'
import { EMPTY_SEARCH, MAX_SIZE } from '../search/url.ts'
import type { AsideData, AsideJob, AsideReply } from './aside.ts'

/** Searches before the first that counts. */
const WARM_UP = 3

// Where processors are few, pages go first. Linux has priorities for threads; elsewhere this would slow the process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const { dataDir, ...options } = workerData as AsideData
const search = await openSearch(dataDir, options)
const reply = (message: AsideReply) => parentPort?.postMessage(message)

parentPort?.on('message', async ({ job, params, options }: AsideJob) => {
  try {
    reply({ kind: 'answer', job, json: await search.json(params, options) })
  } catch (error) {
    reply({ kind: 'failed', job, error })
  }
})
// The first hundred hits take a few times as long as those to come; until we say that we are open, nobody waits.
for (let n = 0; n < WARM_UP; n++) await search.json({ ...EMPTY_SEARCH, size: MAX_SIZE })
reply({ kind: 'open', fingerprint: search.engine.fingerprint })
