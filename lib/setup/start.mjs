/** What `npm start` needs before it serves: packages, the index of archive/, and the built site. Nothing is done twice. */
import { ensureBuilt, ensureIndexed, ensureInstalled, requireNode } from './steps.mjs'

requireNode()
await ensureInstalled()
await ensureIndexed()
await ensureBuilt()
