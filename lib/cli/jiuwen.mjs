#!/usr/bin/env node
/**
 * The `jiuwen` command: runs the current TypeScript sources, no build step. The server was built with the site, where
 * its sources are still the same, and takes half the memory that way.
 *
 * `npm run` changes to the checkout before it starts us; INIT_CWD is where the caller stood, and relative paths
 * start from there.
 */
import { fileURLToPath } from 'node:url'
import { builtServer } from '../server/built.mjs'

if (process.env.npm_command === 'run-script' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
const args = process.argv.slice(2)
const serves = args[0] === 'serve' && !args.includes('--dev')
const built = serves ? builtServer(fileURLToPath(new URL('../../', import.meta.url))) : null
const { main } = built ? await import(built) : await fromSources()
process.exitCode = await main(args)

async function fromSources() {
  const { register } = await import('tsx/esm/api')
  register()
  return import('./main.ts')
}
