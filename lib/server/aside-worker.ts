/**
 * The thread for dear searches: opens the index once more and answers what it is asked.
 */
import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { openSearch } from '../search/index.ts'
import type { AsideData, AsideJob, AsideReply } from './aside.ts'

// Where processors are few, pages go first. Linux has priorities for threads; elsewhere this would slow the process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const { dataDir, aliases } = workerData as AsideData
const search = await openSearch(dataDir, { aliases })
const reply = (message: AsideReply) => parentPort?.postMessage(message)

parentPort?.on('message', async ({ job, params, options }: AsideJob) => {
  try {
    reply({ kind: 'answer', job, json: await search.json(params, options) })
  } catch (error) {
    reply({ kind: 'failed', job, error })
  }
})
reply({ kind: 'open', fingerprint: search.engine.fingerprint })
