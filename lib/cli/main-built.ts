/**
 * The command line as it is built with the site: `jiuwen serve` alone. See `lib/server/built.mjs`.
 */
import { run } from './run.ts'
import * as serve from './serve.ts'

/** Runs `jiuwen serve`; see {@link run}. */
export function main(args: readonly string[]): Promise<number> {
  return run(args, [{ name: 'serve', load: async () => serve }])
}
