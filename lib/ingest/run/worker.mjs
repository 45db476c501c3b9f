/** Starts a worker thread on the TypeScript sources. */
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
