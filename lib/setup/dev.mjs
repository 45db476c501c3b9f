/** What `npm run dev` needs before it serves: packages and the index of archive/. */
import { ensureIndexed, ensureInstalled, requireNode } from './steps.mjs'

requireNode()
await ensureInstalled()
await ensureIndexed()
