/**
 * The thread for dear searches: opens the index once more and answers what it is asked.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { openSearch } from '../search/index.ts'
import type { AsideData, AsideJob, AsideReply } from './aside.ts'

const { dataDir, aliases } = workerData as AsideData
const search = await openSearch(dataDir, { aliases })
const reply = (message: AsideReply) => parentPort?.postMessage(message)

parentPort?.on('message', async ({ job, params, options }: AsideJob) => {
  try {
    reply({ kind: 'answer', job, answer: await search.search(params, options) })
  } catch (error) {
    reply({ kind: 'failed', job, error })
  }
})
reply({ kind: 'open', fingerprint: search.engine.fingerprint })
