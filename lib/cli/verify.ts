/**
 * `jiuwen verify`: checks checksums of store and index, versions and that the index answers; exits 1 with the remedy.
 */
import type { Command } from 'commander'
import { verifyIndex } from '../search/verify.ts'
import { verifyStore } from '../store/index.ts'
import { withDataOption } from './options.ts'
import { OLDER_INDEX } from './output.ts'

/** Adds the command. */
export function register(program: Command): void {
  withDataOption(
    program.command('verify').description('check that store and index are whole and that the index answers'),
  ).action(run)
}

async function run(options: { readonly data: string }): Promise<void> {
  verifyStore(options.data)
  const { articles, files, bytes, engine, fingerprint, isCurrent } = await verifyIndex(options.data)
  const size = (bytes / 1e6).toFixed(1)
  process.stdout.write(
    `ok: ${articles} articles, ${files} files, ${size} MB, ${engine}, build ${fingerprint}\n`,
  )
  if (!isCurrent) process.stderr.write(`${OLDER_INDEX}\n`)
}
