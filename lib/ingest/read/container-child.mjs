/** Starts the child process that takes containers apart, on the TypeScript sources. */
import { register } from 'tsx/esm/api'

register()
await import('./container-child.ts')
