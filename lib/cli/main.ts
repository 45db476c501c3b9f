/**
 * The command line: `jiuwen <command>`. One file a command; this one lists them.
 */
import { type Commands, run } from './run.ts'

/** Each command's file, loaded only when it is called: `jiuwen search` must not pay for the HTML parser. */
const COMMANDS: Commands = [
  { name: 'ingest', load: () => import('./ingest.ts') },
  { name: 'index', load: () => import('./index.ts') },
  { name: 'search', load: () => import('./search.ts') },
  { name: 'articles', load: () => import('./articles.ts') },
  { name: 'extract', load: () => import('./extract.ts') },
  { name: 'decode', load: () => import('./decode.ts') },
  { name: 'inspect', load: () => import('./inspect.ts') },
  { name: 'verify', load: () => import('./verify.ts') },
  { name: 'serve', load: () => import('./serve.ts') },
]

/** Runs one command; see {@link run}. */
export function main(args: readonly string[]): Promise<number> {
  return run(args, COMMANDS)
}
