#!/usr/bin/env node
/**
 * The `jiuwen` command: runs the current TypeScript sources, no build step.
 *
 * `npm run` changes to the checkout before it starts us; INIT_CWD is where the caller stood, and relative paths
 * start from there.
 */
import { register } from 'tsx/esm/api'

if (process.env.npm_command === 'run-script' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
register()
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
