/** Starts the thread for dear searches on the TypeScript sources. */
import { register } from 'tsx/esm/api'

register()
await import('./aside-worker.ts')
